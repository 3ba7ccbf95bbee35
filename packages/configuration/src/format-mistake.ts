import { assertNever, type PasswordMistake } from '@foyer/basics';
import type { ConfigurationMistake, ExpectedType, Form, ItemKind } from './mistake.ts';

const KINDS: Readonly<Record<ItemKind, string>> = {
  category: 'category',
  series: 'series',
  service: 'service',
  profile: 'work profile',
  counter: 'counter',
  class: 'priority class',
  segment: 'segment',
  tag: 'tag',
  outcome: 'outcome',
  mark: 'mark',
  reason: 'reason',
  account: 'account',
};

const EXPECTED: Readonly<Record<ExpectedType, string>> = {
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  truth: 'true or false',
  list: 'a list',
  object: 'an object',
  texts: 'a text for each language, such as { "en": "Hall" }',
};

/** What a value of each form is, to stand after "must be". */
export const FORM_WORDS: Readonly<Record<Form, string>> = {
  id: '1–64 letters, digits, dots, dashes or underscores',
  'branch-id': '1–32 letters, digits, dashes or underscores',
  'number-prefix': 'at most 4 visible characters',
  'time-of-day': 'a time of day such as 09:30',
  'closing-time': 'a time of day such as 17:30, or 24:00',
  date: 'a date that there is, such as 2026-12-24',
  'language-tag': 'a language tag such as “en” or “ar-EG”',
  'time-zone': 'an IANA time zone such as Europe/Madrid',
  locale: 'a language and a region such as “en-GB” or “ar-SA”',
  picture: 'the hash of a stored picture, 64 hexadecimal digits',
  colour: 'a colour such as #115e59',
  'web-address': 'an address such as https://queue.example.org',
  port: 'a port from 0 to 65535',
  folder: 'a folder with its whole path, such as /mnt/backups',
  'printer-address': 'an address such as tcp://192.168.1.50:9100 or device:/dev/usb/lp0',
  unit: '1–12 visible characters, such as “EUR” or “km”',
  theme: 'the name of a theme’s folder',
};

const WEAK: Readonly<Record<PasswordMistake, string>> = {
  'too-short': 'is too short',
  'like-the-name': 'is too like the name',
  'too-common': 'is too easily guessed',
};

/**
 * A mistake as an English sentence that says where it is: the item by its id, then the setting. It shows values only
 * where they can't be secrets.
 */
export function formatMistake(mistake: ConfigurationMistake): string {
  const place = formatPlace(mistake);
  const statement = formatStatement(mistake);
  if (place === '') return `${statement.charAt(0).toUpperCase()}${statement.slice(1)}.`;
  return `${place}: ${statement}.`;
}

/** `service “cash”, numbering.width`; `branch.languages[1]` where no item is known. */
function formatPlace({ item, path }: ConfigurationMistake): string {
  if (item === null) return formatPath(path);
  const entry = path.findIndex((step) => typeof step === 'number');
  const inside = entry === -1 ? '' : formatPath(path.slice(entry + 1));
  const name = `${KINDS[item.kind]} “${item.id}”`;
  return inside === '' ? name : `${name}, ${inside}`;
}

function formatPath(path: ConfigurationMistake['path']): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
}

