import type { ConfigurationMistake } from '@foyer/configuration';
import { expect, test } from 'vitest';
import { problemOfRefusal } from './problems.ts';

test('START-8: a refused configuration is answered with every mistake, as data and in English', () => {
  const mistakes: readonly ConfigurationMistake[] = [
    { code: 'missing', item: null, path: ['timeZone'], facts: {} },
    {
      code: 'ticket-open',
      item: { kind: 'service', id: 'cash' },
      path: ['services'],
      facts: { number: 'A007' },
    },
  ];
  expect(problemOfRefusal({ code: 'invalid-configuration', mistakes }).problem).toMatchObject({
    status: 422,
    code: 'invalid-configuration',
    detail: "timeZone: is missing. service “cash”: can't be removed while ticket A007 is open.",
    mistakes,
  });
});
