import { err, ok, passwordMistake, type Result } from '@foyer/basics';
import {
  type BranchConfig,
  type ConfigurationMistake,
  type LocalText,
  locate,
  type TemplateId,
  type TemplateNameKind,
  templateBranch,
  validate,
  within,
} from '@foyer/configuration';
import type { FoundingRequest } from '@foyer/contract';
import { pictureMistakes } from '@foyer/queue-core';
import { isSpoken, wordsOf } from '@foyer/words/catalogue';
import { z } from 'zod';
import { type TakenPicture, takePictures } from '../pictures/read-picture.ts';
import { demoBranch } from '../settings/demo-branch.ts';
import { readSpokenBranch } from '../settings/settings.ts';
import { checkStaff, type Staff, staffSchema } from '../settings/staff-schema.ts';

/** A branch as it is to be founded. */
export interface Founded {
  readonly branch: BranchConfig;
  /** That its looks show. */
  readonly pictures: readonly TakenPicture[];
  readonly admin: Staff;
}

/** All that is wrong with what was asked for, by its places in the request; or what to found. */
export function checkFounding(request: FoundingRequest): Result<Founded, readonly ConfigurationMistake[]> {
  const written = writtenBranch(request);
  const branch = readSpokenBranch(written);
  const pictures = takePictures(request.begin.with === 'file' ? request.begin.file.pictures : []);
  const staff = validate(z.array(staffSchema), [{ ...request.admin, role: 'admin' }], checkStaffEntry);
  const mistakes = [
    ...(branch.ok ? [] : branch.error.map((mistake) => within('branch', mistake))),
    ...takenIds(request).map((mistake) => within('branch', mistake)),
    ...(branch.ok
      ? pictureMistakes(
          pictures.map(({ picture }) => picture),
          branch.value,
        )
      : []
    ).map((mistake) => within('branch', mistake)),
    ...(staff.ok ? [] : staff.error.map(ofAdmin)),
  ];
  const [admin] = staff.ok ? staff.value : [];
  if (!branch.ok || admin === undefined || mistakes.length > 0) return err(mistakes);
  return ok({ branch: branch.value, pictures, admin });
}

/** The first of a list of staff stands in the request as `admin`. */
function ofAdmin({ path, ...mistake }: ConfigurationMistake): ConfigurationMistake {
  return { ...mistake, path: ['admin', ...path.slice(1)] };
}

function* checkStaffEntry(staff: Parameters<typeof checkStaff>[0]) {
  for (const mistake of checkStaff(staff)) yield { ...mistake, path: mistake.path.slice(1) };
  const [{ name = '', password } = {}] = staff ?? [];
  const why = password === undefined ? null : passwordMistake(password, name);
  // That it is too short the schema says.
  if (why !== null && why !== 'too-short')
    yield { code: 'weak-password', path: [0, 'password'], facts: { why } } as const;
}

/** The demo's name is its own: a start without options takes its data for the demo's. */
function takenIds({ branch: { branchId } }: FoundingRequest): readonly ConfigurationMistake[] {
  if (branchId !== demoBranch.branchId) return [];
  return [locate({ code: 'repeated', path: ['branchId'], facts: { value: branchId } }, null)];
}

function writtenBranch({ branch, begin }: FoundingRequest): unknown {
  if (begin.with === 'file') return { ...begin.file.branch, ...branch };
  const { template, languages, counters, hours } = begin;
  return templateBranch(template, { ...branch, languages, counters, hours }, namesIn(languages.filter(isSpoken)));
}

/** What a template calls things, in each of these languages. */
function namesIn(languages: readonly string[]) {
  const all = languages.map((language) => [language, wordsOf(language, null)] as const);
  return (of: TemplateId | 'shared', kind: TemplateNameKind, id: string): LocalText =>
    Object.fromEntries(
      all.map(([language, words]) => {
        const key = `templates.${of}.${kind}.${id}`;
        if (!words.has(key)) throw new Error(`The catalogue has no ${key}`);
        return [language, words.t(key)];
      }),
    );
}
