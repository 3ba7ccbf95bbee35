import type {
  AgentId,
  BranchDay,
  DeviceId,
  MarkId,
  MarkRecordId,
  OutcomeId,
  ServiceId,
  StageKind,
  VisitId,
} from '@foyer/basics';
import {
  ana,
  ben,
  cards,
  cash,
  cleo,
  counter1,
  counter2,
  counter3,
  everything,
  loans,
  onlyLoans,
  solved,
  unsolved,
} from '@foyer/configuration/testing/bank';
import type { CommandOf, CommandType } from '../commands/index.ts';
import type { TransferTarget } from '../commands/transfer.ts';
import type { GoOn } from '../going-on.ts';
import type { BranchState } from '../state.ts';
import { isAt } from '../visit.ts';

/** One of several, whatever the number. */
export function choose<T>(from: readonly T[], by: number): T {
  const chosen = from[by % from.length];
  if (chosen === undefined) throw new Error('Nothing to choose from');
  return chosen;
}

export const services = [cash, cards, loans];
export const counters = [counter1, counter2, counter3];
export const agents = [ana, ben, cleo];
/** An outcome that only loans have. */
export const granted = 'granted' as OutcomeId;
export const forms = 'forms' as MarkId;
export const copies = 'copies' as MarkId;
export const insurance = 'insurance' as MarkId;
/** Marks that there are in histories, and one that there is not. */
export const markIds = [forms, copies, insurance, forms, copies, insurance, 'nothing' as MarkId];

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
export function changesFor(by: number): CommandOf<'change-person'>['changes'] {
  const changes: readonly CommandOf<'change-person'>['changes'][] = [
    { services: [choose(services, by >> 3)] },
    { services: null },
    { profileId: choose([onlyLoans, everything, null], by >> 3) },
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
export function deviceChangesFor(by: number): CommandOf<'change-device'>['changes'] {
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

/** None, one or two services that may come after another one. */
export function severalServices(by: number): readonly ServiceId[] {
  return [choose(services, by >> 2), choose(services, by >> 5)].slice(by % 3);
}

/** How a visit may go on after a service, mostly as the branch has it. */
export function goingOn(by: number): { readonly goOn?: GoOn } {
  const position = choose(['first', 'original', 'last'] as const, by >> 4);
  const ways: readonly GoOn[] = [
    { to: 'queue', position },
    { to: 'here' },
    { to: 'break', reason: 'form-to-fill', minutes: 5 },
    { to: 'end' },
  ];
  return by % 3 === 0 ? { goOn: choose(ways, by >> 6) } : {};
}

/** What a visit may be marked with; a tag that is offered no more, and one that is none. */
export function tagsFor(by: number): readonly string[] {
  return choose([['vip'], ['documents', 'vip'], [], ['documents'], ['vip', 'vip'], ['old'], ['nothing']], by);
}

/** What of a visit may be changed, and what may not. */
export function editFor(by: number): Partial<Omit<CommandOf<'edit-visit'>, 'type' | 'visitId'>> {
  const edits: readonly ReturnType<typeof editFor>[] = [
    { language: choose(['en', 'ar'], by >> 3) },
    { segment: choose(['gold', null, 'nothing'], by >> 3) },
    { tags: tagsFor(by >> 3) },
    { contact: ['name'] },
    { contact: ['name', 'phone'], language: 'fr' },
  ];
  return choose(edits, by);
}

/** The stages from which a command on a visit is accepted. */
const fitting: Partial<Record<CommandType, readonly StageKind[]>> = {
  'call-visit': ['waiting'],
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  'add-mark': ['serving'],
  'begin-mark': ['serving'],
  'no-show': ['called'],
  hold: ['waiting', 'called', 'serving'],
  resume: ['held'],
  return: ['called', 'serving', 'held', 'done'],
  transfer: ['waiting', 'called', 'serving', 'held'],
  cancel: ['waiting', 'called', 'held'],
  abandon: ['waiting'],
  'change-priority': ['waiting', 'held'],
  'edit-visit': ['waiting', 'called', 'serving', 'held'],
  'add-note': ['waiting', 'called', 'serving', 'held', 'done'],
  escalate: ['waiting', 'called', 'serving', 'held'],
  'add-service': ['waiting', 'called', 'serving', 'held'],
  'plan-services': ['waiting', 'called', 'serving', 'held'],
  'ask-for-help': ['waiting', 'called', 'serving', 'held'],
};

/** Mostly a visit that the command fits, sometimes any, now and then one that does not exist. */
export function pickVisit(state: BranchState, type: CommandType, by: number): VisitId {
  const all = [...state.visits.values()].sort((a, b) => a.sequence - b.sequence);
  const fit = all.filter((visit) =>
    type === 'edit-note' || type === 'erase-note' ? visit.notes.length > 0 : isAt(visit, ...(fitting[type] ?? [])),
  );
  const from = by % 8 === 0 || fit.length === 0 ? all : fit;
  if (by % 32 === 1 || from.length === 0) return 'nobody' as VisitId;
  return choose(from, by >> 5).id;
}

/** Mostly one of those that there are, now and then one that does not exist. */
export function pickKey<T extends string>(keys: Iterable<T>, by: number): T {
  const all = [...keys].sort();
  return by % 16 === 0 || all.length === 0 ? ('nothing' as T) : choose(all, by >> 4);
}

export const pickDevice = (state: BranchState, by: number) => pickKey<DeviceId>(state.devices.keys(), by);
export const pickPerson = (state: BranchState, by: number) => pickKey<AgentId>(state.people.keys(), by);

/** What may become of a backup. */
export function backupFact(state: BranchState, by: number, choice: number): CommandOf<'record-backup'>['fact'] {
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
      return { type: 'BranchRestored', file, clock: 1, contacts: [], texts: [], customers: [] };
    default:
      return { type: 'BackupMade', file, clock: 1, bytes: choice, fingerprint: 'key-1', seconds: 0.5 };
  }
}

/** To whom a customer may be sent. */
export function targetFor(by: number): TransferTarget {
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

/** How a service ends, as far as somebody says. */
export function outcomeFor(by: number): { readonly outcomeId?: OutcomeId } {
  const outcomes = [null, null, solved, unsolved, granted, null, 'nothing' as OutcomeId];
  const outcomeId = choose(outcomes, by);
  return outcomeId === null ? {} : { outcomeId };
}

/** Mostly a mark of one of the newest visits that have any, where there is one. */
export function pickMark(
  { visits }: BranchState,
  by: number,
): { readonly visitId: VisitId; readonly markRecordId: MarkRecordId } {
  const marked = [...visits.values()].filter(({ marks }) => marks.length > 0);
  const none = { visitId: 'nobody' as VisitId, markRecordId: 'nothing' as MarkRecordId };
  if (marked.length === 0 || by % 16 === 0) return none;
  marked.sort((one, other) => (other.marks.at(-1)?.from ?? 0) - (one.marks.at(-1)?.from ?? 0));
  const { id: visitId, marks } = choose(marked.slice(0, 3), by);
  return { visitId, markRecordId: choose(marks, (by >> 2) % 2 === 0 ? marks.length - 1 : by >> 3).id };
}

/** The branch day of a date counted from the first of March. */
export function dayNumber(day: number): BranchDay {
  return new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10) as BranchDay;
}
