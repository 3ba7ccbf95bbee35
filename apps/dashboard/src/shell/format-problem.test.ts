import { PROBLEMS, type Problem, type ProblemCode } from '@foyer/contract';
import { wordsOf } from '@foyer/words/catalogue';
import { expect, it } from 'vitest';
import { formatProblem } from './format-problem.ts';

const english = wordsOf('en', null);
const arabic = wordsOf('ar', null);
const problem = (code: ProblemCode, facts: object = {}): Problem => ({
  type: `/problems/${code}`,
  ...PROBLEMS[code],
  code,
  detail: 'For programmers.',
  ...facts,
});

it('DASH-58: a refusal is a sentence in the reader’s language with what is known of it', () => {
  expect(formatProblem(problem('invalid-state', { what: 'visit', state: 'held' }), english)).toBe(
    'Not possible: the visit is on hold.',
  );
  expect(formatProblem(problem('invalid-state', { what: 'visit', state: 'held' }), arabic)).toContain('معلّقة');
  expect(formatProblem(problem('queue-full', { limit: 500 }), english)).toBe(
    '500 customers are waiting for this service; no more can be taken.',
  );
  expect(formatProblem(problem('service-suspended', { reason: 'no-staff' }), english)).toBe(
    'The service is suspended: No staff.',
  );
  expect(formatProblem(problem('locked-out', { retryAfterSeconds: 120 }), english)).toBe(
    'Too many failed attempts. Try again in 2 minutes.',
  );
});

it('DASH-58: a state that a newer server knows still has a sentence, and no sentence is the server’s own', () => {
  expect(formatProblem(problem('invalid-state', { what: 'visit', state: 'dreaming' }), english)).toBe(
    'Not possible in the present state.',
  );
  for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
    for (const words of [english, arabic]) {
      const sentence = formatProblem(
        problem(code, { limit: 1, reason: 'other', retryAfterSeconds: 1, closesAt: '2026-03-02T17:00:00Z' }),
        words,
      );
      expect(sentence).not.toContain('programmers');
      expect(sentence).not.toMatch(/\{\{|^problem\./);
    }
  }
});
