import {
  type AgentId,
  type CounterId,
  err,
  ok,
  PERMISSIONS,
  type PersonState,
  type ProfileId,
  ROLES,
  type ServiceId,
  signInName,
} from '@foyer/basics';
import { z } from 'zod';
import type { Found } from './find.ts';
import { agentId, counterId, instant, type Parsed, profileId, serviceId } from './schema.ts';
import type { BranchState } from './state.ts';

/** People that a branch may have, disabled ones among them. */
export const MOST_PEOPLE = 1_000;

/** What an administrator says of somebody, member by member what may be changed. */
export const personFactsSchema = z.strictObject({
  /** What they sign in with, as it was written; compared as `signInName` has it. */
  name: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  /** That they chose for their pages; BCP 47. */
  language: z.string().nullable(),
  disabled: z.boolean(),
  /** The counters they may open; `null`: all. */
  counters: z.array(counterId).nullable(),
  /** The services they may serve; `null`: all. */
  services: z.array(serviceId).nullable(),
  /** The work profile they go by at whatever counter; `null`: the counter's. */
  profileId: profileId.nullable(),
  /** What their role allows and they may not. */
  withheld: z.array(z.enum(PERMISSIONS)),
});
export type PersonFacts = Parsed<typeof personFactsSchema>;

/** Facts that change, by name. */
export const factChangesSchema = personFactsSchema.partial();
export type FactChanges = Parsed<typeof factChangesSchema>;

/** Somebody who signs in. Their password is elsewhere, as a hash. */
export const personSchema = personFactsSchema.extend({
  id: agentId,
  /** Raised by every change of the facts. */
  version: z.int(),
  hasPassword: z.boolean(),
  lastSignInAt: instant.nullable(),
});
export type Person = Parsed<typeof personSchema>;

/** Where somebody's account stands. */
export function personState({ disabled, hasPassword }: Person): PersonState {
  if (disabled) return 'disabled';
  return hasPassword ? 'active' : 'invited';
}

export function findPerson(state: BranchState, id: AgentId): Found<Person> {
  const person = state.people.get(id);
  return person === undefined ? err({ code: 'not-found', what: 'person', id }) : ok(person);
}

/** Who signs in with a name, however it is typed; `null` when nobody does. */
export function personNamed(state: BranchState, name: string): Person | null {
  const wanted = signInName(name);
  return state.people.find((person) => signInName(person.name) === wanted) ?? null;
}

/** Is there such a work profile? */
export function findProfile({ config }: BranchState, id: ProfileId): Found<null> {
  const isThere = config?.profiles.some((profile) => profile.id === id) === true;
  return isThere ? ok(null) : err({ code: 'not-found', what: 'profile', id });
}

/** The state with one person put in place. */
export function withPerson(state: BranchState, person: Person): BranchState {
  return { ...state, people: state.people.set(person.id, person) };
}

/** The person an event is about. @throws Error when the log never added them */
export function eventPerson(state: BranchState, id: AgentId): Person {
  const person = state.people.get(id);
  if (person === undefined) throw new Error(`The log speaks of the person ${id}, whom it never added`);
  return person;
}

/** Somebody with some of their facts changed: those that are named. */
export function withFacts(person: Person, changes: FactChanges): Person {
  const { language = person.language, counters = person.counters, services = person.services } = changes;
  const { profileId = person.profileId } = changes;
  return {
    ...person,
    name: changes.name ?? person.name,
    displayName: changes.displayName ?? person.displayName,
    role: changes.role ?? person.role,
    language,
    disabled: changes.disabled ?? person.disabled,
    counters,
    services,
    profileId,
    withheld: changes.withheld ?? person.withheld,
  };
}

/** Can this person change who may do what? One of them must always be left. */
function keepsPeople(person: Person): boolean {
  return person.role === 'admin' && personState(person) === 'active' && !person.withheld.includes('people');
}

/** Refuses what would leave nobody who can let people in. */
export function keepAnAdmin(before: BranchState, after: Person): Found<Person> {
  const others = before.people.some((person) => person.id !== after.id && keepsPeople(person));
  const was = before.people.get(after.id);
  return others || keepsPeople(after) || was === undefined || !keepsPeople(was)
    ? ok(after)
    : err({ code: 'last-admin' });
}

/** Refuses what is said of a person that can't be so: a name that is another's, a counter or service there is not. */
export function checkFacts(state: BranchState, id: AgentId, facts: FactChanges): Found<null> {
  const { name, counters, services, profileId } = facts;
  const holder = name === undefined ? null : personNamed(state, name);
  if (holder !== null && holder.id !== id) return err({ code: 'name-taken', name: holder.name });
  const noCounter = counters?.find((one) => !state.counters.has(one));
  if (noCounter !== undefined) return err({ code: 'not-found', what: 'counter', id: noCounter });
  const noService = services?.find((one) => !state.services.has(one));
  if (noService !== undefined) return err({ code: 'not-found', what: 'service', id: noService });
  if (profileId !== undefined && profileId !== null) return findProfile(state, profileId);
  return ok(null);
}

/** The services somebody may serve; `null`: all. Nobody at a counter narrows nothing. */
export function servicesOf(state: BranchState, agent: AgentId | null): readonly ServiceId[] | null {
  return agent === null ? null : (state.people.get(agent)?.services ?? null);
}

/** A person at a counter may have been shut out of it since: they end what they began there, and call nobody. */
export function checkCounterOf(state: BranchState, counterId: CounterId, agentId: AgentId): Found<null> {
  const counters = state.people.get(agentId)?.counters ?? null;
  if (counters === null || counters.includes(counterId)) return ok(null);
  return err({ code: 'not-their-counter', counterId, agentId });
}

/** May an agent serve a visit's service? */
export function checkServiceOf(state: BranchState, serviceId: ServiceId, agentId: AgentId): Found<null> {
  const services = servicesOf(state, agentId);
  if (services === null || services.includes(serviceId)) return ok(null);
  return err({ code: 'not-their-service', serviceId, agentId });
}
