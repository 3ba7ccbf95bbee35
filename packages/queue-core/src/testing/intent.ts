import {
  type AgentId,
  type BranchDay,
  type ClassId,
  DEVICE_KINDS,
  type DeviceId,
  type EscalationId,
  type Instant,
  KEY_SCOPES,
  type KeyId,
  type OutcomeId,
  type PrintId,
  type ServiceId,
  type StageKind,
  type VisitId,
} from '@foyer/basics';
import { type BranchConfig, type OpeningHours, SECTION_IDS, sectionOf } from '@foyer/configuration';
import {
  ana,
  bank,
  ben,
  cards,
  cash,
  cleo,
  counter1,
  counter2,
  counter3,
  loans,
  priority,
  regular,
  seriesNamed,
  serviceNamed,
} from '@foyer/configuration/testing/bank';
import fc from 'fast-check';
import type { Command, CommandOf, CommandType } from '../commands/index.ts';
import type { TransferTarget } from '../commands/transfer.ts';
import type { BranchState } from '../state.ts';
import { isAt } from '../visit.ts';

/** What somebody means to do; which visit, counter and so on is picked once the state it meets is known. */
export interface Intent {
  readonly type: CommandType;
  /** Choices, each taken modulo what there is to choose from. */
  readonly picks: readonly [number, number, number];
  /** Seconds since the intent before; now and then the clock steps back. */
  readonly seconds: number;
  /** Does a new date begin? */
  readonly nextDay: boolean;
}

const weights: Record<CommandType, number> = {
  'configure-branch': 2,
  'change-settings': 2,
  'open-branch': 3,
  'announce-closing': 1,
  'close-branch': 1,
  'end-day': 1,
  'suspend-service': 1,
  'resume-service': 2,
  'open-counter': 6,
  'pause-counter': 2,
  'resume-counter': 3,
  'close-counter': 2,
  'issue-ticket': 45,
  'call-next': 22,
  'call-visit': 4,
  recall: 3,
  start: 14,
  finish: 8,
  'finish-and-call-next': 8,
  'no-show': 4,
  hold: 5,
  resume: 5,
  transfer: 10,
  cancel: 3,
  abandon: 3,
  escalate: 4,
  'ask-for-help': 4,
  'acknowledge-escalation': 3,
  'resolve-escalation': 3,
  'report-print': 5,
  'store-picture': 2,
  'found-people': 1,
  'add-person': 2,
  'change-person': 6,
  'set-password': 2,
  'reset-password': 2,
  'sign-out-person': 1,
  'sign-in': 2,
  'sign-out': 1,
  'note-failed-sign-ins': 1,
  'record-backup': 4,
  'add-key': 1,
  'revoke-key': 1,
  'erase-customer': 1,
  'note-export': 1,
  'pair-device': 3,
  'change-device': 4,
  'replace-device': 2,
  'revoke-device': 2,
  'remove-device': 2,
};

/** Every command there is. */
export const commandTypes = Object.keys(weights) as readonly CommandType[];

const types = commandTypes.map((type) => ({
  arbitrary: fc.constant(type),
  weight: weights[type],
}));

const pick = fc.nat(1_000_000);

const intent = fc.record<Intent>({
  type: fc.oneof(...types),
  picks: fc.tuple(pick, pick, pick),
  seconds: fc.oneof(
    { arbitrary: fc.nat(90), weight: 40 },
    { arbitrary: fc.integer({ min: -120, max: -1 }), weight: 1 },
  ),
  nextDay: fc.oneof({ arbitrary: fc.constant(false), weight: 80 }, { arbitrary: fc.constant(true), weight: 1 }),
});

/** A history: what a branch begins with, and what everybody means to do there. */
export interface History {
  readonly config: BranchConfig;
  /** Begins with the branch open and staffed, as nearly all of a real day is. */
  readonly underWay: boolean;
  readonly intents: readonly Intent[];
}

export const histories: fc.Arbitrary<History> = fc.record({
  config: fc.nat(1_000).map(configFor),
  underWay: fc.oneof({ arbitrary: fc.constant(true), weight: 9 }, { arbitrary: fc.constant(false), weight: 1 }),
  intents: fc.array(intent, { minLength: 1, maxLength: 90, size: 'max' }),
});

