import {
  type AgentId,
  BACKUP_TROUBLES,
  type BranchDay,
  type ClassId,
  COUNTER_ACTIONS,
  type CounterId,
  type DeviceId,
  ESCALATION_SOURCES,
  type EscalationId,
  type Instant,
  type KeyId,
  type NoticeId,
  PRINT_STATES,
  type PrintId,
  type ProfileId,
  type SeriesId,
  type ServiceId,
  type VisitId,
} from '@foyer/basics';
import type { BranchConfig, SectionId } from '@foyer/configuration';
import { List, Map as PersistentMap, Set as PersistentSet } from 'immutable';
import { z } from 'zod';
import { actorSchema } from './actor.ts';
import type { Addressee } from './addressees.ts';
import type { Device } from './devices.ts';
import { escalationLevelSchema } from './escalations.ts';
import type { Key } from './keys.ts';
import type { Notice } from './notices.ts';
import type { Person } from './people.ts';
import type { Picture } from './pictures.ts';
import type { Pin } from './pin.ts';
import type { Used } from './removal.ts';
import {
  agentId,
  commandId,
  counterId,
  escalationId,
  instant,
  messageId,
  type Parsed,
  placeSchema,
  printId,
  serviceId,
  textRef,
  visitId,
} from './schema.ts';
import { isAt, type Visit, type VisitAt, visitSchema } from './visit.ts';

/**
 * Waiting visits that are alike in service, class and pin (or `first` mark): among themselves they are served
 * in order of seniority, so only the head of a queue ever competes with the heads of the others.
 */
export interface Queue {
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly pin: Pin | null;
  readonly first: boolean;
  /** Sorted by seniority, then sequence. */
  readonly visits: List<VisitId>;
  /**
   * So many from the head are called before the policy chooses: up to the last visit that has been overtaken as often
   * as the branch allows. Those before it in the queue come along, because a queue is served in its order.
   */
  readonly guaranteed: number;
}
/** `queueKey(...)` of a queue. */
export type QueueKey = string;

export const serviceStateSchema = z.strictObject({
  suspended: z.strictObject({ reason: z.string(), messageRef: textRef.nullable(), since: instant }).nullable(),
  waiting: z.int(),
});
export type ServiceState = Parsed<typeof serviceStateSchema>;

/** The next number to try, and how often the series has started over today. */
export const seriesStateSchema = z.strictObject({ nextSerial: z.int(), lap: z.int() });
export type SeriesState = Parsed<typeof seriesStateSchema>;

export const counterStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closed') }),
  z.strictObject({
    kind: z.literal('open'),
    agentId,
    since: instant,
    visitId: visitId.nullable(),
    /** When it last became free. */
    freeSince: instant,
    /** The step that was finished here last, until the next customer: marks may still be recorded of it. */
    finished: z.strictObject({ visitId, step: z.int() }).nullable(),
  }),
  z.strictObject({
    kind: z.literal('paused'),
    agentId,
    since: instant,
    reason: z.string(),
    /** When it means to go on, as far as somebody said. */
    returnsAt: instant.nullable(),
  }),
]);
export type CounterState = Parsed<typeof counterStateSchema>;

/** With whom a customer was; `null`: they waited. */
export const takenFromSchema = z.strictObject({ agentId: agentId.nullable() });
/** What somebody lets those at a counter know, until they have read it. */
export const counterMessageSchema = z.strictObject({
  id: messageId,
  textRef,
  /** Whoever wrote it, as an actor is named. */
  by: z.string(),
  at: instant,
});
export type CounterMessage = Parsed<typeof counterMessageSchema>;

/** How many messages a counter may have that nobody has read. */
export const MOST_MESSAGES = 5;

export const escalationSchema = z.strictObject({
  id: escalationId,
  source: z.enum(ESCALATION_SOURCES),
  visitId: visitId.nullable(),
  place: placeSchema,
  reason: z.string(),
  noteRef: textRef.nullable(),
  raisedAt: instant,
  /** To whom it was raised, one after the other; the last counts. */
  levels: z.array(escalationLevelSchema).min(1),
  /** With whom the customer was before somebody called them to their own counter; `null`: nobody has. */
  takenFrom: takenFromSchema.nullable(),
  /** The last answer in words. */
  advice: z.strictObject({ by: z.string(), at: instant, noteRef: textRef }).nullable(),
  status: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('raised') }),
    z.strictObject({ kind: z.literal('acknowledged'), by: z.string(), at: instant }),
    z.strictObject({
      kind: z.literal('resolved'),
      by: z.string(),
      at: instant,
      resolution: z.string(),
      noteRef: textRef.nullable(),
    }),
    /** The visit it was about ended first. */
    z.strictObject({ kind: z.literal('lapsed'), at: instant }),
  ]),
});
export type Escalation = Parsed<typeof escalationSchema>;

