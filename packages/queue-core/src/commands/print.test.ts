import type { PrintId } from '@foyer/basics';
import { cash } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

function printing(): { story: Story; printId: PrintId; visitId: ReturnType<Story['issue']> } {
  const story = Story.open();
  const visitId = story.issue(cash, { printing: true });
  const { printId } = story.visit(visitId);
  if (printId === null) throw new Error('The ticket has a print');
  return { story, printId, visitId };
}

test('PRINTSTATE-1: a print’s outcome is taken down with its reason; the same again is accepted and changes nothing', () => {
  const { story, printId, visitId } = printing();
  const report = { type: 'report-print', printId, outcome: 'failed', reason: 'paper-out' } as const;
  expect(story.do(report)).toEqual([
    { type: 'PrintReported', printId, visitId, outcome: 'failed', reason: 'paper-out' },
  ]);
  expect(story.state.prints.get(printId)).toMatchObject({ status: 'failed', reason: 'paper-out' });
  expect(story.do({ ...report, reason: 'cover-open' })).toEqual([]);
});

test('PRINTSTATE-2: an uncertain or failed print may be corrected; once printed it stays printed', () => {
  for (const first of ['uncertain', 'failed'] as const) {
    const { story, printId } = printing();
    story.do({ type: 'report-print', printId, outcome: first });
    expect(story.do({ type: 'report-print', printId, outcome: 'printed' })).toMatchObject([{ outcome: 'printed' }]);
    expect(story.do({ type: 'report-print', printId, outcome: 'printed' })).toEqual([]);
    expect(story.refusal({ type: 'report-print', printId, outcome: first })).toEqual({
      code: 'invalid-state',
      what: 'print',
      id: printId,
      state: 'printed',
    });
  }
});

test('PRINTSTATE-4: what did not come out is settled by staff, until it is reported on again', () => {
  for (const first of ['uncertain', 'failed'] as const) {
    const { story, printId, visitId } = printing();
    const settle = { type: 'report-print', printId, outcome: 'settled' } as const;
    expect(story.refusal(settle)).toEqual({ code: 'invalid-state', what: 'print', id: printId, state: 'pending' });
    story.do({ type: 'report-print', printId, outcome: first });
    expect(story.do(settle)).toEqual([{ type: 'PrintReported', printId, visitId, outcome: 'settled', reason: null }]);
    expect(story.do(settle)).toEqual([]);
    expect(story.do({ type: 'report-print', printId, outcome: 'failed', reason: 'paper-out' })).toHaveLength(1);
    expect(story.do({ type: 'report-print', printId, outcome: 'printed' })).toHaveLength(1);
    expect(story.refusal(settle)).toMatchObject({ state: 'printed' });
  }
});

test('PRINTSTATE-3: an outcome may come after the visit has ended, and not for a print that was never asked for', () => {
  const { story, printId, visitId } = printing();
  story.do({ type: 'cancel', visitId });
  expect(story.do({ type: 'report-print', printId, outcome: 'printed' })).toHaveLength(1);
  expect(story.refusal({ type: 'report-print', printId: 'none' as PrintId, outcome: 'printed' })).toEqual({
    code: 'not-found',
    what: 'print',
    id: 'none',
  });
});
