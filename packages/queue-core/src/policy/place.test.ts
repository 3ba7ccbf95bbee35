import type { ClassId, ServiceId } from '@foyer/basics';
import {
  ana,
  bank,
  cards,
  cash,
  cleo,
  counter1,
  counter2,
  counter3,
  loans,
  priority,
  regular,
} from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { Story } from '../testing/story.ts';
import { placeOf, placeOfNewArrival } from './place.ts';

test('PLACE-1: a place counts those who will be called before, of all services that share a counter', () => {
  const story = Story.open({ ...bank, policy: { kind: 'arrival', maxOvertakes: 3 } });
  const [a, b, c] = [story.issue(cash), story.issue(cards), story.issue(cash)];
  const places = () => [a, b, c].map((id) => placeOf(story.state, id, story.now));
  expect(places()).toEqual([0, 1, 2]);
  expect(placeOfNewArrival(story.state, cards, regular, story.now)).toBe(3);
  story.do({ type: 'transfer', visitId: c, target: { to: 'service', serviceId: cards }, position: 'first' });
  expect(places()).toEqual([1, 2, 0]);
  story.do({ type: 'call-next', counterId: counter1 });
  expect(places()).toEqual([0, 1, null]);
});

test('PLACE-2: a place follows priority, and who is reserved for a counter stands before its others', () => {
  const story = Story.open();
  const plain = story.issue(cash);
  expect(placeOfNewArrival(story.state, cash, priority, story.now)).toBe(0);
  expect(placeOfNewArrival(story.state, cash, regular, story.now)).toBe(1);
  const reserved = story.issue(cash);
  story.do({ type: 'transfer', visitId: reserved, target: { to: 'counter', counterId: counter2 }, position: 'last' });
  expect(placeOf(story.state, reserved, story.now)).toBe(0);
  // The other counter calls the one who is not reserved first.
  expect(placeOf(story.state, plain, story.now)).toBe(0);
  story.do({ type: 'close-counter', counterId: counter1 });
  expect(placeOf(story.state, plain, story.now)).toBe(1);
});

test('PLACE-3: an upper tier stands before a lower one; where counters differ, the one that calls soonest counts', () => {
  const story = Story.open({ ...bank, policy: { kind: 'arrival', maxOvertakes: 9 } });
  const loan = story.issue(loans);
  story.issue(cash);
  expect(placeOf(story.state, loan, story.now)).toBe(1);
  const upside = bank.profiles.map((profile, at) => (at === 1 ? { ...profile, tiers: [[loans], [cash]] } : profile));
  story.do({ type: 'configure-branch', config: { ...story.state.config, ...bank, profiles: upside } });
  story.do({ type: 'open-counter', counterId: counter3, agentId: cleo });
  expect(placeOf(story.state, loan, story.now)).toBe(0);
  expect(placeOfNewArrival(story.state, loans, regular, story.now)).toBe(1);
  expect(placeOfNewArrival(story.state, cash, regular, story.now)).toBe(1);
});

test('PLACE-4: services that no counter shares don’t count, and closed counters only while none is staffed', () => {
  const story = Story.open({ ...bank, policy: { kind: 'arrival', maxOvertakes: 9 } });
  story.issue(cash);
  story.do({ type: 'close-counter', counterId: counter1 });
  story.do({ type: 'close-counter', counterId: counter2 });
  // While all are closed the one for loans alone counts as well.
  expect(placeOfNewArrival(story.state, loans, regular, story.now)).toBe(0);
  story.do({ type: 'open-counter', counterId: counter1, agentId: ana });
  expect(placeOfNewArrival(story.state, loans, regular, story.now)).toBe(1);
  story.do({ type: 'open-counter', counterId: counter3, agentId: cleo });
  expect(placeOfNewArrival(story.state, loans, regular, story.now)).toBe(0);
});

test('PLACE-5: there is no place for who does not wait, nor for what is not configured', () => {
  const story = Story.open();
  expect(placeOf(story.state, story.visitAt('held'), story.now)).toBeNull();
  expect(placeOfNewArrival(story.state, 'none' as ServiceId, regular, story.now)).toBeNull();
  expect(placeOfNewArrival(story.state, cash, 'none' as ClassId, story.now)).toBeNull();
  expect(placeOfNewArrival(new Story().state, cash, regular, story.now)).toBeNull();
});