/** One of many configurations: policies, limits of overtaking, work profiles, short series and full rooms. */
export function configFor(choice: number): BranchConfig {
  const kind = choose(['accumulating', 'strict', 'arrival'] as const, choice);
  const maxOvertakes = 1 + (Math.floor(choice / 3) % 4);
  const [first, second] = bank.profiles;
  if (first === undefined || second === undefined) throw new Error('The bank has two work profiles');
  const tiers = choose([[[cash, cards], [loans]], [[cash], [cards], [loans]], [[loans, cash, cards]]], choice >> 3);
  const loansFirst = choose([[[loans]], [[loans], [cash]], [[loans], [cards, cash]]], choice >> 5);
  const step = 1 + (Math.floor(choice / 5) % 2);
  // Loans share the short series in some.
  const shared = choice % 4 === 3;
  const series = [
    seriesNamed(cash, 'A', { last: 5, step, width: 2 }),
    seriesNamed(cards, 'B'),
    seriesNamed(loans, 'L'),
  ];
  const services = [
    serviceNamed(cash, { target: { share: 0.9, withinSeconds: 120 } }),
    serviceNamed(cards, { maxWaiting: 4, ...(choice % 11 === 10 ? { retired: true } : {}) }),
    serviceNamed(loans, shared ? { seriesId: seriesNamed(cash, 'A').id } : {}),
  ];
  return {
    ...bank,
    series,
    services,
    profiles: [
      { ...first, tiers },
      { ...second, tiers: loansFirst },
    ],
    policy: { kind, maxOvertakes },
    ...(choice % 4 === 0 ? { hours: shortHours } : {}),
  };
}

const night = (until: string) => {
  const spans = [{ from: '00:00', until }];
  return {
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
  };
};
/** Histories begin in the night: these hours are soon over. */
const shortHours: OpeningHours = {
  weekly: night('01:35'),
  exceptions: [],
  services: [{ serviceId: loans, weekly: night('01:15') }],
  openBySelf: true,
  closeBySelf: true,
  warningMinutes: 15,
  lastTicket: true,
};

/** Configurations that must be refused: one contradicts itself, one leaves out what open visits may need. */
function faultyConfig(choice: number): BranchConfig {
  const config = configFor(choice);
  return choice % 2 === 0 ? { ...config, languages: [] } : { ...config, classes: config.classes.slice(1) };
}

function choose<T>(from: readonly T[], by: number): T {
  const chosen = from[by % from.length];
  if (chosen === undefined) throw new Error('Nothing to choose from');
  return chosen;
}

const services = [cash, cards, loans];
const counters = [counter1, counter2, counter3];
const agents = [ana, ben, cleo];

/** Those who work at the branch: Cleo alone may say who may do what. */
export const firstPeople: CommandOf<'found-people'> = {
  type: 'found-people',
  people: [
    { id: ana, name: 'ana', displayName: 'Ana', role: 'agent' },
    { id: ben, name: 'ben', displayName: 'Ben', role: 'agent' },
    { id: cleo, name: 'cleo', displayName: 'Cleo', role: 'admin' },
  ],
};

/** Somebody who is narrowed, or no longer, or in another way; often one who is at a counter. */
function changesFor(by: number): CommandOf<'change-person'>['changes'] {
  const changes: readonly CommandOf<'change-person'>['changes'][] = [
    { services: [choose(services, by >> 3)] },
    { services: null },
    { counters: [choose(counters, by >> 3)] },
    { counters: null },
    { services: [cash, cards], counters: [counter1, counter2] },
    { role: 'supervisor' },
    { disabled: (by >> 3) % 3 === 0 },
    { name: (by >> 3) % 2 === 0 ? ' BEN ' : 'anabel' },
  ];
  return choose(changes, by);
}

/** What a device may be called or do, and what it may not. */
function deviceChangesFor(by: number): CommandOf<'change-device'>['changes'] {
  const offers = { services: [choose(services, by >> 3)], categories: [] };
  return choose(
    [
      { name: 'door' },
      { name: `device ${by % 7}` },
      { settings: { languages: null } },
      { settings: { offers } },
      { zone: '' },
    ],
    by,
  );
}

