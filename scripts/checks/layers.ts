import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { listFiles, listPackages, root, type WorkspacePackage } from '../workspace.ts';
import type { Check } from './check.ts';
import { isSourceFile, type Mention, readSourceFile } from './source-file.ts';

/** What a folder of the workspace may import; `'anything'` for the ones that stand above all. */
export interface Layer {
  readonly mayImport: readonly string[] | 'anything';
  /** Its source (tests aside) reads no clock, makes no random number and touches nothing of Node. */
  readonly pure?: boolean;
  /** Its source (tests and configuration aside) runs in a browser, so it imports nothing of Node. */
  readonly browser?: boolean;
  /** Parts of the folder that differ from the rest; the first that matches the path inside the folder counts. */
  readonly rooms?: readonly Room[];
}

interface Room {
  readonly within: RegExp;
  readonly mayAlsoImport?: readonly string[];
  readonly browser?: boolean;
}

const screens = ['basics', 'contract', 'client', 'ui', 'words'];

/** Who may import whom. Kept in step with the table in the README's map of the house. */
export const layers: Readonly<Record<string, Layer>> = {
  'packages/basics': { mayImport: [], browser: true },
  'packages/configuration': { mayImport: ['basics'], pure: true, browser: true },
  'packages/queue-core': { mayImport: ['basics', 'configuration'], pure: true },
  'packages/flow': { mayImport: ['basics', 'configuration', 'queue-core'], pure: true },
  'packages/contract': { mayImport: ['basics', 'configuration'], browser: true },
  'packages/store': { mayImport: ['basics', 'configuration', 'queue-core'] },
  'packages/client': { mayImport: ['basics', 'contract'], browser: true },
  'packages/words': {
    mayImport: ['basics'],
    rooms: [{ within: /^src\/(?!catalogue)/, browser: true }],
  },
  'packages/ui': { mayImport: ['basics', 'contract', 'words'], browser: true },
  'kiosk-hardware': { mayImport: ['basics', 'words'] },
  'signage-themes': { mayImport: [] },
  'apps/branch-server': {
    mayImport: ['basics', 'configuration', 'queue-core', 'flow', 'contract', 'store', 'words'],
  },
  'apps/kiosk': {
    mayImport: screens,
    rooms: [
      { within: /^(src\/)?(agent|main)\//, mayAlsoImport: ['kiosk-hardware'] },
      { within: /^(src\/)?(renderer|bridge)\//, browser: true },
    ],
  },
  'apps/signage': { mayImport: screens, browser: true },
  'apps/dashboard': {
    mayImport: screens,
    browser: true,
    rooms: [{ within: /^src\/settings\//, mayAlsoImport: ['configuration'] }],
  },
  'apps/mobile': { mayImport: screens, browser: true },
  'apps/hub': { mayImport: ['basics', 'contract'] },
  scripts: { mayImport: 'anything' },
  tests: { mayImport: 'anything' },
};

const testFile = /\.(test|spec)\.[jt]sx?$/;
const configurationFile = /(^|\/)[\w.-]+\.config(\.[\w-]+)?\.[mc]?[jt]s$/;

/** The check that imports run only in the direction the table allows. */
export const layerCheck: Check = { name: 'layers', run: async () => findLayerProblems(root, layers) };

/**
 * Compares every import and every declared dependency of a workspace with the table.
 *
 * @param base - the workspace's root folder
 * @returns one sentence per problem, naming what would have been allowed
 */
export function findLayerProblems(base: string, table: Readonly<Record<string, Layer>>): string[] {
  return listPackages(base).flatMap((workspacePackage) => {
    const layer = table[workspacePackage.folder];
    if (layer === undefined) return [`${workspacePackage.folder} has no row in the table of layers.`];
    return [
      ...manifestProblems(base, workspacePackage, layer),
      ...listFiles(path.join(base, workspacePackage.folder))
        .filter(isSourceFile)
        .flatMap((file) => fileProblems(base, workspacePackage, layer, file)),
    ];
  });
}

function manifestProblems(base: string, { name, folder, workspaceDependencies }: WorkspacePackage, layer: Layer) {
  const expected = `@foyer/${path.posix.basename(folder)}`;
  const allowed = allowedNames(layer, undefined);
  const problems = name === expected ? [] : [`${folder}/package.json names itself ${name} instead of ${expected}.`];
  for (const dependency of workspaceDependencies) {
    const declared = `${folder}/package.json depends on ${dependency}`;
    if (!isAllowed(allowed, dependency)) problems.push(`${declared}. ${formatAllowed(folder, allowed)}`);
    else if (!mentions(base, folder, dependency)) problems.push(`${declared} and does not use it.`);
  }
  return problems;
}

/** Whether any file of the folder but its manifest speaks of the package. */
function mentions(base: string, folder: string, name: string): boolean {
  return listFiles(path.join(base, folder))
    .filter((file) => file !== 'package.json' && /\.([mc]?[jt]sx?|css|html|json)$/.test(file))
    .some((file) => readFileSync(path.join(base, folder, file), 'utf8').includes(name));
}

function fileProblems(base: string, workspacePackage: WorkspacePackage, layer: Layer, file: string): string[] {
  const { folder } = workspacePackage;
  const { imports, impurities } = readSourceFile(path.join(base, folder, file));
  const room = layer.rooms?.find(({ within }) => within.test(file));
  const at = ({ line }: Mention) => `${folder}/${file}:${line}`;
  const problems = imports.flatMap((mention) => {
    const problem = importProblem(workspacePackage, layer, room, file, mention.what);
    return problem === undefined ? [] : [`${at(mention)} ${problem}`];
  });
  const shipped = !testFile.test(file) && !configurationFile.test(file);
  if (!shipped) return problems;
  const whyNoNode = nodeFreeReason(layer, room);
  if (whyNoNode !== undefined) {
    const ofNode = imports.filter(({ what }) => isBuiltin(what));
    problems.push(...ofNode.map((mention) => `${at(mention)} imports ${mention.what}, but ${folder} ${whyNoNode}.`));
  }
  if (layer.pure === true) {
    const reason = 'is pure: time, ids and randomness are passed in';
    problems.push(...impurities.map((mention) => `${at(mention)} uses ${mention.what}, but ${folder} ${reason}.`));
  }
  return problems;
}

function nodeFreeReason(layer: Layer, room: Room | undefined): string | undefined {
  if (layer.pure === true) return 'is pure and takes nothing of Node';
  if (layer.browser === true || room?.browser === true) return 'runs in a browser there';
  return undefined;
}

function importProblem(
  { name, folder, workspaceDependencies }: WorkspacePackage,
  layer: Layer,
  room: Room | undefined,
  file: string,
  imported: string,
): string | undefined {
  const allowed = allowedNames(layer, room ?? {});
  if (imported.startsWith('.')) {
    const target = path.posix.join(folder, path.posix.dirname(file), imported);
    if (layer.mayImport === 'anything' || target === folder || target.startsWith(`${folder}/`)) return undefined;
    return `imports ${imported}, which leaves its package. ${formatAllowed(folder, allowed)}`;
  }
  if (!imported.startsWith('@foyer/')) return undefined;
  const target = imported.split('/').slice(0, 2).join('/');
  if (target === name) return undefined;
  if (!isAllowed(allowed, target)) return `imports ${target}. ${formatAllowed(folder, allowed)}`;
  if (!workspaceDependencies.includes(target)) return `imports ${target}, which its package.json does not name.`;
  return undefined;
}

/** The workspace packages a room may import; for the package as a whole (no room given), those of all its rooms. */
function allowedNames(layer: Layer, room: Partial<Room> | undefined): readonly string[] | 'anything' {
  if (layer.mayImport === 'anything') return 'anything';
  const rooms = room === undefined ? (layer.rooms ?? []) : [room];
  return [...layer.mayImport, ...rooms.flatMap(({ mayAlsoImport }) => mayAlsoImport ?? [])];
}

function isAllowed(allowed: readonly string[] | 'anything', name: string): boolean {
  return allowed === 'anything' || allowed.includes(name.slice('@foyer/'.length));
}

function formatAllowed(folder: string, allowed: readonly string[] | 'anything'): string {
  if (allowed === 'anything') return '';
  if (allowed.length === 0) return `${folder} may import nothing from the workspace.`;
  return `Allowed there: ${allowed.map((name) => `@foyer/${name}`).join(', ')}.`;
}

if (import.meta.main) {
  const problems = await layerCheck.run();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
