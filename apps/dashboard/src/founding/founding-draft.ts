import {
  checkBranchConfig,
  type OpeningHours,
  standardSettings,
  TEMPLATES,
  type TemplateId,
  templateBranch,
  templateHours,
} from '@foyer/configuration';
import type { FoundingRequest } from '@foyer/contract';
import type { BranchManner } from '@foyer/words';
import { type NewPassword, NO_PASSWORD } from '../settings/account/new-password.tsx';
import type { ShownMistake } from '../settings/form/mistakes.ts';
import { idFor } from '../settings/list/entries.ts';
import { withRegion } from '../settings/sections/places.ts';
import type { BranchFile } from '../settings/transfer/branch-file.ts';

/** What the branch begins as. */
export type Beginning =
  | { readonly with: 'template'; readonly template: TemplateId }
  | { readonly with: 'file'; readonly file: BranchFile; readonly fileName: string };

/** All that the guide has asked so far. */
export interface FoundingDraft {
  readonly code: string;
  readonly name: Readonly<Record<string, string>>;
  /** Empty: made of the name. */
  readonly branchId: string;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly region: string;
  readonly begin: Beginning;
  readonly counters: number;
  readonly hours: OpeningHours | undefined;
  readonly admin: { readonly name: string; readonly displayName: string; readonly password: NewPassword };
}

export const STEPS = ['welcome', 'branch', 'begin', 'counters', 'admin'] as const;
export type Step = (typeof STEPS)[number];

/** The demo's id is not given again. */
const TAKEN = new Set(['riverside']);

/** What the guide begins with: as much as the browser knows. */
export function firstDraft(code: string, language: string): FoundingDraft {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const region = new Intl.Locale(navigator.language).maximize().region ?? 'GB';
  const draft: FoundingDraft = {
    code,
    name: {},
    branchId: '',
    languages: [language],
    timeZone,
    region,
    begin: { with: 'template', template: 'bank' },
    counters: 1,
    hours: undefined,
    admin: { name: '', displayName: '', password: NO_PASSWORD },
  };
  return begunAs(draft, draft.begin);
}

/** The draft with another beginning, and with its counters, its hours or its languages. */
export function begunAs(draft: FoundingDraft, begin: Beginning): FoundingDraft {
  if (begin.with === 'file') {
    const { languages } = begin.file.branch;
    return { ...draft, begin, languages: Array.isArray(languages) ? languages.map(String) : draft.languages };
  }
  const { template } = begin;
  const hours = templateHours(template, localeOf(draft));
  return { ...draft, begin, counters: TEMPLATES[template].counters.length, hours };
}

/** The steps that are still to ask something: a file has its counters and its hours. */
export function stepsOf({ begin }: FoundingDraft): readonly Step[] {
  return begin.with === 'file' ? STEPS.filter((step) => step !== 'counters') : STEPS;
}

function localeOf({ languages, region }: FoundingDraft): string {
  return withRegion(languages[0] ?? 'en', region);
}

/** How the branch will write to people: the week begins as in its country. */
export function mannerOf(draft: FoundingDraft): BranchManner {
  const { languages, timeZone } = draft;
  return { locale: localeOf(draft), timeZone, languages, counterNoun: standardSettings.words.counter };
}

/** The branch's id: what was written, or made of its name. */
export function branchIdOf({ branchId, name, languages }: FoundingDraft): string {
  if (branchId !== '') return branchId;
  const first = [name.en, ...languages.map((language) => name[language])].find((each) => each !== undefined);
  return idFor((first ?? '').slice(0, 32), 'branch', TAKEN).slice(0, 32);
}

function branchOf(draft: FoundingDraft): FoundingRequest['branch'] {
  const { name, languages, timeZone } = draft;
  const written = languages.flatMap((language) => {
    const text = name[language]?.trim() ?? '';
    return text === '' ? [] : [[language, text] as const];
  });
  return { branchId: branchIdOf(draft), name: Object.fromEntries(written), timeZone, locale: localeOf(draft) };
}

/** What is sent in the end. */
export function requestOf(draft: FoundingDraft): FoundingRequest {
  const { begin, counters, hours, languages, admin } = draft;
  return {
    code: draft.code.trim(),
    branch: branchOf(draft),
    begin:
      begin.with === 'file'
        ? { with: 'file', file: begin.file }
        : { with: 'template', template: begin.template, languages: [...languages], counters, hours },
    admin: { name: admin.name.trim(), displayName: admin.displayName.trim(), password: admin.password.password },
  };
}

/** What the server would find wrong with the branch, its places as in the request. */
export function mistakesIn(draft: FoundingDraft): readonly ShownMistake[] {
  const { begin, languages, counters, hours } = draft;
  const branch = branchOf(draft);
  // Only the server has every language's names of a template; they are right in all of them.
  const named = () => Object.fromEntries(languages.map((language) => [language, 'A']));
  const written =
    begin.with === 'file'
      ? { ...begin.file.branch, ...branch }
      : templateBranch(begin.template, { ...branch, languages, counters, hours }, named);
  const checked = checkBranchConfig(written);
  if (checked.ok) return [];
  return checked.error.map(({ code, path, item, facts }) => ({
    code,
    path: ['branch', ...path.map(String)],
    item,
    facts: { ...facts },
  }));
}

/** The step that asks for what stands at a place of the request. */
export function stepOf([part, member]: readonly string[]): Step {
  if (part === 'admin') return 'admin';
  if (member === 'hours') return 'counters';
  const asked = ['name', 'branchId', 'languages', 'timeZone', 'locale'];
  return member !== undefined && asked.includes(member) ? 'branch' : 'begin';
}
