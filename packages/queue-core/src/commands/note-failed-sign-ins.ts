import { type AgentId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findPerson } from '../people.ts';
import { agentId } from '../schema.ts';

/** Notes that somebody was not let in, once for many attempts. */
export interface NoteFailedSignIns {
  readonly type: 'note-failed-sign-ins';
  /** Whose name was given; `null` where nobody has it. */
  readonly personId: AgentId | null;
  /** Of a name that nobody has, a keyed hash: it may be a password typed in the wrong place. */
  readonly nameHash: string | null;
  /** Of the network; `null`: from several, too many to be noted one by one. */
  readonly address: string | null;
  /** Attempts since the last note of them. */
  readonly times: number;
}

export const SignInFailed = defineEvent(
  z.strictObject({
    type: z.literal('SignInFailed'),
    personId: agentId.nullable(),
    nameHash: z.string().nullable(),
    address: z.string().nullable(),
    times: z.int(),
  }),
  (state) => state,
);

export const noteFailedSignIns = defineCommand([SignInFailed], (state, command: NoteFailedSignIns) => {
  const { personId, nameHash, address, times } = command;
  const found = personId === null ? ok(null) : findPerson(state, personId);
  return found.ok ? ok([{ type: 'SignInFailed', personId, nameHash, address, times }]) : found;
});
