import type { CounterAction } from '@foyer/basics';
import { bank, cash, counter1, counter2, loans, solved } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import type { BranchState } from '../state.ts';
import { snapshotOf } from '../stored/snapshot.ts';
import { Story } from '../testing/story.ts';
import type { Command } from './index.ts';

/** All of a state but what only says that time and the log have gone on. */
function essence(state: BranchState): unknown {
  const { clock: _clock, at: _at, used: _used, actions: _actions, visits, ...rest } = snapshotOf(state);
  return { ...rest, queues: state.queues.toJS(), visits: visits.map(({ version: _version, ...visit }) => visit) };
}

/** From which stage an agent does what. */
const ACTIONS: {
  readonly [A in Exclude<CounterAction, 'walk-direct'>]: readonly ['waiting' | 'called' | 'serving' | 'held', Command];
} = {
  call: ['waiting', { type: 'call-next', counterId: counter1 }],
  start: ['called', on('start')],
  finish: ['serving', { ...on('finish'), outcomeId: solved }],
  'no-show': ['called', on('no-show')],
  hold: ['serving', { ...on('hold'), reason: 'form-to-fill' }],
  resume: ['held', { ...on('resume'), counterId: counter1 }],
  return: ['called', on('return')],
  transfer: ['serving', { ...on('transfer'), target: { to: 'service', serviceId: loans }, position: 'last' }],
  cancel: ['called', on('cancel')],
  plan: ['serving', { ...on('add-service'), serviceId: loans }],
};

/** The first ticket of a story. */
function on<T extends string>(type: T) {
  return { type, visitId: 'id-1' as never };
}

test.each(Object.entries(ACTIONS))(
  'UNDO-1: what a counter did last (%s) can be taken back, and the branch is as it was',
  (did, [stage, command]) => {
    const story = Story.open();
    const visitId = story.visitAt(stage);
    story.issue();
    const before = essence(story.wait(5).state);
    story.do(command);
    const action = story.state.actions.get(counter1);
    expect(action?.parts.map((part) => [part.did, part.visit.id])).toEqual([[did, visitId]]);
    story.wait(60);
    expect(story.do({ type: 'undo', counterId: counter1 })).toEqual([
      { type: 'ActionUndone', counterId: counter1, visitId, clocks: action?.parts[0]?.clocks },
    ]);
    expect(essence(story.state)).toEqual(before);
    expect(story.refusal({ type: 'undo', counterId: counter1 })).toEqual({
      code: 'nothing-to-undo',
      counterId: counter1,
    });
  },
);

test('UNDO-2: finish and call next is one action; a call and its repetition are one', () => {
  const story = Story.open();
  const first = story.visitAt('serving');
  const second = story.issue();
  const before = essence(story.state);
  story.do({ type: 'finish-and-call-next', counterId: counter1 });
  story.wait(10).do({ type: 'recall', visitId: second });
  expect(story.stage(second)).toMatchObject({ kind: 'called', times: 2 });
  expect(story.do({ type: 'undo', counterId: counter1 })).toMatchObject([{ visitId: second }, { visitId: first }]);
  expect(essence(story.state)).toEqual(before);
});

test('UNDO-3: not after a minute, nor when the counter, or somebody else, has gone on with it', () => {
  const refusal = { code: 'nothing-to-undo', counterId: counter1 };
  const late = Story.open();
  late.visitAt('called');
  expect(late.wait(61).refusal({ type: 'undo', counterId: counter1 })).toEqual(refusal);

  const paused = Story.open();
  paused.visitAt('done');
  paused.do({ type: 'pause-counter', counterId: counter1, reason: 'break' });
  expect(paused.refusal({ type: 'undo', counterId: counter1 })).toEqual(refusal);

  const elsewhere = Story.open();
  const visitId = elsewhere.visitAt('serving');
  elsewhere.do({ type: 'transfer', visitId, target: { to: 'service', serviceId: loans }, position: 'first' });
  elsewhere.do({ type: 'call-visit', visitId, counterId: counter2 });
  expect(elsewhere.refusal({ type: 'undo', counterId: counter1 })).toEqual(refusal);

  expect(Story.open().refusal({ type: 'undo', counterId: counter2 })).toMatchObject({ code: 'nothing-to-undo' });
  const ended = Story.open();
  ended.visitAt('done');
  ended.do({ type: 'end-day' });
  expect(ended.refusal({ type: 'undo', counterId: counter1 })).toEqual(refusal);
});

test('UNDO-4: calls that were taken back overtook nobody, whatever others did since', () => {
  const story = Story.open();
  const overtaken = story.issue(loans);
  story.wait(1);
  story.issue(cash);
  story.issue(cash);
  story.do({ type: 'call-next', counterId: counter1 });
  story.do({ type: 'call-next', counterId: counter2 });
  const { queued } = story.visit(overtaken).stage as { queued: { overtakenBy: readonly number[] } };
  expect(queued.overtakenBy).toHaveLength(2);
  story.do({ type: 'undo', counterId: counter1 });
  expect(story.visit(overtaken).stage).toMatchObject({ queued: { overtakenBy: [queued.overtakenBy[1]] } });
});

test('UNDO-5: an escalation that lapsed with what was taken back is open again; a print report is not in the way', () => {
  const story = Story.open();
  const visitId = story.issue(cash, { printing: true });
  story.do({ type: 'call-visit', visitId, counterId: counter1 });
  story.do({ type: 'start', visitId });
  const { escalationId } = story.one('EscalationRaised', { type: 'escalate', visitId, reason: 'complaint' });
  story.do({ type: 'finish', visitId });
  expect(story.state.escalations.get(escalationId)?.status.kind).toBe('lapsed');
  const printId = story.visit(visitId).printId;
  if (printId !== null) story.do({ type: 'report-print', printId, outcome: 'printed' });
  story.do({ type: 'undo', counterId: counter1 });
  expect(story.state.escalations.get(escalationId)?.status.kind).toBe('raised');
  expect(story.state.prints.get(printId as never)?.status).toBe('printed');
});

test('UNDO-6: a number that came round again since is its new owner’s', () => {
  const story = Story.open({ ...bank, series: bank.series.map((series) => ({ ...series, last: 1 })) });
  const { number } = story.visit(story.visitAt('done'));
  expect(story.visit(story.issue()).number).toBe(number);
  expect(story.refusal({ type: 'undo', counterId: counter1 })).toMatchObject({ code: 'nothing-to-undo' });
});