/** The stages from which a command on a visit is accepted. */
const fitting: Partial<Record<CommandType, readonly StageKind[]>> = {
  'call-visit': ['waiting'],
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  'no-show': ['called'],
  hold: ['waiting', 'called', 'serving'],
  resume: ['held'],
  transfer: ['waiting', 'called', 'serving', 'held'],
  cancel: ['waiting', 'called', 'held'],
  abandon: ['waiting'],
  escalate: ['waiting', 'called', 'serving', 'held'],
  'ask-for-help': ['waiting', 'called', 'serving', 'held'],
};

/** Mostly a visit that the command fits, sometimes any, now and then one that does not exist. */
function pickVisit(state: BranchState, type: CommandType, by: number): VisitId {
  const all = [...state.visits.values()].sort((a, b) => a.sequence - b.sequence);
  const fit = all.filter((visit) => isAt(visit, ...(fitting[type] ?? [])));
  const from = by % 8 === 0 || fit.length === 0 ? all : fit;
  if (by % 32 === 1 || from.length === 0) return 'nobody' as VisitId;
  return choose(from, by >> 5).id;
}

function pickKey<T extends string>(keys: Iterable<T>, by: number): T {
  const all = [...keys].sort();
  return by % 16 === 0 || all.length === 0 ? ('nothing' as T) : choose(all, by >> 4);
}

const pickDevice = (state: BranchState, by: number) => pickKey<DeviceId>(state.devices.keys(), by);
const pickPerson = (state: BranchState, by: number) => pickKey<AgentId>(state.people.keys(), by);

/** The command that an intent comes to in this state. */
export function commandFor(state: BranchState, { type, picks: [a, b, c] }: Intent): Command {
  const counterId = pickKey(counters, a);
  const visitId = pickVisit(state, type, a);
  const expectedVersion = state.visits.get(visitId)?.version ?? 1;
  const visit = { visitId, ...(c % 6 === 0 ? { expectedVersion: expectedVersion + (c % 12 === 0 ? 1 : 0) } : {}) };
  const free = counters.find((id) => {
    const counter = state.counters.get(id);
    return counter?.kind === 'open' && counter.visitId === null;
  });
  const likelyFree = b % 4 === 0 ? counterId : (free ?? counterId);
  switch (type) {
    case 'configure-branch':
      return { type, config: a % 3 === 0 ? faultyConfig(b) : configFor(b) };
    case 'change-settings': {
      const section = choose(SECTION_IDS, a);
      const value = sectionOf(c % 3 === 0 ? faultyConfig(b) : configFor(b), section);
      const version = state.settings.get(section)?.version ?? 1;
      return { type, section, value, version: c % 7 === 0 ? version + 1 : version };
    }
    case 'open-branch':
    case 'close-branch':
    case 'end-day':
      return { type };
    case 'announce-closing':
      return { type, closesAt: (state.at + 900_000) as Instant, dueAt: state.at };
    case 'suspend-service':
      return { type, serviceId: pickKey(services, a), reason: 'away' };
    case 'resume-service':
      return { type, serviceId: pickKey(services, a) };
    case 'open-counter':
      return { type, counterId, agentId: choose(agents, b) };
    case 'pause-counter':
      return { type, counterId, reason: 'break' };
    case 'resume-counter':
    case 'close-counter':
    case 'finish-and-call-next':
      return { type, counterId };
    case 'issue-ticket':
      return {
        type,
        serviceId: a % 40 === 0 ? ('nothing' as ServiceId) : choose(services, a >> 4),
        classId: b % 40 === 0 ? ('nothing' as ClassId) : choose([regular, regular, priority], b >> 4),
        channel: 'kiosk',
        printing: c % 2 === 0,
        ...(c % 7 === 0 ? { override: true } : {}),
      };
    case 'call-next':
      return { type, counterId: likelyFree };
    case 'call-visit':
      return { type, ...visit, counterId: likelyFree };
    case 'recall':
    case 'start':
    case 'no-show':
    case 'cancel':
    case 'abandon':
      return { type, ...visit };
    case 'finish':
      return { type, ...visit, ...(b % 9 === 0 ? { outcomeId: 'nothing' as OutcomeId } : {}) };
    case 'hold':
      return { type, ...visit, reason: 'documents' };
    case 'resume':
      return { type, ...visit, ...(c % 2 === 0 ? { counterId: likelyFree } : {}) };
    case 'transfer':
      return { type, ...visit, target: targetFor(b), position: choose(['first', 'original', 'last'] as const, c) };
    case 'escalate':
      return { type, ...visit, reason: 'upset' };
    case 'ask-for-help':
      return { type, place: choose(['hall', 'door'], b), ...(c % 2 === 0 ? { visitId } : {}) };
    case 'acknowledge-escalation':
      return { type, escalationId: pickKey<EscalationId>(state.escalations.keys(), a) };
    case 'resolve-escalation':
      return { type, escalationId: pickKey<EscalationId>(state.escalations.keys(), a), resolution: 'done' };
    case 'report-print':
      return {
        type,
        printId: pickKey<PrintId>(state.prints.keys(), a),
        outcome: choose(['printed', 'failed', 'uncertain', 'settled'] as const, b),
      };
    case 'store-picture':
      return { type, hash: (b % 8).toString().repeat(64), mediaType: 'image/png', bytes: 1000 };
    case 'found-people':
      return firstPeople;
    case 'add-person':
      return { type, name: `person ${b % 5}`, displayName: 'New', role: 'agent' };
    case 'change-person':
      return { type, personId: pickPerson(state, a), changes: changesFor(b), ...(c % 9 === 0 ? { version: c } : {}) };
    case 'set-password':
      return { type, personId: pickPerson(state, a), by: 'link' };
    case 'reset-password':
    case 'sign-out-person':
    case 'sign-out':
      return { type, personId: pickPerson(state, a) };
    case 'sign-in':
      return { type, personId: pickPerson(state, a), address: '10.0.0.1' };
    case 'note-failed-sign-ins':
      return { type, personId: b % 2 === 0 ? null : pickPerson(state, a), nameHash: null, address: null, times: 1 };
    case 'add-key':
      return { type, name: `key ${b % 3}`, scopes: [choose(KEY_SCOPES, c)] };
    case 'revoke-key':
      return { type, keyId: pickKey<KeyId>(state.keys.keys(), a) };
    case 'erase-customer': {
      const visitIds = b % 2 === 0 ? [] : [visitId];
      return { type, by: 'name', visitIds, contacts: visitIds, texts: [] };
    }
    case 'note-export':
      return { type, what: 'report', name: 'days', from: dayNumber(0), to: dayNumber(b % 30), rows: c % 30 };
    case 'pair-device':
      return {
        type,
        deviceId: `device-${a % 5}` as DeviceId,
        kind: choose(DEVICE_KINDS, b),
        name: choose(['Door', 'Hall'], c),
      };
    case 'change-device':
      return {
        type,
        deviceId: pickDevice(state, a),
        changes: deviceChangesFor(b),
        ...(c % 9 === 0 ? { version: c } : {}),
      };
    case 'replace-device':
      return { type, deviceId: pickDevice(state, a), kind: choose(DEVICE_KINDS, b) };
    case 'revoke-device':
    case 'remove-device':
      return { type, deviceId: pickDevice(state, a) };
    case 'record-backup':
      return { type, fact: backupFact(state, a, b) };
  }
}

