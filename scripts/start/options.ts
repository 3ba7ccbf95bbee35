import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { demoBranch } from '@foyer/branch-server';
import { isSpoken, LANGUAGES } from '@foyer/words/catalogue';

/** Every option of `npm start`: what its value is called, if it has one, and what it is for. The README says the same. */
const OPTIONS = {
  port: ['PORT', 'where the branch server listens; 4100 by default, 0 picks a free one'],
  data: ['DIR', 'where the branch keeps its data; .foyer by default. A played day gets a new folder within'],
  new: [null, 'found a branch of your own in the browser, in an empty data folder'],
  config: ['FILE', 'found a branch of your own by a file, in an empty data folder; see docs/configuration.md'],
  demo: [null, 'the demo branch, which also runs when nothing else is asked for and the folder holds no other'],
  simulate: [null, 'the demo branch with a played day of made-up customers and agents'],
  replay: ['FILE', 'a played day from a record of your own, in a branch made to fit it'],
  date: ['YYMMDD', 'which day of that record; its first by default'],
  speed: ['N', "the branch's clock runs N times as fast, 1 to 3600; by default 60 for a played day, otherwise 1"],
  languages: ['LIST', 'what the demo offers, as in en,ar,tr; English and Arabic by default'],
  'virtual-printer': [
    null,
    'a kiosk beside the server and a printer to try it with, as the demo has them, for a branch of your own',
  ],
  'printer-port': ['PORT', 'where the virtual printer listens; 9101 by default'],
  help: [null, 'this list'],
} as const satisfies Record<string, readonly [string | null, string]>;
type OptionName = keyof typeof OPTIONS;

const SEE_HELP = '“npm start -- --help” lists all options';
const USUAL_PRINTER_PORT = 9101;
const LAST_PORT = 65_535;

/** What a start was asked for. Paths are absolute. */
export interface StartOptions {
  readonly help: boolean;
  /** As it was typed: the reader of the settings says what is wrong with it. */
  readonly port?: string;
  readonly data?: string;
  readonly config?: string;
  readonly replay?: string;
  readonly date?: string;
  readonly speed: number;
  /** That the demo offers, the default first. */
  readonly languages?: readonly string[];
  readonly simulate: boolean;
  /** A branch is to be founded in the browser. */
  readonly isNew: boolean;
  /** The demo by name. */
  readonly demo: boolean;
  /** Wanted for a branch of one's own, too. */
  readonly virtualPrinter: boolean;
  readonly printerPort: number;
}

/** Every option as it is typed, and what it is for. */
export function optionRows(): { readonly option: string; readonly purpose: string }[] {
  return Object.entries(OPTIONS).map(([name, [value, purpose]]) => ({
    option: `--${name}${value === null ? '' : ` ${value}`}`,
    purpose,
  }));
}

/** The text behind `--help`. */
export function helpText(): string {
  const rows = optionRows();
  const width = Math.max(...rows.map(({ option }) => option.length));
  return [
    'npm start -- [options]    runs the branch that the data folder holds; the demo, where it is empty',
    '',
    ...rows.map(({ option, purpose }) => `  ${option.padEnd(width)}   ${purpose}`),
    '',
    'A played day begins afresh each time and keeps its data, for instance in .foyer/simulation-2026-03-02T09-00-00-000Z.',
    'Once Foyer has stopped, remove the folder whenever you like.',
  ].join('\n');
}

/**
 * Reads what was typed.
 *
 * @param here - the folder that relative paths are meant from
 * @returns the options, the usual one for each that is mistaken, and a sentence for each mistake
 */
