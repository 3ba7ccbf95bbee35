import { expect, test } from 'vitest';
import { readStory } from './story.ts';

/** A history of events of these types, a minute apart. */
function historyOf(...types: readonly (string | readonly [string, Record<string, unknown>])[]) {
  return types.map((one, index) => {
    const [type, facts] = typeof one === 'string' ? [one, {}] : one;
    return { sequence: index + 1, at: new Date(index * 60_000).toISOString(), type, actor: 'system', facts };
  });
}

test('REPLAY-9: a visit’s own events tell its wait and its ending', () => {
  const story = readStory(historyOf('TicketIssued', 'VisitCalled', 'VisitRecalled', 'ServiceStarted', 'VisitFinished'));
  expect(story).toMatchObject({ issuedAt: 0, calledAt: 60_000, calls: 1, doubleCalls: 0, endings: ['served'] });
  expect(readStory(historyOf('TicketIssued', 'VisitCancelled')).calledAt).toBeNull();
});

test('REPLAY-9: a call of somebody who was called already, or is being served, or has gone, is a double call', () => {
  expect(readStory(historyOf('TicketIssued', 'VisitCalled', 'VisitCalled')).doubleCalls).toBe(1);
  expect(readStory(historyOf('TicketIssued', 'VisitCalled', 'ServiceStarted', 'VisitCalled')).doubleCalls).toBe(1);
  expect(readStory(historyOf('TicketIssued', 'VisitCancelled', 'VisitCalled')).doubleCalls).toBe(1);
});

test('REPLAY-9: a call after a transfer, a hold or a return to the queue is none', () => {
  const { calls, doubleCalls, transfers } = readStory(
    historyOf(
      'TicketIssued',
      'VisitCalled',
      'ServiceStarted',
      'VisitTransferred',
      'VisitCalled',
      'VisitHeld',
      'VisitReturned',
      'VisitCalled',
    ),
  );
  expect({ calls, doubleCalls, transfers }).toEqual({ calls: 3, doubleCalls: 0, transfers: 1 });
  const resumedAtCounter = historyOf(
    'TicketIssued',
    'VisitHeld',
    ['VisitResumed', { counterId: 'counter-1' }],
    'VisitCalled',
  );
  expect(readStory(resumedAtCounter).doubleCalls).toBe(1);
});

test('REPLAY-9: two endings are both seen', () => {
  expect(readStory(historyOf('TicketIssued', 'VisitCancelled', 'VisitFinished')).endings).toEqual([
    'cancelled',
    'served',
  ]);
});
