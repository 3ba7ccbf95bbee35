import type { AgentId, CounterId, ServiceId } from '@foyer/basics';
import { ana, ben, cards, cash, cleo, counter1, counter2, counter3, loans } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { MOST_PEOPLE } from '../people.ts';
import { firstPeople } from '../testing/choices.ts';
import { Story } from '../testing/story.ts';
import type { Command, CommandOf } from './index.ts';

/** A branch with Ana and Ben, who are agents at counters 1 and 2, and Cleo, who is its admin. */
function staffed(): Story {
  const story = Story.open();
  story.do(firstPeople);
  story.actor = { kind: 'system' };
  return story;
}

const add = (name: string): CommandOf<'add-person'> => ({
  type: 'add-person',
  name,
  displayName: name,
  role: 'agent',
});
const change = (personId: AgentId, changes: CommandOf<'change-person'>['changes']): Command => ({
  type: 'change-person',
  personId,
  changes,
});

test('PEOPLE-1: the first people are founded together, once, with their passwords', () => {
  const story = Story.open();
  const events = story.do(firstPeople);
  expect(events.map(({ type }) => type)).toEqual(Array(3).fill(['PersonAdded', 'PasswordSet']).flat());
  expect(story.state.people.get(cleo)).toMatchObject({ role: 'admin', hasPassword: true, services: null });
  expect(story.refusal(firstPeople)).toMatchObject({ code: 'invalid-state', state: 'founded' });
});

test('FOUND-7: a branch that is founded with its people has both or neither', () => {
  const story = Story.open();
  const people = firstPeople.people;
  const { config } = story.state;
  if (config === null) throw new Error('The story has a configuration');
  const moved = { ...config, cutOverHour: 4 };
  const [first] = people;
  if (first === undefined) throw new Error('There are first people');
  const twice = [first, { ...first, id: ben, name: 'ANA' }];
  expect(story.refusal({ type: 'configure-branch', config: moved, people: twice })).toMatchObject({
    code: 'name-taken',
  });
  expect(story.state.config).toEqual(config);
  const events = story.do({ type: 'configure-branch', config: moved, people });
  expect(events.map(({ type }) => type)).toEqual([
    'BranchConfigured',
    ...Array(3).fill(['PersonAdded', 'PasswordSet']).flat(),
  ]);
});

test('PEOPLE-2: no two sign in with one name, however it is written', () => {
  const story = staffed();
  const { personId } = story.one('PersonAdded', add('Dan'));
  expect(story.refusal(add(' dAN '))).toEqual({ code: 'name-taken', name: 'Dan' });
  expect(story.refusal(change(ana, { name: 'DAN' }))).toEqual({ code: 'name-taken', name: 'Dan' });
  expect(story.one('PersonChanged', change(personId, { name: 'DAN' })).before).toEqual({ name: 'Dan' });
});

test('PEOPLE-2: a founding with one name twice founds nobody', () => {
  const story = Story.open();
  const [first] = firstPeople.people;
  if (first === undefined) throw new Error('There are first people');
  const twice = { type: 'found-people', people: [first, { ...first, id: ben, name: 'ANA' }] } as const;
  expect(story.refusal(twice)).toMatchObject({ code: 'name-taken' });
  expect(story.state.people.size).toBe(0);
});

test('PEOPLE-3: the last active admin is not disabled, demoted, reset or kept from people', () => {
  const story = staffed();
  const { personId } = story.one('PersonAdded', { ...add('dan'), role: 'admin' });
  const lockOuts: readonly Command[] = [
    change(cleo, { disabled: true }),
    change(cleo, { role: 'manager' }),
    change(cleo, { withheld: ['people'] }),
    { type: 'reset-password', personId: cleo },
  ];
  for (const command of lockOuts)
    expect(story.refusal(command), JSON.stringify(command)).toEqual({ code: 'last-admin' });
  story.do(change(cleo, { withheld: ['reports'] }));
  story.do({ type: 'set-password', personId, by: 'link' });
  story.do(change(cleo, { disabled: true }));
  expect(story.refusal({ type: 'reset-password', personId })).toEqual({ code: 'last-admin' });
});

test('PEOPLE-4: nobody changes what they may do themselves; their name and language they do', () => {
  const story = staffed();
  story.actor = { kind: 'staff', id: cleo, role: 'admin' };
  for (const changes of [
    { role: 'agent' },
    { disabled: true },
    { counters: [counter1] },
    { services: [cash] },
    { withheld: ['reports'] },
  ] as const) {
    expect(story.refusal(change(cleo, changes))).toEqual({ code: 'own-rights' });
  }
  story.do(change(cleo, { displayName: 'Cleo B.', language: 'ar', role: 'admin' }));
  expect(story.state.people.get(cleo)).toMatchObject({ displayName: 'Cleo B.', language: 'ar', version: 2 });
});

test('PEOPLE-5: a change says what was and what is; the same again is none, and an older version overwrites nothing', () => {
  const story = staffed();
  const changed = story.one('PersonChanged', change(ana, { role: 'supervisor', displayName: 'Ana' }));
  expect(changed).toMatchObject({ before: { role: 'agent' }, after: { role: 'supervisor' } });
  expect(story.do(change(ana, { role: 'supervisor' }))).toEqual([]);
  const stale = { ...change(ana, { role: 'agent' }), version: 1 } as Command;
  expect(story.refusal(stale)).toEqual({ code: 'version-conflict', id: ana, expected: 1, found: 2 });
});

