import { branchConfigSchema, TEMPLATE_IDS } from '@foyer/configuration';
import { filePictures, SETTINGS_FILE } from '@foyer/contract';
import { z } from 'zod';
import { NO_PASSWORD } from '../settings/account/new-password.tsx';
import { begunAs, type FoundingDraft, STEPS, type Step } from './founding-draft.ts';

/** In the tab alone, until the branch is founded or the tab is closed. */
const KEY = 'foyer.founding';

const texts = z.record(z.string(), z.string());
const keptSchema = z.object({
  step: z.enum(STEPS),
  draft: z.object({
    code: z.string(),
    name: texts,
    branchId: z.string(),
    languages: z.array(z.string()).min(1),
    timeZone: z.string(),
    region: z.string(),
    begin: z.discriminatedUnion('with', [
      z.object({ with: z.literal('template'), template: z.enum(TEMPLATE_IDS) }),
      z.object({
        with: z.literal('file'),
        fileName: z.string(),
        file: z.object({
          format: z.literal(SETTINGS_FILE),
          version: z.int(),
          branch: z.record(z.string(), z.unknown()),
          pictures: filePictures.exactOptional(),
        }),
      }),
    ]),
    counters: z.int(),
    /** Absent: opened and closed by hand. */
    hours: z.unknown().optional(),
    admin: z.object({ name: z.string(), displayName: z.string() }),
  }),
});

/** How far somebody has come with the guide. */
export interface Kept {
  readonly step: Step;
  readonly draft: FoundingDraft;
}

/** What is kept, as text: all but the password. */
export function writeKept({ step, draft }: Kept): string {
  const { name, displayName } = draft.admin;
  return JSON.stringify({ step, draft: { ...draft, admin: { name, displayName } } });
}

/** Reads what was kept; `null` where it is nothing of the kind. Hours that were being typed are the template's again. */
export function readKept(text: string): Kept | null {
  const read = keptSchema.safeParse(parsed(text));
  if (!read.success) return null;
  const { step, draft } = read.data;
  const { hours: typed, admin, ...rest } = draft;
  const hours = branchConfigSchema.shape.hours.safeParse(typed);
  const kept = { ...rest, hours: hours.data, admin: { ...admin, password: NO_PASSWORD } };
  const isSound = typed === undefined || hours.success;
  return { step, draft: isSound ? kept : { ...begunAs(kept, kept.begin), counters: kept.counters } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What this tab has kept. */
export function loadKept(): Kept | null {
  return readKept(sessionStorage.getItem(KEY) ?? '');
}

/** Keeps it over a reload; a file too large for that is left out, as if nothing had been asked yet. */
export function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, writeKept(kept));
  } catch {
    sessionStorage.removeItem(KEY);
  }
}

export function forgetKept(): void {
  sessionStorage.removeItem(KEY);
}
