import type { ConfigurationMistake } from '@foyer/configuration';
import { problemSchema } from '@foyer/contract/schemas';
import { expect, test } from 'vitest';
import { problemOfRefusal } from './problems.ts';

test('START-8: a refused configuration is answered with every mistake, as data and in English', () => {
  const mistakes: readonly ConfigurationMistake[] = [
    { code: 'missing', item: null, path: ['timeZone'], facts: {} },
    {
      code: 'in-use',
      item: { kind: 'service', id: 'cash' },
      path: ['services'],
      facts: {},
    },
  ];
  expect(problemOfRefusal({ code: 'invalid-configuration', mistakes }).problem).toMatchObject({
    status: 422,
    code: 'validation-failed',
    detail: "timeZone: is missing. service “cash”: has been used and can't be taken out; retire it instead.",
    mistakes: [
      { code: 'missing', item: null, pointer: '/timeZone', facts: {} },
      { code: 'in-use', item: { kind: 'service', id: 'cash' }, pointer: '/services', facts: {} },
    ],
  });
});

test('API-5: what a sentence for people needs stands beside the code, as facts that the contract names', () => {
  const factsOf = (refusal: Parameters<typeof problemOfRefusal>[0]) => {
    const problem = problemSchema.parse(problemOfRefusal(refusal).problem);
    return { what: problem.what, state: problem.state, limit: problem.limit, reason: problem.reason };
  };
  expect(factsOf({ code: 'invalid-state', what: 'visit', id: 'v1', state: 'held' })).toMatchObject({
    what: 'visit',
    state: 'held',
  });
  expect(factsOf({ code: 'queue-full', serviceId: 'cash', limit: 40 })).toMatchObject({ limit: 40 });
  expect(factsOf({ code: 'service-suspended', serviceId: 'cash', reason: 'technical' })).toMatchObject({
    reason: 'technical',
  });
  expect(problemOfRefusal({ code: 'server-closing' }).problem.retryAfterSeconds).toBe(2);
});
