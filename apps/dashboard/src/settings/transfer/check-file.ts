import type { CallProblem } from '@foyer/client';
import type { BranchConfig } from '@foyer/configuration';
import { MAX_SETTINGS_FILE_BYTES, type RouteReply } from '@foyer/contract';
import { sessionStore } from '../../session/session.ts';
import { client } from '../../shell/server.ts';
import { loadConfiguration } from '../form/configuration.ts';
import { mistakesOf, type ShownMistake } from '../form/mistakes.ts';
import { type BranchFile, readBranchFile } from './branch-file.ts';

/** What a chosen file turned out to be. */
export type Checked =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'problem'; readonly problem: CallProblem }
  | Refused
  | Fits;

/** A sound file, and what it would change of the settings that were in force when it was looked at. */
export interface Fits {
  readonly kind: 'fits';
  readonly file: BranchFile;
  readonly would: RouteReply<'importSettings'>;
}

/** A file with mistakes, beside the configuration in force, which has the names of what the file left out. */
export interface Refused {
  readonly kind: 'refused';
  readonly mistakes: readonly ShownMistake[];
  readonly file: BranchFile;
  readonly inForce: BranchConfig;
}

/** Reads a chosen file and looks into it. */
export async function checkFile(chosen: File): Promise<Checked> {
  if (chosen.size > MAX_SETTINGS_FILE_BYTES) return { kind: 'too-large' };
  const file = readBranchFile(await chosen.text());
  return file === null ? { kind: 'unreadable' } : lookInto(file);
}

/** Asks the server what a file would change. Nothing is changed by that. */
export async function lookInto(file: BranchFile): Promise<Checked> {
  const answer = await client.call('importSettings', { body: { file, version: null }, query: { dryRun: 'true' } });
  if (answer.ok) return { kind: 'fits', file, would: answer.value };
  return refusalOf(answer.error, file);
}

/** Why the server doesn't take a file in. */
export async function refusalOf(problem: CallProblem, file: BranchFile): Promise<Checked> {
  if (problem.status === 401) sessionStore.getState().expire();
  const mistakes = mistakesOf(problem);
  if (mistakes.length === 0) return { kind: 'problem', problem };
  const loaded = await loadConfiguration();
  if (!loaded.ok) return { kind: 'problem', problem: loaded.error };
  return { kind: 'refused', mistakes, file, inForce: loaded.value.config };
}
