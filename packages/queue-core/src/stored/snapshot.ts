import { branchConfigSchema, SECTION_IDS } from '@foyer/configuration';
import { List, Map as PersistentMap, Set as PersistentSet } from 'immutable';
import { z } from 'zod';
import { addresseeSchema } from '../addressees.ts';
import { deviceSchema } from '../devices.ts';
import { keySchema } from '../keys.ts';
import { noticeSchema } from '../notices.ts';
import { personSchema } from '../people.ts';
import { pictureSchema } from '../pictures.ts';
import { queuesOf } from '../queues.ts';
import type { Used } from '../removal.ts';
import { branchDay, counterId, instant, type Parsed, profileId, seriesId, serviceId } from '../schema.ts';
import {
  actionSchema,
  type BranchState,
  backupsSchema,
  callSchema,
  counterMessageSchema,
  counterStateSchema,
  escalationSchema,
  printSchema,
  sectionChangeSchema,
  seriesStateSchema,
  serviceStateSchema,
} from '../state.ts';
import { visitSchema } from '../visit.ts';
import { readStored } from './read-stored.ts';

/** The shape that snapshots are written in; a snapshot of another one is left aside and the log replayed. */
export const SNAPSHOT_VERSION = 1;

const snapshotSchema = z.strictObject({
  version: z.literal(SNAPSHOT_VERSION, `expected ${SNAPSHOT_VERSION}`),
  clock: z.int(),
  at: instant,
  config: branchConfigSchema.nullable(),
  settings: z.array(z.strictObject({ section: z.enum(SECTION_IDS), change: sectionChangeSchema })),
  used: z.array(z.custom<Used>((entry) => typeof entry === 'string')),
  branch: z.strictObject({ kind: z.enum(['closed', 'open']), since: instant, closesAt: instant.nullable() }),
  day: branchDay.nullable(),
  numberedDay: branchDay.nullable(),
  services: z.array(z.strictObject({ id: serviceId, service: serviceStateSchema })),
  series: z.array(z.strictObject({ id: seriesId, series: seriesStateSchema })),
  counters: z.array(z.strictObject({ id: counterId, counter: counterStateSchema })),
  profiles: z.array(z.strictObject({ id: counterId, profileId })),
  turns: z.array(z.int()),
  counterMessages: z.array(z.strictObject({ id: counterId, messages: z.array(counterMessageSchema) })),
  notices: z.array(noticeSchema),
  visits: z.array(visitSchema),
  past: z.array(visitSchema),
  addressees: z.array(addresseeSchema),
  escalations: z.array(escalationSchema),
  prints: z.array(printSchema),
  actions: z.array(z.strictObject({ id: counterId, action: actionSchema })),
  people: z.array(personSchema),
  devices: z.array(deviceSchema),
  keys: z.array(keySchema),
  pictures: z.array(pictureSchema),
  calls: z.array(callSchema),
  backups: backupsSchema,
});

/** A state as plain JSON. What follows from the visits (queues, open numbers) is left out and made anew. */
export type Snapshot = Parsed<typeof snapshotSchema>;

/** A state as plain JSON. It is made while people wait: what only comparing needs is left to `snapshotText`. */
export function snapshotOf(state: BranchState): Snapshot {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  const { clock, at, config, branch, day, numberedDay, backups } = state;
  return {
    version: SNAPSHOT_VERSION,
    clock,
    at,
    config,
    settings: SECTION_IDS.flatMap((section) => {
      const change = state.settings.get(section);
      return change === undefined ? [] : [{ section, change }];
    }),
    used: [...state.used].toSorted(),
    branch,
    day,
    numberedDay,
    services: [...state.services].map(([id, service]) => ({ id, service })).toSorted(byId),
    series: [...state.series].map(([id, series]) => ({ id, series })).toSorted(byId),
    counters: [...state.counters].map(([id, counter]) => ({ id, counter })).toSorted(byId),
    profiles: [...state.profiles].map(([id, profileId]) => ({ id, profileId })).toSorted(byId),
    turns: state.turns,
    counterMessages: [...state.counterMessages]
      .map(([id, messages]) => ({ id, messages: [...messages] }))
      .toSorted(byId),
    notices: [...state.notices.values()].toSorted(byId),
    visits: [...state.visits.values()].toSorted((a, b) => a.sequence - b.sequence),
    past: [...state.past.values()].toSorted((a, b) => a.sequence - b.sequence),
    addressees: [...state.addressees.values()].toSorted((a, b) => (a.visitId < b.visitId ? -1 : 1)),
    escalations: [...state.escalations.values()].toSorted(byId),
    prints: [...state.prints.values()].toSorted(byId),
    actions: [...state.actions].map(([id, action]) => ({ id, action })).toSorted(byId),
    people: [...state.people.values()].toSorted(byId),
    devices: [...state.devices.values()].toSorted(byId),
    keys: [...state.keys.values()].toSorted(byId),
    pictures: [...state.pictures],
    calls: [...state.calls],
    backups,
  };
}

/** A state as text; states that are equal give the same, whatever way they came about. */
export function snapshotText(state: BranchState): string {
  // Reading what was just written puts every object's fields in one order.
  return JSON.stringify(readStored(snapshotSchema, snapshotOf(state), 'snapshot'));
}

/**
 * The state that a snapshot was made of.
 *
 * @param json what `snapshotOf` returned, after a round trip through JSON
 * @throws StoredDataError naming the field that is not what it should be, or another version of the shape
 */
export function restoreState(json: unknown): BranchState {
  const { version: _, ...snapshot }: Snapshot = readStored(snapshotSchema, json, 'snapshot');
  const visits = PersistentMap(snapshot.visits.map((visit) => [visit.id, visit]));
  return {
    ...snapshot,
    settings: PersistentMap(snapshot.settings.map(({ section, change }) => [section, change])),
    used: PersistentSet(snapshot.used),
    services: PersistentMap(snapshot.services.map(({ id, service }) => [id, service])),
    series: PersistentMap(snapshot.series.map(({ id, series }) => [id, series])),
    counters: PersistentMap(snapshot.counters.map(({ id, counter }) => [id, counter])),
    profiles: PersistentMap(snapshot.profiles.map(({ id, profileId }) => [id, profileId])),
    counterMessages: PersistentMap(snapshot.counterMessages.map(({ id, messages }) => [id, messages])),
    notices: PersistentMap(snapshot.notices.map((notice) => [notice.id, notice])),
    visits,
    past: PersistentMap(snapshot.past.map((visit) => [visit.id, visit])),
    queues: queuesOf(visits, snapshot.config?.policy.maxOvertakes ?? Number.POSITIVE_INFINITY),
    openNumbers: PersistentMap(
      snapshot.visits
        .filter(({ stage }) => stage.kind !== 'done' || stage.wayBack !== null)
        // Of those who share a number the newest has it.
        .map((visit) => [visit.number, visit.id]),
    ),
    addressees: PersistentMap(snapshot.addressees.map((addressee) => [addressee.visitId, addressee])),
    escalations: PersistentMap(snapshot.escalations.map((escalation) => [escalation.id, escalation])),
    prints: PersistentMap(snapshot.prints.map((print) => [print.id, print])),
    actions: PersistentMap(snapshot.actions.map(({ id, action }) => [id, action])),
    people: PersistentMap(snapshot.people.map((person) => [person.id, person])),
    devices: PersistentMap(snapshot.devices.map((device) => [device.id, device])),
    keys: PersistentMap(snapshot.keys.map((key) => [key.id, key])),
    pictures: List(snapshot.pictures),
    calls: List(snapshot.calls),
  };
}
