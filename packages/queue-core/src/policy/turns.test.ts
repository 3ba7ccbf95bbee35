import type { ClassId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import {
  ana,
  bank,
  cards,
  cash,
  counter1,
  counter2,
  loans,
  priority,
  regular,
} from '@foyer/configuration/testing/bank';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Story } from '../testing/story.ts';
import { selectNext } from './select-next.ts';
import { Turns } from './turns.ts';

const inRatio = (turns: number): BranchConfig => ({
  ...bank,
  classes: bank.classes.map((each) => (each.id === priority ? { ...each, turns } : each)),
  policy: { kind: 'ratio', maxOvertakes: 1_000_000 },
});
const targetDriven: BranchConfig = { ...bank, policy: { kind: 'target-driven', maxOvertakes: 1_000_000 } };

/** By how much the calls of one of two differ at most from their ratio, over every stretch of calls of both. */
function largestDifference(calls: readonly number[], a: number, b: number, [of, other]: readonly [number, number]) {
  const share = of / (of + other);
  let [difference, least, most] = [0, 0, 0];
  for (const called of calls) {
    if (called !== a && called !== b) continue;
    difference += (called === a ? 1 : 0) - share;
    [least, most] = [Math.min(least, difference), Math.max(most, difference)];
  }
  return most - least;
}

/** Takes the turn that is due first of the groups that are there. */
function takeOf(turns: Turns, groups: readonly number[]): number {
  const [first = 0] = groups.toSorted((a, b) => turns.dueOf(a) - turns.dueOf(b) || a - b);
  turns.take(first);
  return first;
}

test('CALL-16: over every stretch of calls any two classes differ from their ratio by less than one call', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 5 });
  const before = fc.array(fc.nat(31), { maxLength: 40 });
  fc.assert(
    fc.property(weights, before, (round, absent) => {
      const turns = new Turns(round, []);
      const all = [...round.keys()];
      // Whatever was there before: a stretch begins with any turns taken.
      for (const some of absent)
        takeOf(
          turns,
          all.filter((group) => (some >> group) % 2 === 1 || group === some % all.length),
        );
      const calls = Array.from({ length: 400 }, () => takeOf(turns, all));
      for (const [a, of] of round.entries()) {
        for (const [b, other] of round.entries()) {
          if (a !== b) expect(largestDifference(calls, a, b, [of, other])).toBeLessThan(1 - 1e-9);
        }
      }
    }),
  );
});

test('CALL-16: two of one class are called to one of another, whichever counter asks, in arrival order within a class', () => {
  const story = Story.open(inRatio(2));
  const waiting = new Map<ClassId, string[]>([regular, priority].map((id) => [id, []]));
  for (let each = 0; each < 12; each += 1) {
    for (const classId of [regular, priority, priority]) {
      waiting.get(classId)?.push(story.issue(each % 2 === 0 ? cash : cards, { classId }));
    }
  }
  const calls = Array.from({ length: 30 }, (_, at) => story.callAndFinish(at % 3 === 0 ? counter1 : counter2));
  const classes = calls.map(({ visitId }) => story.visit(visitId).classId);
  expect(classes.slice(0, 6)).toEqual([priority, regular, priority, priority, regular, priority]);
  expect(
    largestDifference(
      classes.map((id) => (id === priority ? 1 : 0)),
      1,
      0,
      [2, 1],
    ),
  ).toBeLessThan(1);
  for (const classId of [regular, priority]) {
    const called = calls.map(({ visitId }) => visitId).filter((id) => story.visit(id).classId === classId);
    expect(called).toEqual(waiting.get(classId)?.slice(0, called.length));
  }
});

test('CALL-17: a class of which nobody waited saves no turns up, and a turn taken back is there again', () => {
  const story = Story.open(inRatio(1));
  for (let each = 0; each < 8; each += 1) story.issue(cash);
  for (let each = 0; each < 5; each += 1) story.callAndFinish();
  const returned = [1, 2, 3].map(() => story.issue(cash, { classId: priority }));
  const { turns } = story.state;
  const first = story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId;
  story.do({ type: 'undo', counterId: counter1 });
  expect(selectNext(story.state, counter1, ana, story.now)?.visitId).toBe(first);
  expect(story.state.turns[0]).toBe(turns[0]);
  const calls = [1, 2, 3, 4].map(() => story.visit(story.callAndFinish().visitId).classId);
  expect(calls).toEqual([priority, regular, priority, regular]);
  expect(first).toBe(returned[0]);
});