function backupFact(state: BranchState, by: number, choice: number): CommandOf<'record-backup'>['fact'] {
  const file = `copy-${choice % 4}`;
  const trouble = choose([null, null, 'damaged'] as const, choice >> 2);
  switch (by % 5) {
    case 0:
      return {
        type: 'BackupTested',
        file: state.backups.made.at(-1)?.file ?? file,
        trouble,
        seconds: 2.5,
        removed: [`copy-${(choice >> 4) % 4}`],
      };
    case 1:
      return { type: 'BackupFailed', trouble: 'disk-full' };
    case 2:
      return { type: 'BackupKeyMade', fingerprint: `key-${choice % 3}` };
    case 3:
      return { type: 'BranchRestored', file, clock: 1, contacts: [], texts: [] };
    default:
      return { type: 'BackupMade', file, clock: 1, bytes: choice, fingerprint: 'key-1', seconds: 0.5 };
  }
}

function targetFor(by: number): TransferTarget {
  const serviceId = choose(services, by >> 2);
  switch (by % 4) {
    case 0:
      return { to: 'counter', counterId: pickKey(counters, by >> 2), serviceId };
    case 1:
      return { to: 'agent', agentId: choose(agents, by >> 4) };
    default:
      return { to: 'service', serviceId };
  }
}

/** The branch day of a date counted from the first of March. */
export function dayNumber(day: number): BranchDay {
  return new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10) as BranchDay;
}
