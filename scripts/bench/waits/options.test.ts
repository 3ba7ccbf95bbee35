import { expect, test } from 'vitest';
import { optionsOf } from './options.ts';

test('WAITS-7: the command line is read, with what is usual where nothing is said', () => {
  expect(optionsOf(['--record', 'log.csv'])).toMatchObject({
    ok: true,
    value: { record: 'log.csv', warmUpDays: 7, paths: 200, waiting: false, cost: false },
  });
  expect(optionsOf(['--cost', '--paths', '300', '--warmup', '0'])).toMatchObject({
    ok: true,
    value: { record: undefined, cost: true, paths: 300, warmUpDays: 0 },
  });
  expect(optionsOf(['--synthetic', '--short', '--seed', '3'])).toMatchObject({
    ok: true,
    value: { synthetic: true, short: true, seed: 3, parts: false, cost: false },
  });
});

test.each([
  [[], /what to measure/],
  [['--record', 'log.csv', '--from', '1999-02-01'], /--from must be a date as yymmdd/],
  [['--cost', '--warmup', '-1'], /warmup/],
  [['--cost', '--paths', '10'], /--paths must be a whole number from 50/],
  [['--synthetic', '--seed', 'x'], /--seed must be a whole number/],
  [['--cots'], /cots/],
])('WAITS-7: what is wrong on the command line is said in a sentence: %s', (args, sentence) => {
  const options = optionsOf(args);
  expect(options.ok ? 'fine' : options.error).toMatch(sentence);
});
