import { expect, test } from 'vitest';
import { helpText, readOptions } from './options.ts';

const mistakesOf = (...args: string[]) => readOptions(args, '/here').mistakes;

test('START-6: options are read, with paths meant from where they were typed', () => {
  const { options, mistakes } = readOptions(
    ['--port', '4200', '--data=d', '--speed', '60', '--printer-port=0'],
    '/here',
  );
  expect(mistakes).toEqual([]);
  expect(options).toEqual({
    help: false,
    port: '4200',
    data: '/here/d',
    speed: 60,
    printerPort: 0,
    simulate: false,
  });
  expect(readOptions(['--simulate'], '/here').options.speed).toBe(60);
  expect(readOptions([], '/here').options).toEqual({ help: false, speed: 1, printerPort: 9101, simulate: false });
});

test('START-6: an option that there is not is named, and the help pointed to', () => {
  expect(mistakesOf('--prot', '4200')).toEqual([
    'There is no option --prot; “npm start -- --help” lists all options.',
    '“4200” is not an option; “npm start -- --help” lists all options.',
  ]);
  expect(mistakesOf('-x')).toEqual(['There is no option -x; “npm start -- --help” lists all options.']);
});

test('START-6: every mistake is told, each in a sentence', () => {
  expect(
    mistakesOf(
      '--speed',
      'fast',
      '--printer-port=-1',
      '--port',
      '--date',
      '260101',
      '--demo=yes',
      '--replay',
      'none.csv',
    ),
  ).toEqual([
    expect.stringMatching(/^--port: needs a value, --port PORT\.$/),
    expect.stringMatching(/260101/),
    '--demo: takes no value.',
    '--speed: must be a number from 1 to 3600, not “fast”.',
    '--printer-port: must be a port from 0 to 65535, not “-1”.',
    'There is no file none.csv to replay.',
  ]);
  expect(mistakesOf('--config', 'f', '--simulate', '--demo')).toEqual([
    '--demo brings its own branch; leave out --config.',
    'A played day brings its own branch; leave out --config.',
  ]);
});

test('START-6: the help names every option with what it is for', () => {
  expect(readOptions(['--help'], '/here').options.help).toBe(true);
  const lines = helpText().split('\n');
  for (const name of ['port PORT', 'data DIR', 'config FILE', 'simulate', 'replay FILE', 'speed N', 'help']) {
    expect(lines.filter((line) => line.startsWith(`  --${name} `))).toHaveLength(1);
  }
});
