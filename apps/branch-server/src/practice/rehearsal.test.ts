import { PRACTICE_TASKS, type VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { checkBranchConfig } from '@foyer/configuration';
import { bank, bankHours, cash, counter1, counter2, counter3 } from '@foyer/configuration/testing/bank';
import type { Command } from '@foyer/queue-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoBranch } from '../settings/demo-branch.ts';
import { practiceBranch } from './practice-branch.ts';
import { CAST, counterOf } from './stories.ts';
import { Rehearsal } from './testing/rehearsal.ts';

const first = (config: BranchConfig) => config.counters[0]?.id ?? counter1;

test.for([
  ['a bank', demoBranch, []],
  ['a small bank with hours', { ...bank, hours: bankHours }, []],
  [
    'one service and one counter',
    {
      ...bank,
      services: bank.services.filter(({ id }) => id === cash),
      profiles: [{ ...bank.profiles[0], tiers: [[cash]] }],
      counters: bank.counters.slice(0, 1).map((each) => ({ ...each, profileId: bank.profiles[0]?.id })),
    } as BranchConfig,
    ['send-on', 'to-colleague'],
  ],
  [
    'a call that is never repeated, and no way back',
    { ...bank, noShow: { ...bank.noShow, graceSeconds: 900, mostRecalls: 0, returnMinutes: 0 } },
    ['recall', 'come-back'],
  ],
  [
    'a call that ends by itself, and reasons of its own',
    {
      ...bank,
      noShow: { ...bank.noShow, automaticSeconds: 10 },
      reasons: { ...bank.reasons, escalation: [{ id: 'own', name: { en: 'Own' } }] },
    },
    [],
  ],
  ['a queue of one', { ...bank, services: bank.services.map((each) => ({ ...each, maxWaiting: 1 })) }, []],
] as const)(
  'PRACTICE-6: with %s, a trainee who does as the cues say learns all that can be done there',
  ([, config, impossible]) => {
    expect(checkBranchConfig(practiceBranch(config)).ok).toBe(true);
    const rehearsal = new Rehearsal(config, first(config));
    expect(rehearsal.undone).toEqual(
      PRACTICE_TASKS.filter((task) => !(impossible as readonly string[]).includes(task)),
    );
    rehearsal.obey();
    expect(rehearsal.undone).toEqual([]);
  },
);

test('PRACTICE-6: a counter’s customers come for what it calls, whatever its profile', () => {
  for (const counterId of [counter1, counter2, counter3]) {
    const rehearsal = new Rehearsal(bank, counterId);
    rehearsal.obey();
    expect(rehearsal.undone).toEqual([]);
  }
});

test('PRACTICE-7: nobody comes before the counter is open; then two wait, and no more come than there is left to learn', () => {
  const rehearsal = new Rehearsal(demoBranch, first(demoBranch));
  const pass = (times: number) => {
    for (let time = 0; time < times; time += 1) rehearsal.pass();
  };
  pass(20);
  expect(rehearsal.state.visits.size).toBe(0);
  rehearsal.try({ type: 'open-counter', counterId: first(demoBranch), agentId: CAST.trainee });
  pass(20);
  expect(rehearsal.state.visits.size).toBe(2);
  rehearsal.obey();
  const learned = rehearsal.state.visits.size;
  pass(200);
  expect(rehearsal.state.visits.size).toBe(learned);
});

test('PRACTICE-7: what is to be done next goes with who is there, and is nothing while a customer has to be called for it', () => {
  const counterId = first(demoBranch);
  const rehearsal = new Rehearsal(demoBranch, counterId);
  expect(rehearsal.taskNow).toBe('open');
  rehearsal.try({ type: 'open-counter', counterId, agentId: CAST.trainee });
  for (let look = 0; look < 20; look += 1) rehearsal.pass();
  const here = () => rehearsal.cues[0]?.visitId ?? ('nobody' as VisitId);
  expect(rehearsal.taskNow).toBe('call');
  rehearsal.try({ type: 'call-next', counterId });
  expect(rehearsal.taskNow).toBe('start');
  rehearsal.try({ type: 'start', visitId: here() });
  expect(rehearsal.taskNow).toBe('finish');
  rehearsal.try({ type: 'finish', visitId: here() });
  // Nobody can be recalled before somebody is called.
  expect(rehearsal.undone[0]).toBe('recall');
  expect(rehearsal.taskNow).toBe(null);
  rehearsal.try({ type: 'call-next', counterId });
  expect(rehearsal.taskNow).toBe('recall');
});

test('PRACTICE-7: whatever a trainee did before, who does as the cues say learns all of it, and what was ticked stays so', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 60 }), (choices) => {
      const rehearsal = new Rehearsal(demoBranch, first(demoBranch));
      for (const choice of choices) {
        const done = rehearsal.play.lesson.done.size;
        const command = carelessly(rehearsal, choice);
        if (command !== null) rehearsal.try(command);
        rehearsal.pass();
        expect(rehearsal.play.lesson.done.size).toBeGreaterThanOrEqual(done);
      }
      rehearsal.obey(2_000);
      expect(rehearsal.undone).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** Something that could be done at the moment, whether it makes sense or not. */
function carelessly({ state }: Rehearsal, choice: number): Command | null {
  const counterId = counterOf(state, CAST.trainee);
  if (counterId === null) return { type: 'open-counter', counterId: first(demoBranch), agentId: CAST.trainee };
  const counter = state.counters.get(counterId);
  const visitId = (counter?.kind === 'open' ? counter.visitId : null) ?? state.visits.keySeq().get(choice);
  if (visitId === undefined) return null;
  const target = { to: 'service', serviceId: demoBranch.services[choice % 8]?.id ?? cash } as const;
  const commands: readonly Command[] = [
    { type: 'call-next', counterId },
    { type: 'start', visitId },
    { type: 'finish', visitId },
    { type: 'no-show', visitId },
    { type: 'hold', visitId, reason: 'other' },
    { type: 'return', visitId },
    { type: 'transfer', visitId, target, position: 'last' },
    { type: 'escalate', visitId, reason: 'other' },
    { type: 'undo', counterId },
    { type: 'close-counter', counterId },
  ];
  return commands[choice] ?? null;
}