test('PEOPLE-5: what there is not is not found, and a branch has no more than a thousand people', () => {
  const story = staffed();
  const nobody = 'nobody' as AgentId;
  for (const command of [
    change(nobody, { role: 'agent' }),
    { type: 'set-password', personId: nobody, by: 'link' },
    { type: 'reset-password', personId: nobody },
    { type: 'sign-out-person', personId: nobody },
    { type: 'sign-in', personId: nobody, address: '' },
    { type: 'sign-out', personId: nobody },
  ] as const) {
    expect(story.refusal(command)).toEqual({ code: 'not-found', what: 'person', id: nobody });
  }
  expect(story.refusal(change(ana, { counters: ['none' as CounterId] }))).toMatchObject({
    what: 'counter',
    id: 'none',
  });
  expect(story.refusal(change(ana, { services: ['none' as ServiceId] }))).toMatchObject({
    what: 'service',
    id: 'none',
  });
  for (let more = story.state.people.size; more < MOST_PEOPLE; more += 1) story.do(add(`p${more}`));
  expect(story.refusal(add('one more'))).toEqual({ code: 'too-many', what: 'people', limit: MOST_PEOPLE });
});

test('PEOPLE-6: somebody without a password, or disabled, signs in nowhere', () => {
  const story = staffed();
  const { personId } = story.one('PersonAdded', add('dan'));
  const signIn: Command = { type: 'sign-in', personId, address: '10.0.0.1' };
  expect(story.refusal(signIn)).toMatchObject({ code: 'invalid-state', what: 'person', state: 'invited' });
  story.do({ type: 'set-password', personId, by: 'link' });
  story.do(signIn);
  expect(story.state.people.get(personId)?.lastSignInAt).toBe(story.now);
  story.do({ type: 'reset-password', personId });
  expect(story.refusal(signIn)).toMatchObject({ state: 'invited' });
  story.do(change(personId, { disabled: true }));
  expect(story.refusal(signIn)).toMatchObject({ state: 'disabled' });
  expect(story.refusal({ type: 'set-password', personId, by: 'link' })).toMatchObject({ state: 'disabled' });
});

test('PEOPLE-7: an agent opens and calls at no counter that is not theirs, and ends what they began there', () => {
  const story = staffed();
  const theirs = { code: 'not-their-counter', agentId: ana };
  const visitId = story.visitAt('serving');
  const waiting = story.issue();
  story.do(change(ana, { counters: [counter3] }));
  story.do({ type: 'finish-and-call-next', counterId: counter1 });
  expect(story.stage(visitId).kind).toBe('done');
  expect(story.stage(waiting).kind).toBe('waiting');
  expect(story.refusal({ type: 'call-next', counterId: counter1 })).toEqual({ ...theirs, counterId: counter1 });
  expect(story.refusal({ type: 'call-visit', visitId: waiting, counterId: counter1 })).toMatchObject(theirs);
  story.do({ type: 'hold', visitId: waiting, reason: 'form-to-fill' });
  expect(story.refusal({ type: 'resume', visitId: waiting, counterId: counter1 })).toMatchObject(theirs);
  story.do({ type: 'close-counter', counterId: counter1 });
  expect(story.refusal({ type: 'open-counter', counterId: counter1, agentId: ana })).toMatchObject(theirs);
  story.do({ type: 'open-counter', counterId: counter3, agentId: ana });
});

test('PEOPLE-7: a service that an agent may not serve is not called for them, by policy, pin or hand', () => {
  const story = staffed();
  const forCash = story.issue(cash);
  const forCards = story.issue(cards);
  story.do(change(ana, { services: [cards] }));
  expect(story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId).toBe(forCards);
  story.do({ type: 'no-show', visitId: forCards });
  expect(story.refusal({ type: 'call-next', counterId: counter1 })).toEqual({
    code: 'queue-empty',
    counterId: counter1,
  });
  const theirs = { code: 'not-their-service', serviceId: cash, agentId: ana };
  expect(story.refusal({ type: 'call-visit', visitId: forCash, counterId: counter1 })).toEqual(theirs);
  const toAna: Command = {
    type: 'transfer',
    visitId: forCash,
    target: { to: 'agent', agentId: ana },
    position: 'original',
  };
  expect(story.refusal(toAna)).toEqual(theirs);
  story.do({ type: 'transfer', visitId: forCash, target: { to: 'counter', counterId: counter1 }, position: 'first' });
  expect(story.refusal({ type: 'call-next', counterId: counter1 })).toMatchObject({ code: 'queue-empty' });
  story.do({ type: 'hold', visitId: forCash, reason: 'form-to-fill' });
  expect(story.refusal({ type: 'resume', visitId: forCash, counterId: counter1 })).toEqual(theirs);
  // For Ben, who is narrowed in nothing, all is as it was.
  const forLoans = story.issue(loans);
  expect(story.one('VisitCalled', { type: 'call-next', counterId: counter2 }).visitId).toBe(forLoans);
});