export function readOptions(args: readonly string[], here: string): { options: StartOptions; mistakes: string[] } {
  const { given, mistakes } = readWords(args);
  const fromHere = (place: string) => path.resolve(here, place);
  const told = (name: OptionName) => given.get(name);
  const { port, data, config, replay, date, languages } = Object.fromEntries(given);
  const offered = languages?.split(',').map((tag) => tag.trim());
  const simulate = given.has('simulate');
  const contradictions = contradictionsOf(given);
  mistakes.push(...contradictions);
  const numberOf = (name: 'speed' | 'printer-port', usual: number, holds: (value: number) => boolean, what: string) => {
    const value = Number(told(name) ?? usual);
    if (holds(value)) return value;
    mistakes.push(`--${name}: must be ${what}, not “${told(name)}”.`);
    return usual;
  };
  const speed = numberOf(
    'speed',
    replay === undefined && !simulate ? 1 : 60,
    (value) => value >= 1 && value <= 3600,
    'a number from 1 to 3600',
  );
  const printerPort = numberOf(
    'printer-port',
    USUAL_PRINTER_PORT,
    (value) => Number.isInteger(value) && value >= 0 && value <= LAST_PORT,
    `a port from 0 to ${LAST_PORT}`,
  );
  const unknown = offered?.find((tag) => !isSpoken(tag));
  if (unknown !== undefined)
    mistakes.push(`--languages: there are no words in “${unknown}”; there are ${LANGUAGES.join(', ')}.`);
  else if (offered?.[0] !== undefined && !demoBranch.languages.includes(offered[0]))
    mistakes.push(`--languages: the demo has its names in ${demoBranch.languages.join(', ')}; put one of them first.`);
  if (date !== undefined && !/^\d{6}$/.test(date)) mistakes.push(`--date: must be a day as YYMMDD, not “${date}”.`);
  if (replay !== undefined && contradictions.length === 0) mistakes.push(...unreadable(replay, fromHere(replay)));
  return {
    mistakes,
    options: {
      help: given.has('help'),
      speed,
      virtualPrinter: given.has('virtual-printer'),
      printerPort,
      simulate,
      isNew: given.has('new'),
      demo: given.has('demo'),
      ...(port === undefined ? {} : { port }),
      ...(data === undefined ? {} : { data: fromHere(data) }),
      // Where the options contradict each other, nothing is said of the file.
      ...(config === undefined || contradictions.length > 0 ? {} : { config: fromHere(config) }),
      ...(replay === undefined ? {} : { replay: fromHere(replay) }),
      ...(date === undefined ? {} : { date }),
      ...(offered === undefined ? {} : { languages: offered }),
    },
  };
}

/** What was asked for that can't be had together; which of the two was meant, only the person who typed it knows. */
function contradictionsOf(given: ReadonlyMap<OptionName, string>): string[] {
  const both = (...names: readonly OptionName[]) => names.every((name) => given.has(name));
  const played = given.has('simulate') ? '--simulate' : '--replay';
  return [
    ...(both('simulate', 'replay') ? ['Either --simulate or --replay, not both.'] : []),
    ...(['config', 'demo', 'simulate', 'replay', 'languages', 'speed'] as const)
      .filter((other) => both('new', other))
      .map((other) => `--new founds a branch of your own; leave out --${other}.`),
    ...(both('demo', 'replay') ? ['--replay brings its own branch; leave out --demo.'] : []),
    ...(both('demo', 'config') ? ['--demo brings its own branch; leave out --config.'] : []),
    ...(both('config', 'simulate') || both('config', 'replay')
      ? [`${played} brings its own branch; leave out --config.`]
      : []),
    ...(['config', 'new'] as const)
      .filter((own) => both(own, 'printer-port') && !given.has('virtual-printer'))
      .map(() => '--printer-port is of the virtual printer; give --virtual-printer too.'),
    ...(both('replay', 'languages') ? ['--replay brings its own branch; leave out --languages.'] : []),
    ...(both('config', 'languages')
      ? ['The languages of a branch of your own are in its file; leave out --languages.']
      : []),
    ...(given.has('date') && !given.has('replay') ? ['--date chooses a day of a record; give one with --replay.'] : []),
  ];
}

/** Why there is no record to read; `typed` is how its place was written. */
function unreadable(typed: string, place: string): string[] {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return [`There is no file ${typed} to replay.`];
  return found.isDirectory() ? [`${typed} is a folder; a record to replay is a file.`] : [];
}

/** The options that there are, with their values; the rest become mistakes. */
function readWords(args: readonly string[]): { given: Map<OptionName, string>; mistakes: string[] } {
  const given = new Map<OptionName, string>();
  const mistakes: string[] = [];
  const options = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, [value]]) => [name, { type: value === null ? 'boolean' : 'string' } as const]),
  );
  // An option whose value was forgotten must not take the next option for it.
  const words = args.map((word, index) =>
    word.startsWith('--') && options[word.slice(2)]?.type === 'string' && (args[index + 1] ?? '--').startsWith('--')
      ? `${word}=`
      : word,
  );
  const { tokens } = parseArgs({ args: words, options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') mistakes.push(`“${token.value}” is not an option; ${SEE_HELP}.`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isOption(name)) {
      mistakes.push(`There is no option ${rawName}; ${SEE_HELP}.`);
      continue;
    }
    const [wanted] = OPTIONS[name];
    const missing = value === undefined || value === '';
    if (wanted === null && value !== undefined) mistakes.push(`--${name}: takes no value.`);
    else if (wanted !== null && missing) mistakes.push(`--${name}: needs a value, --${name} ${wanted}.`);
    else if (given.has(name)) mistakes.push(`--${name}: is given twice.`);
    else given.set(name, value ?? '');
  }
  return { given, mistakes };
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
