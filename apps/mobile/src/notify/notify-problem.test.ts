import { expect, test } from 'vitest';
import { missingIn, notifyProblem } from './notify-problem.ts';

test('PHONE-14: a refusal is said at the number where that is what to change, else above the buttons', () => {
  const said = (code: Parameters<typeof notifyProblem>[0]['code']) => {
    const { at, words } = notifyProblem({ code });
    return `${at}: ${words}`;
  };
  expect(said('validation-failed')).toBe('phone: mobile.notify.wrong.number');
  expect(said('opted-out')).toBe('phone: mobile.notify.wrong.optedOut');
  expect(said('no-messages')).toBe('form: mobile.notify.wrong.none');
  expect(said('rate-limited')).toBe('form: mobile.notify.wrong.busy');
  for (const code of ['unreachable', 'timed-out', 'unreadable-reply'] as const)
    expect(said(code)).toBe('form: mobile.notify.wrong.unreachable');
  for (const code of ['invalid-state', 'internal-error', 'storage-unavailable'] as const)
    expect(said(code)).toBe('form: mobile.failed');
});

test('PHONE-14: a number of blanks is missing, and so is consent that was not given', () => {
  expect(missingIn({ phone: ' ', agreed: false }).map(({ at }) => at)).toEqual(['phone', 'consent']);
  expect(missingIn({ phone: ' 07700 900123', agreed: true })).toEqual([]);
});
