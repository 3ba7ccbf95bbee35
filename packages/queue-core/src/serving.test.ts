import type { ProfileId } from '@foyer/basics';
import {
  ana,
  bank,
  cards,
  cash,
  cleo,
  counter1,
  counter3,
  everything,
  loans,
  onlyLoans,
} from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { servedNow, servingNow } from './serving.ts';
import { firstPeople } from './testing/choices.ts';
import { Story } from './testing/story.ts';

function staffed(): Story {
  const story = new Story();
  story.do({ type: 'configure-branch', config: bank });
  story.do(firstPeople);
  story.do({ type: 'open-branch' });
  story.do({ type: 'open-counter', counterId: counter1, agentId: ana });
  return story;
}

test('COUNTER-9: a counter goes by its own work profile, or by the one it was given until the day ends', () => {
  const story = staffed();
  const [coins, loan] = [story.issue(cash), story.issue(loans)];
  expect(story.do({ type: 'set-profile', counterId: counter1, profileId: onlyLoans })).toEqual([
    { type: 'ProfileSet', counterId: counter1, profileId: onlyLoans },
  ]);
  expect(story.do({ type: 'set-profile', counterId: counter1, profileId: onlyLoans })).toEqual([]);
  expect([...servedNow(story.state, counter1)]).toEqual([loans]);
  expect(story.callAndFinish().visitId).toBe(loan);
  story.do({ type: 'set-profile', counterId: counter1, profileId: null });
  expect(story.callAndFinish().visitId).toBe(coins);
  story.do({ type: 'set-profile', counterId: counter1, profileId: onlyLoans });
  story.do({ type: 'end-day' });
  expect(servingNow(story.state, counter1)?.profileId).toBe(everything);
  const nothing = 'nothing' as ProfileId;
  expect(story.refusal({ type: 'set-profile', counterId: counter1, profileId: nothing })).toEqual({
    code: 'not-found',
    what: 'profile',
    id: nothing,
  });
});

test('COUNTER-10: a person’s own work profile is used wherever they sit, unless the counter was given another for today', () => {
  const story = staffed();
  const profileOf = () => servingNow(story.state, counter1)?.profileId;
  story.do({ type: 'change-person', personId: ana, changes: { profileId: onlyLoans } });
  expect(profileOf()).toBe(onlyLoans);
  story.do({ type: 'set-profile', counterId: counter1, profileId: everything });
  expect(profileOf()).toBe(everything);
  story.do({ type: 'set-profile', counterId: counter1, profileId: null });
  story.do({ type: 'close-counter', counterId: counter1 });
  expect(profileOf()).toBe(everything);
  story.do({ type: 'change-person', personId: cleo, changes: { profileId: everything, services: [cards, loans] } });
  story.do({ type: 'open-counter', counterId: counter3, agentId: cleo });
  expect([...servedNow(story.state, counter3)]).toEqual([cards, loans]);
  const profiles = bank.profiles.filter(({ id }) => id !== onlyLoans);
  const counters = bank.counters.map((counter) => ({ ...counter, profileId: everything }));
  story.do({ type: 'configure-branch', config: { ...bank, profiles, counters } });
  story.do({ type: 'open-counter', counterId: counter1, agentId: ana });
  // One that is gone since counts no longer.
  expect(profileOf()).toBe(everything);
});