test('CALL-17: turns begin anew with the day, and with another policy or round', () => {
  const story = Story.open(inRatio(2));
  story.issue(cash);
  story.callAndFinish();
  expect(story.state.turns).toEqual([1, 0]);
  story.do({ type: 'configure-branch', config: inRatio(3) });
  expect(story.state.turns).toEqual([]);
  story.issue(cash);
  story.callAndFinish();
  story.do({ type: 'end-day' });
  expect(story.state.turns).toEqual([]);
});

test('CALL-18: under target-driven the nearest to missing its target is called, as a share of it and by what was promised', () => {
  const config: BranchConfig = {
    ...targetDriven,
    services: bank.services.map((each) => {
      if (each.id === cards) return { ...each, target: { share: 0.8, withinSeconds: 100 } };
      return each.id === loans ? { ...each, target: { share: 1, withinSeconds: 300 } } : each;
    }),
    profiles: bank.profiles.map((each) => ({ ...each, tiers: [[cash, cards, loans]] })),
  };
  const story = Story.open(config);
  const [slow, promised] = [story.issue(cash), story.issue(loans)];
  story.wait(40);
  const quick = story.issue(cards);
  story.wait(50);
  const calls = [1, 2, 3].map(() => story.callAndFinish());
  // 50 of 100 s at 0.8; 90 of 300 s at 1; 91 of 300 s at 0.8.
  expect(calls.map(({ visitId }) => visitId)).toEqual([quick, promised, slow]);
  expect(calls[0]?.because).toMatchObject({
    kind: 'target-driven',
    waitedSeconds: 50,
    targetSeconds: 100,
    urgency: 0.4,
  });
});

test('CALL-18: who has missed the target and who can still be in time take turns, so neither keeps the other from being called', () => {
  const story = Story.open(targetDriven);
  const late = [1, 2, 3, 4].map(() => story.issue(cash));
  story.wait(400);
  const inTime = [1, 2, 3, 4].map(() => story.issue(cards));
  const calls = Array.from({ length: 8 }, () => story.callAndFinish().visitId);
  expect(calls).toEqual([0, 1, 2, 3].flatMap((at) => [inTime[at], late[at]]));
});

test('CALL-18: however many are late and however many come, of every two calls one is of each', () => {
  const story = Story.open(targetDriven);
  for (let each = 0; each < 40; each += 1) story.issue(cash);
  story.wait(600);
  const groups: number[] = [];
  for (let each = 0; each < 30; each += 1) {
    story.issue(cards);
    story.issue(cards);
    const { because } = story.callAndFinish();
    if (because.rule !== 'policy') throw new Error('Nobody was overtaken enough');
    groups.push(because.waitedSeconds >= because.targetSeconds ? 1 : 0);
  }
  expect(largestDifference(groups, 1, 0, [1, 1])).toBeLessThan(1);
});

test('CALL-19: a service that is called only when late is left alone until then, and then stands beside the first tier', () => {
  const [first, ...others] = bank.profiles;
  if (first === undefined) throw new Error('The bank has work profiles');
  const story = Story.open({
    ...bank,
    profiles: [{ ...first, tiers: [[cash], [cards]], whenLate: [loans] }, ...others],
    policy: { kind: 'arrival', maxOvertakes: 1 },
  });
  const loan = story.issue(loans);
  story.wait(100);
  expect(story.refusal({ type: 'call-next', counterId: counter1 })).toMatchObject({ code: 'queue-empty' });
  const [coins, card] = [story.issue(cash), story.issue(cards)];
  // Whom a counter does not call yet, it overtakes no more than those it never calls.
  for (const _ of [1, 2]) story.issue(cash);
  story.callAndFinish();
  expect(story.stage(loan)).toMatchObject({ kind: 'waiting', queued: { overtakenBy: [] } });
  story.wait(198);
  expect(story.callAndFinish()).toMatchObject({
    visitId: loan,
    because: { tier: 0, waitedSeconds: 302, targetSeconds: 300 },
  });
  expect(story.stage(coins).kind).toBe('done');
  expect(story.stage(card).kind).toBe('waiting');
});

test('CALL-20: pins, returns and the guarantee come before the policy, and take nobody’s turn', () => {
  const story = Story.open({ ...inRatio(1), policy: { kind: 'ratio', maxOvertakes: 2 } });
  const classes: ClassId[] = [regular, priority, priority, priority];
  const [patient] = classes.map((classId) => story.issue(cash, { classId }));
  const reserved = story.issue(cards);
  story.do({ type: 'transfer', visitId: reserved, target: { to: 'counter', counterId: counter1 }, position: 'last' });
  const before = story.state.turns;
  expect(story.callAndFinish().visitId).toBe(reserved);
  expect(story.state.turns).toBe(before);
  expect(story.callAndFinish().visitId).toBe(patient);
  expect(story.state.turns).toEqual([1, 0]);
});
