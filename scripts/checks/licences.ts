import { run } from '../run.ts';
import { listPackages } from '../workspace.ts';
import type { Check } from './check.ts';

/** Licences whose terms an Apache-2.0 work can pass on. */
const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** A package accepted in spite of what its manifest says. */
export interface LicenceException {
  readonly licence: string;
  readonly reason: string;
}

/** Packages outside the list, by name, each with the licence it was accepted under and why. */
const exceptions: Readonly<Record<string, LicenceException>> = {
  'date-holidays': {
    licence: '(ISC AND CC-BY-3.0)',
    reason:
      'The code is ISC. Its data are under CC BY-SA 3.0 as its LICENSE says (CC-BY in its manifest); they are used as they are, and NOTICE and each imported day say whose they are.',
  },
};

/** A production dependency as installed. */
export interface LicensedPackage {
  readonly name: string;
  readonly licence: string;
}

/** The check that everything that ships may be passed on under Apache-2.0. Looks only at what is installed. */
export const licenceCheck: Check = {
  name: 'licences',
  run: async () => {
    const own = listPackages()
      .filter(({ license }) => license !== 'Apache-2.0')
      .map(({ folder, license }) => `${folder}/package.json says ${license ?? 'no licence'} instead of Apache-2.0.`);
    const { code, stdout, output } = await run('pnpm', ['--recursive', 'licenses', 'list', '--prod', '--json'], {
      timeout: 60_000,
    });
    if (code !== 0) return [...own, `pnpm could not list the licences: ${output.trim()}`];
    const installed = readList(stdout);
    if (installed.length === 0) return [...own, 'pnpm listed no production dependency, so nothing was compared.'];
    return [...own, ...findLicenceProblems(installed, exceptions)];
  },
};

/**
 * Compares packages with the allowed licences and the exceptions.
 *
 * @returns one sentence per package that may not ship and per exception that nothing needs any more
 */
export function findLicenceProblems(
  packages: readonly LicensedPackage[],
  accepted: Readonly<Record<string, LicenceException>>,
): string[] {
  const problems = packages
    .filter(({ name, licence }) => !isAllowed(licence) && accepted[name]?.licence !== licence)
    .map(({ name, licence }) => `${name} is under ${licence}, which is not among the allowed licences.`);
  const unneeded = Object.keys(accepted)
    .filter((name) => !packages.some((one) => one.name === name && one.licence === accepted[name]?.licence))
    .map((name) => `The licence exception for ${name} is no longer needed.`);
  return [...problems, ...unneeded];
}

/** Reads an SPDX expression: one side of every OR and all sides of an AND must be allowed. */
function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(/ OR /i)
    .some((alternative) => alternative.split(/ AND /i).every((licence) => allowedLicences.has(licence.trim())));
}

function readList(json: string): LicensedPackage[] {
  const byLicence: Record<string, ReadonlyArray<{ name: string }>> = json.startsWith('{') ? JSON.parse(json) : {};
  return Object.entries(byLicence).flatMap(([licence, packages]) => packages.map(({ name }) => ({ name, licence })));
}
