import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { helpText, optionRows, readOptions } from './options.ts';

const mistakesOf = (...args: string[]) => readOptions(args, '/here').mistakes;

test('START-6: options are read, with paths meant from where they were typed', () => {
  const { options, mistakes } = readOptions(
    ['--port', '4200', '--data=d', '--speed', '60', '--printer-port=0'],
    '/here',
  );
  expect(mistakes).toEqual([]);
  expect(options).toEqual({
    help: false,
    isNew: false,
    virtualPrinter: false,
    demo: false,
    port: '4200',
    data: '/here/d',
    speed: 60,
    printerPort: 0,
    simulate: false,
  });
  expect(readOptions(['--simulate'], '/here').options.speed).toBe(60);
  expect(readOptions([], '/here').options).toEqual({
    help: false,
    isNew: false,
    virtualPrinter: false,
    demo: false,
    speed: 1,
    printerPort: 9101,
    simulate: false,
  });
});

test('START-6: the demo offers the languages that are asked for, of those that there are words in', () => {
  expect(readOptions(['--languages', 'en, ar-EG,de-XA'], '/here').options.languages).toEqual(['en', 'ar-EG', 'de-XA']);
  expect(mistakesOf('--languages', 'en,tlh')).toEqual([
    expect.stringMatching(/^--languages: there are no words in “tlh”; there are .*ar.*en.*\.$/),
  ]);
  expect(mistakesOf('--languages', 'de-XA,en')).toEqual([
    '--languages: the demo has its names in en, ar; put one of them first.',
  ]);
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
      'monday',
      '--demo=yes',
      '--replay',
      'none.csv',
    ),
  ).toEqual([
    '--port: needs a value, --port PORT.',
    '--demo: takes no value.',
    '--speed: must be a number from 1 to 3600, not “fast”.',
    '--printer-port: must be a port from 0 to 65535, not “-1”.',
    '--date: must be a day as YYMMDD, not “monday”.',
    'There is no file none.csv to replay.',
  ]);
  expect(mistakesOf('--replay', import.meta.dirname)).toEqual([
    `${import.meta.dirname} is a folder; a record to replay is a file.`,
  ]);
});

test('START-6: an option without its value does not take the next option for it, and none is given twice', () => {
  expect(mistakesOf('--replay', '--data', 'd', '--speed')).toEqual([
    '--replay: needs a value, --replay FILE.',
    '--speed: needs a value, --speed N.',
  ]);
  expect(mistakesOf('--port', '1', '--port=2')).toEqual(['--port: is given twice.']);
});

test('START-6: options that exclude each other are told in one sentence, without a look at their files', () => {
  const simulateOrReplay = 'Either --simulate or --replay, not both.';
  expect(mistakesOf('--simulate', '--replay', 'none.csv')).toEqual([simulateOrReplay]);
  expect(mistakesOf('--replay', import.meta.filename, '--simulate')).toEqual([simulateOrReplay]);
  expect(mistakesOf('--demo', '--replay', 'none.csv')).toEqual(['--replay brings its own branch; leave out --demo.']);
  for (const own of ['--demo', '--simulate', '--replay=none.csv']) {
    const name = own.split('=')[0];
    expect(mistakesOf('--config', 'none.json', own)).toEqual([`${name} brings its own branch; leave out --config.`]);
    expect(readOptions(['--config', 'none.json', own], '/here').options.config).toBeUndefined();
  }
  expect(mistakesOf('--new', '--config', 'c')).toEqual(['--new founds a branch of your own; leave out --config.']);
  expect(mistakesOf('--new', '--simulate')).toEqual(['--new founds a branch of your own; leave out --simulate.']);
  expect(mistakesOf('--config', 'c', '--printer-port', '1')).toEqual([
    '--printer-port is of the virtual printer; give --virtual-printer too.',
  ]);
  expect(mistakesOf('--simulate', '--languages', 'en')).toEqual([]);
  expect(mistakesOf('--replay', import.meta.filename, '--languages', 'en')).toEqual([
    '--replay brings its own branch; leave out --languages.',
  ]);
  expect(mistakesOf('--date', '260101')).toEqual(['--date chooses a day of a record; give one with --replay.']);
  expect(mistakesOf('--demo', '--simulate', '--speed', '10')).toEqual([]);
});

test('START-6: the help names every option with what it is for', () => {
  expect(readOptions(['--help'], '/here').options.help).toBe(true);
  const lines = helpText().split('\n');
  for (const name of ['port PORT', 'data DIR', 'config FILE', 'simulate', 'replay FILE', 'speed N', 'help']) {
    expect(lines.filter((line) => line.startsWith(`  --${name} `))).toHaveLength(1);
  }
});

test('START-6: the README names the same options and says the same of them', () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const rows = readme.matchAll(/^\| `(--[^`]+)` *\| (.*?) *\|$/gm);
  expect([...rows].map(([, option, purpose]) => ({ option, purpose: purpose?.replaceAll('`', '') }))).toEqual(
    optionRows(),
  );
});
