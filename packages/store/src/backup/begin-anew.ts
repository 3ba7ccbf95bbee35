import { randomUUID } from 'node:crypto';
import type { BranchDay, CommandId, Instant } from '@foyer/basics';
import {
  type BranchState,
  type Command,
  decide,
  evolve,
  type ShutOut,
  shutOutAgain,
  type Withdrawn,
} from '@foyer/queue-core';
import { openStore } from '../open.ts';
import type { Store } from '../store.ts';
import { BackupRefused } from './backup-refused.ts';
import { withdrawnIn } from './withdrawn.ts';

/** What was taken back again from restored data. */
export interface BegunAnew {
  /** How many visits' contact details, texts and customers were erased again. */
  readonly erased: number;
  /** The names of the people, devices and keys that were shut out again. */
  readonly shutOut: readonly string[];
  /** Those who were shut out since and are let in again, for otherwise nobody could let anybody in. */
  readonly letIn: readonly string[];
}

interface BeginOptions {
  readonly folder: string;
  /** The name of the copy, and the clock of the log in it. */
  readonly file: string;
  readonly clock: number;
  /** What the list beside the copy says. */
  readonly withdrawn: Withdrawn | null;
  readonly now: () => Instant;
}

/**
 * What is to be done once before the data are used again, since the world has gone on without them: what was erased is
 * erased again, those who were shut out are shut out again, nobody is signed in any more, and the log goes its own way from
 * here. Whatever waits to be sent to others is given up: the world may have had it already.
 */
export function beginAnew({ folder, file, clock, withdrawn, now }: BeginOptions): BegunAnew {
  const known = withdrawnIn(folder);
  const contacts = without(withdrawn?.contacts ?? [], known.contacts);
  const texts = without(withdrawn?.texts ?? [], known.texts);
  const customers = without(withdrawn?.customers ?? [], known.customers);
  const opened = openStore({ folder, now });
  if (!opened.ok) throw new BackupRefused('unexpected', opened.error.message);
  const store = opened.value;
  try {
    const { state } = store.load();
    return store.batch(() => {
      store.erase({ contacts, texts, customers });
      store.sessions.deleteAll();
      store.outbox.beginAnew(now());
      const fact = { type: 'BranchRestored', file, clock, contacts, texts, customers } as const;
      let after = carryOut(store, state, { type: 'record-backup', fact }, now());
      if (after === null) throw new BackupRefused('unexpected', 'The restore was refused.');
      const [shutOut, letIn]: [string[], string[]] = [[], []];
      for (const command of withdrawn === null ? [] : shutOutAgain(after, withdrawn)) {
        const next = carryOut(store, after, command, now());
        (next === null ? letIn : shutOut).push(nameIn(after, command));
        after = next ?? after;
      }
      return { erased: contacts.length + texts.length + customers.length, shutOut, letIn };
    });
  } finally {
    store.close();
  }
}

/** Carries out a command within a batch; `null` when it is refused. */
function carryOut(store: Store, before: BranchState, command: Command, now: Instant): BranchState | null {
  const decided = decide(before, command, {
    now: Math.max(now, before.at) as Instant,
    today: before.day ?? (new Date(now).toISOString().slice(0, 10) as BranchDay),
    actor: { kind: 'system' },
    commandId: randomUUID() as CommandId,
    newId: randomUUID,
  });
  if (!decided.ok) return null;
  let state = before;
  for (const event of decided.value) {
    const after = evolve(state, event);
    store.append(state, event, after);
    state = after;
    if (event.body.type === 'DeviceRevoked') store.secrets.delete(event.body.deviceId, 'device');
    if (event.body.type === 'KeyRevoked') store.secrets.delete(event.body.keyId, 'key');
  }
  return state;
}

function nameIn({ people, devices, keys }: BranchState, command: ShutOut): string {
  switch (command.type) {
    case 'change-person':
      return people.get(command.personId)?.displayName ?? command.personId;
    case 'revoke-device':
      return devices.get(command.deviceId)?.name ?? command.deviceId;
    case 'revoke-key':
      return keys.get(command.keyId)?.name ?? command.keyId;
  }
}

function without<T>(all: readonly T[], these: readonly T[]): readonly T[] {
  const known = new Set(these);
  return all.filter((one) => !known.has(one));
}