function formatStatement(mistake: ConfigurationMistake): string {
  switch (mistake.code) {
    case 'missing':
      return 'is missing';
    case 'unknown-setting':
      return 'there is no such setting';
    case 'wrong-type':
      return `must be ${EXPECTED[mistake.facts.expected]}`;
    case 'not-one-of':
      return `must be one of ${mistake.facts.allowed.join(', ')}`;
    case 'malformed':
      return `must be ${FORM_WORDS[mistake.facts.form]}, not “${mistake.facts.found}”`;
    case 'too-short':
      return mistake.facts.minimum === 1 ? 'is empty' : `must have at least ${mistake.facts.minimum} characters`;
    case 'too-long':
      return `must have at most ${mistake.facts.maximum} characters`;
    case 'too-few':
      return `must have at least ${mistake.facts.minimum} ${mistake.facts.minimum === 1 ? 'entry' : 'entries'}`;
    case 'too-many':
      return `must have at most ${mistake.facts.maximum} entries`;
    case 'too-small':
      return `must be ${mistake.facts.inclusive ? 'at least' : 'more than'} ${mistake.facts.minimum}`;
    case 'too-great':
      return `must be ${mistake.facts.inclusive ? 'at most' : 'less than'} ${mistake.facts.maximum}`;
    case 'repeated':
      return `“${mistake.facts.value}” is written twice`;
    case 'unnamed':
      return `has no text in “${mistake.facts.language}”, the branch's first language`;
    case 'script-without-font':
      return `“${mistake.facts.word}” has letters that there is no font for; there are ${mistake.facts.scripts.join(', ')}`;
    case 'unspoken-language':
      return `there are no words in “${mistake.facts.language}”; there are ${mistake.facts.spoken.join(', ')}`;
    case 'unknown-category':
      return `there is no category “${mistake.facts.categoryId}”`;
    case 'unknown-series':
      return `there is no series “${mistake.facts.seriesId}”`;
    case 'unknown-service':
      return `there is no service “${mistake.facts.serviceId}”`;
    case 'unknown-counter':
      return `there is no counter “${mistake.facts.counterId}”`;
    case 'unknown-profile':
      return `there is no work profile “${mistake.facts.profileId}”`;
    case 'unknown-picture':
      return 'there is no such picture';
    case 'unknown-reason':
      return `there is no reason “${mistake.facts.reason}” to escalate`;
    case 'unknown-person':
      return `nobody has the id “${mistake.facts.personId}”`;
    case 'circular':
      return 'stands under itself';
    case 'series-backwards':
      return `numbers must go up, not from ${mistake.facts.first} to ${mistake.facts.last}`;
    case 'series-too-wide':
      return `its last number, ${mistake.facts.last}, does not fit into ${mistake.facts.width} digits`;
    case 'series-too-long':
      return `has ${mistake.facts.size} numbers, more than ${mistake.facts.maximum}`;
    case 'series-overlap': {
      const { prefix, otherId, otherPrefix } = mistake.facts;
      return `“${prefix}” and “${otherPrefix}” of series “${otherId}” could give the same number`;
    }
    case 'break-backwards':
      return `ends at ${mistake.facts.until}, but begins no earlier, at ${mistake.facts.from}`;
    case 'hours-backwards':
      return `ends at ${mistake.facts.until}, but begins no earlier, at ${mistake.facts.from}`;
    case 'hours-overlap':
      return `overlaps the hours from ${mistake.facts.from} to ${mistake.facts.until} of the same day`;
    case 'quiet-while-open':
      return `is within the opening hours from ${mistake.facts.from} to ${mistake.facts.until}: who waits then would be told nothing`;
    case 'reminder-too-early':
      return `is to be less than the ${mistake.facts.withinSeconds} seconds that there are to answer`;
    case 'branch-renamed':
      return `a branch keeps its id, so “${mistake.facts.from}” can't become “${mistake.facts.to}”`;
    case 'in-use':
      return "has been used and can't be taken out; retire it instead";
    case 'default-retired':
      return "is the first and so the usual one, which can't be retired";
    case 'no-outcome':
      return 'no outcome in force is of this service';
    case 'only-counted':
      return 'only what is counted has an amount';
    case 'weak-password':
      return WEAK[mistake.facts.why];
    case 'no-file':
      return `there is no configuration file ${mistake.facts.file}`;
    case 'not-json':
      return `the configuration file ${mistake.facts.file} is not JSON: ${mistake.facts.reason}`;
    case 'not-in-environment':
      return `the environment has no ${mistake.facts.variable}`;
    case 'unusable-certificate':
      return `the certificate and its key can't be used: ${mistake.facts.reason}`;
    default:
      return assertNever(mistake);
  }
}
