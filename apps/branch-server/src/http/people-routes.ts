import { type AgentId, type Instant, wallClock } from '@foyer/basics';
import type * as contract from '@foyer/contract';
import type { RouteReply } from '@foyer/contract';
import { type Person, personState } from '@foyer/queue-core';
import { keepAccountSecrets, LINK_MILLISECONDS, linkCode } from '../access/account-secrets.ts';
import { userWire } from '../access/authenticator.ts';
import { secretHash } from '../access/secrets.ts';
import type { BranchContext } from '../context.ts';
import { isoOf } from '../wire/time.ts';
import { carryOut, eventOf, type Outcome } from './commands.ts';
import type { Handlers, RouteCall } from './route-call.ts';

type Names = 'people' | 'addPerson' | 'changePerson' | 'resetPassword' | 'signOutPerson';

/** Those who may sign in first, then by name. */
function inOrder(one: Person, other: Person): number {
  return Number(one.disabled) - Number(other.disabled) || one.displayName.localeCompare(other.displayName);
}

/** Who works here: invited, changed, shut out. */
export function peopleRoutes(context: BranchContext): Handlers<Names> {
  const { store } = context;
  const wireOf = (person: Person, sessions: number): contract.Person => ({
    ...userWire(person),
    state: personState(person),
    lastSignInAt: person.lastSignInAt === null ? null : isoOf(person.lastSignInAt),
    sessions,
    version: person.version,
  });
  const personAfter = ({ after }: Outcome, personId: AgentId) => {
    const person = after.people.get(personId);
    if (person === undefined) throw new Error(`The person ${personId} is gone after a command about them`);
    return { person: wireOf(person, store.sessions.counts(wallClock.now()).get(personId) ?? 0) };
  };
  /** Keeps the hash of the link's code; the code itself is put into the answer on its way out, and stored nowhere. */
  const withLink = async (
    call: RouteCall<'addPerson'> | RouteCall<'resetPassword'>,
    command: Parameters<typeof carryOut>[2],
    idOf: (outcome: Outcome) => AgentId,
  ) => {
    const code = linkCode(store, call.commandId);
    const expiresAt = isoOf((wallClock.now() + LINK_MILLISECONDS) as Instant);
    type Stored = Omit<RouteReply<'addPerson'>, 'link'> & { readonly expiresAt: string };
    const { expiresAt: until, ...stored } = await carryOut<Stored>(context, call, command, {
      alongside: (events) => keepAccountSecrets(store, events, { linkHash: secretHash(code) }),
      reply: (outcome) => ({ ...personAfter(outcome, idOf(outcome)), expiresAt }),
    });
    return { ...stored, link: { code, expiresAt: until } };
  };
  const keep: Pick<Parameters<typeof carryOut>[3], 'alongside'> = {
    alongside: (events) => keepAccountSecrets(store, events),
  };
  return {
    people: () => {
      const sessions = store.sessions.counts(wallClock.now());
      const people = [...context.runner.state.people.values()].toSorted(inOrder);
      return { items: people.map((person) => wireOf(person, sessions.get(person.id) ?? 0)) };
    },
    addPerson: (call) =>
      withLink(call, { type: 'add-person', ...call.body }, ({ events }) => eventOf(events, 'PersonAdded').personId),
    changePerson: (call) => {
      const { personId } = call.params;
      const { version, ...changes } = call.body;
      const command = { type: 'change-person', personId, version, changes } as const;
      return carryOut(context, call, command, { ...keep, reply: (outcome) => personAfter(outcome, personId) });
    },
    resetPassword: (call) => {
      const { personId } = call.params;
      return withLink(call, { type: 'reset-password', personId }, () => personId);
    },
    signOutPerson: (call) => {
      const { personId } = call.params;
      const command = { type: 'sign-out-person', personId } as const;
      return carryOut(context, call, command, { ...keep, reply: (outcome) => personAfter(outcome, personId) });
    },
  };
}