export const printSchema = z.strictObject({
  id: printId,
  visitId,
  status: z.enum(PRINT_STATES),
  reason: z.string().nullable(),
  requestedAt: instant,
});
export type Print = Parsed<typeof printSchema>;

/** One call or recall, kept so that a screen that was away can learn what it has missed. */
export const callSchema = z.strictObject({
  /** The clock at which it happened: unique, ever rising; what screens and chimes go by. */
  sequence: z.int(),
  visitId,
  number: z.string(),
  serviceId,
  counterId,
  at: instant,
  /** 1 for the call itself, 2 for the first recall, ... */
  times: z.int(),
});
export type Call = Parsed<typeof callSchema>;

/** A counter's last action, and what was before it. */
export const actionSchema = z.strictObject({
  commandId,
  at: instant,
  /** What it did with each visit, one after the other. */
  parts: z.array(
    z.strictObject({
      did: z.enum(COUNTER_ACTIONS),
      /** Of its events. */
      clocks: z.array(z.int()),
      visit: visitSchema,
      counter: counterStateSchema,
      /** Those that lapsed with it. */
      escalations: z.array(escalationSchema),
    }),
  ),
});
export type Action = Parsed<typeof actionSchema>;

/** An action can be undone for so long, milliseconds. */
export const UNDO_FOR = 60_000;

/** When a section of the configuration last changed, and by whom; its version is the clock of the event that did it. */
export const sectionChangeSchema = z.strictObject({ version: z.int(), at: instant, actor: actorSchema });
export type SectionChange = Parsed<typeof sectionChangeSchema>;
const backupTrouble = z.enum(BACKUP_TROUBLES);

export const backupsSchema = z.strictObject({
  /** The key that copies are encrypted with from now on; only what it is recognised by. */
  key: z.strictObject({ fingerprint: z.string(), at: instant }).nullable(),
  /** The copies that were made and not removed since, oldest first, at most `KNOWN_BACKUPS`. */
  made: z.array(
    z.strictObject({
      file: z.string(),
      at: instant,
      /** The log's clock in the copy. */
      clock: z.int(),
      bytes: z.int(),
      /** Of the key that opens it. */
      fingerprint: z.string(),
      seconds: z.number(),
      /** What came of restoring it to try it out; `null` before. */
      tested: z.strictObject({ at: instant, trouble: backupTrouble.nullable(), seconds: z.number() }).nullable(),
    }),
  ),
  /** Why the newest attempt failed; `null` once one has succeeded. */
  failed: z.strictObject({ at: instant, trouble: backupTrouble }).nullable(),
});
export type Backups = Parsed<typeof backupsSchema>;

/** How many copies the state remembers: more than the generations that can be kept. */
export const KNOWN_BACKUPS = 250;

/** A ticket says how its visit ended for so long after, milliseconds. */
export const TICKET_OPENS_FOR = 24 * 60 * 60 * 1000;

/** How many calls the state remembers: more than a lobby calls in a screen's longest plausible absence. */
export const RECENT_CALLS = 50;

