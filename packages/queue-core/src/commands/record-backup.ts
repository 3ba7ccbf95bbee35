import { BACKUP_TROUBLES, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { type BodyOf, defineCommand, defineEvent } from '../define.ts';
import { customerRef, textRef, visitId } from '../schema.ts';
import { type Backups, type BranchState, KNOWN_BACKUPS } from '../state.ts';

/** Something has happened to the branch's backups, or the branch itself has come back from one. */
export interface RecordBackup {
  readonly type: 'record-backup';
  readonly fact: BodyOf<(typeof facts)[number]>;
}

const trouble = z.enum(BACKUP_TROUBLES);

/** A new key: copies made from now on are encrypted with it. */
export const BackupKeyMade = defineEvent(
  z.strictObject({ type: z.literal('BackupKeyMade'), fingerprint: z.string() }),
  (state, { fingerprint }, { at }) => {
    const { failed } = state.backups;
    const mended = failed?.trouble === 'no-key';
    return withBackups(state, { key: { fingerprint, at }, failed: mended ? null : failed });
  },
);

/** A copy stands in its folder, whole. `clock` is that of the log in it. */
export const BackupMade = defineEvent(
  z.strictObject({
    type: z.literal('BackupMade'),
    file: z.string(),
    clock: z.int(),
    bytes: z.int(),
    fingerprint: z.string(),
    seconds: z.number(),
  }),
  (state, { file, clock, bytes, fingerprint, seconds }, { at }) => {
    const others = state.backups.made.filter((one) => one.file !== file);
    const made = [...others, { file, at, clock, bytes, fingerprint, seconds, tested: null }].slice(-KNOWN_BACKUPS);
    return withBackups(state, { made, failed: null });
  },
);

/** A copy was restored to try it out: what came of that, and which older ones were removed then. */
export const BackupTested = defineEvent(
  z.strictObject({
    type: z.literal('BackupTested'),
    file: z.string(),
    trouble: trouble.nullable(),
    seconds: z.number(),
    removed: z.array(z.string()),
  }),
  (state, { file, trouble, seconds, removed }, { at }) => {
    const made = state.backups.made
      .filter((one) => !removed.includes(one.file))
      .map((one) => (one.file === file ? { ...one, tested: { at, trouble, seconds } } : one));
    return withBackups(state, { made });
  },
);

export const BackupFailed = defineEvent(
  z.strictObject({ type: z.literal('BackupFailed'), trouble }),
  (state, { trouble }, { at }) => withBackups(state, { failed: { at, trouble } }),
);

/** The log goes on from a copy: what happened after its `clock` is lost, but for what was erased since. */
export const BranchRestored = defineEvent(
  z.strictObject({
    type: z.literal('BranchRestored'),
    file: z.string(),
    clock: z.int(),
    /** Visits whose contact details were erased again. */
    contacts: z.array(visitId),
    texts: z.array(textRef),
    customers: z.array(customerRef),
  }),
  // Who has said no since is not in the copy: everybody is asked again.
  (state) => ({
    ...state,
    addressees: state.addressees.map((addressee) => ({ ...addressee, ended: addressee.ended ?? 'withdrawn' })),
  }),
);

const facts = [BackupKeyMade, BackupMade, BackupTested, BackupFailed, BranchRestored] as const;

export const recordBackup = defineCommand(facts, (state, { fact }: RecordBackup) => {
  if (fact.type === 'BackupTested' && state.backups.made.every(({ file }) => file !== fact.file)) {
    return err({ code: 'not-found', what: 'backup', id: fact.file });
  }
  return ok([fact]);
});

function withBackups(state: BranchState, change: Partial<Backups>): BranchState {
  return { ...state, backups: { ...state.backups, ...change } };
}