/** The branch as the log says it is. Persistent collections: an old state stays valid, so a failed commit costs nothing to undo. */
export interface BranchState {
  /** Events applied so far: the clock that clients resync by. */
  readonly clock: number;
  /** The latest time of any event: stays where it is when the wall clock steps back. */
  readonly at: Instant;
  /** `null` only before the first event. */
  readonly config: BranchConfig | null;
  /** Of every section, once the branch is configured. */
  readonly settings: PersistentMap<SectionId, SectionChange>;
  /** Entries of the configuration that something in the log refers to, for good. */
  readonly used: PersistentSet<Used>;
  readonly branch: {
    readonly kind: 'closed' | 'open';
    /** When it last opened or closed, or was to by its hours: what its hours said before is done with. */
    readonly since: Instant;
    /** When it is going to close by itself, as it was announced. */
    readonly closesAt: Instant | null;
  };
  /** The branch day that was opened and has not been ended; a closed branch may still be serving the day's last visits. */
  readonly day: BranchDay | null;
  /** The branch day that the numbers in `series` belong to; opening another one starts them over. */
  readonly numberedDay: BranchDay | null;
  readonly services: PersistentMap<ServiceId, ServiceState>;
  /** Of configured series, and of those taken out of the configuration since the numbers last started over. */
  readonly series: PersistentMap<SeriesId, SeriesState>;
  readonly counters: PersistentMap<CounterId, CounterState>;
  /** Of staffed counters that have any, oldest first; gone once they are read or the counter is closed. */
  readonly counterMessages: PersistentMap<CounterId, readonly CounterMessage[]>;
  /** What everybody is told, now or later; those that have ended are left out when another one is posted. */
  readonly notices: PersistentMap<NoticeId, Notice>;
  /** The visits of `day`, ended ones included. */
  readonly visits: PersistentMap<VisitId, Visit>;
  /** The visits of days before it that ended within `TICKET_OPENS_FOR` of the newest day's end. */
  readonly past: PersistentMap<VisitId, Visit>;
  /** The work profiles that counters go by until the day ends, instead of their own. */
  readonly profiles: PersistentMap<CounterId, ProfileId>;
  /** How many turns each group has taken, under a policy under which somebody takes turns; every day from none. */
  readonly turns: readonly number[];
  /** Waiting visits by queue. */
  readonly queues: PersistentMap<QueueKey, Queue>;
  /** Numbers of visits that have not ended. */
  readonly openNumbers: PersistentMap<string, VisitId>;
  /** Those of `visits` and `past` whose customers let the branch send them messages, or once did. */
  readonly addressees: PersistentMap<VisitId, Addressee>;
  readonly escalations: PersistentMap<EscalationId, Escalation>;
  /** Of `visits` and `past`. */
  readonly prints: PersistentMap<PrintId, Print>;
  /** Everybody who signs in or once did. */
  readonly people: PersistentMap<AgentId, Person>;
  /** Kiosks and screens, removed ones among them. */
  readonly devices: PersistentMap<DeviceId, Device>;
  /** Programs' ways in, revoked ones among them. */
  readonly keys: PersistentMap<KeyId, Key>;
  /** Those that the looks may name, oldest first, at most `MOST_PICTURES`. */
  readonly pictures: List<Picture>;
  /** The last action of each counter, while nothing later has touched what it touched; `UNDO_FOR` says how long it counts. */
  readonly actions: PersistentMap<CounterId, Action>;
  /** The newest calls, oldest first, at most `RECENT_CALLS`; emptied when the day ends. */
  readonly calls: List<Call>;
  readonly backups: Backups;
}

/** Before the first event. */
export const initialState: BranchState = {
  clock: 0,
  at: 0 as Instant,
  config: null,
  settings: PersistentMap(),
  used: PersistentSet(),
  branch: { kind: 'closed', since: 0 as Instant, closesAt: null },
  day: null,
  numberedDay: null,
  services: PersistentMap(),
  series: PersistentMap(),
  counters: PersistentMap(),
  counterMessages: PersistentMap(),
  notices: PersistentMap(),
  visits: PersistentMap(),
  past: PersistentMap(),
  profiles: PersistentMap(),
  turns: [],
  queues: PersistentMap(),
  openNumbers: PersistentMap(),
  addressees: PersistentMap(),
  escalations: PersistentMap(),
  prints: PersistentMap(),
  people: PersistentMap(),
  devices: PersistentMap(),
  keys: PersistentMap(),
  pictures: List(),
  actions: PersistentMap(),
  calls: List(),
  backups: { key: null, made: [], failed: null },
};

/** A visit of a day that is over, for as long as its ticket still says how it ended. */
export function pastVisit({ past }: BranchState, id: VisitId, now: Instant): VisitAt<'done'> | null {
  const visit = past.get(id);
  return visit !== undefined && isAt(visit, 'done') && visit.stage.endedAt > now - TICKET_OPENS_FOR ? visit : null;
}

/** Is the branch closed to new tickets while somebody who holds one has not left yet? */
export function isFinishing({ branch, visits }: BranchState): boolean {
  return branch.kind === 'closed' && visits.some(({ stage }) => stage.kind !== 'done');
}
