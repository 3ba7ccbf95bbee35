import type { Clock } from '@foyer/basics';
import type { DeltaMessage, LiveRecord, SnapshotMessage, ViewName } from '@foyer/contract';
import type { FaultLog } from '../fault-log.ts';
import type { WireSource } from '../wire/source.ts';
import { timeOf } from '../wire/time.ts';
import { Comparison, SentRecords } from './difference.ts';
import { KeptRecords } from './kept-records.ts';
import { Projection } from './projection.ts';
import { feedOf, type View } from './view.ts';

/** A view is told of changes at most ten times a second; a call leaves at once and takes with it what was pending. */
const PAUSE_MILLISECONDS = 100;
/** So many visits that only wait otherwise than before are told at once: two thousand would hold up the next call. */
const MOST_AT_ONCE = 50;
/** Views are compared and told until a turn has taken so long, milliseconds; the rest follows in the next. */
const LONGEST_TURN = 2;

interface Room {
  readonly feed: string;
  readonly view: View;
  sent: SentRecords;
  clock: number;
  subscribers: number;
  /** What of its last telling is still on its way. */
  later: readonly LiveRecord[];
  /** What it will be told next, while that is being worked out. */
  telling: Telling | null;
}

/** Under way: how a view stands at one moment of the branch, held against what was told of it. */
interface Telling {
  readonly comparison: Comparison;
  readonly clock: number;
}

/** What views are told of: one moment of the branch. */
interface Present {
  readonly projection: Projection;
  readonly clock: number;
  readonly now: number;
}

export interface BroadcasterOptions {
  readonly clock: Clock;
  readonly epoch: string;
  readonly source: () => WireSource;
  readonly faults: FaultLog;
  /** Tells all subscribers of a feed. */
  readonly send: (feed: string, delta: DeltaMessage) => void;
}

/**
 * Tells each feed's subscribers what changed, and only that. One projection serves all feeds of a moment; a feed
 * nobody listens to costs nothing, and one that many listen to is worked out and written down once.
 */
export class Broadcaster {
  readonly #options: BroadcasterOptions;
  readonly #rooms = new Map<string, Room>();
  readonly #kept = new KeptRecords();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #turn: NodeJS.Immediate | null = null;
  /** Rooms that will be told of `#present` in the next turns. */
  readonly #queue = new Set<Room>();
  /** Rooms of whose last telling something is on its way. */
  readonly #unfinished = new Set<Room>();
  /** The room that is being compared, through as many turns as that takes. */
  #compared: Room | null = null;
  #present: Present | null = null;

  constructor(options: BroadcasterOptions) {
    this.#options = options;
  }

  /** Notes a subscriber and gives it the view as its room has been told it, so that the next delta fits. */
  join(name: ViewName, view: View): SnapshotMessage {
    const feed = feedOf(name, view);
    let room = this.#rooms.get(feed);
    if (room === undefined) {
      room = { feed, view, sent: new SentRecords(), clock: 0, subscribers: 0, later: [], telling: null };
      this.#rooms.set(feed, room);
    } else {
      this.#queue.delete(room);
      this.#tell(room, this.#look());
    }
    room.subscribers += 1;
    if (room.subscribers === 1) this.#renew(room);
    const { epoch, clock } = this.#options;
    return { view: name, feed, epoch, clock: room.clock, time: timeOf(clock), records: [...room.sent] };
  }

  /** Forgets a subscriber. */
  leave(feed: string): void {
    const room = this.#rooms.get(feed);
    if (room === undefined) return;
    room.subscribers -= 1;
    if (room.subscribers > 0) return;
    this.#rooms.delete(feed);
    this.#queue.delete(room);
    this.#unfinished.delete(room);
    if (this.#compared === room) this.#compared = null;
  }

  /** Something changed: tell within a tenth of a second, or, for a call, now. */
  changed(urgent: boolean): void {
    if (this.#closed) return;
    if (urgent) {
      this.flush();
      return;
    }
    this.#timer ??= setTimeout(() => this.flush(), PAUSE_MILLISECONDS);
  }

  /** Tells all that is pending: the screens now, whatever the other views take, and those in the turns that follow. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#present = this.#look();
    for (const room of this.#rooms.values()) {
      if (room.view.kind === 'signage') this.#tell(room, this.#present);
      else this.#queue.add(room);
    }
    this.#goOn();
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#turn !== null) clearImmediate(this.#turn);
    this.#timer = null;
    this.#turn = null;
    this.#queue.clear();
    this.#unfinished.clear();
    this.#compared = null;
  }

  /** Between two turns calls are taken and answered. */
  #goOn(): void {
    this.#turn ??= setImmediate(() => {
      this.#turn = null;
      const end = performance.now() + LONGEST_TURN;
      const enough = () => performance.now() >= end;
      do {
        if (!this.#takeTurn(enough)) return;
      } while (!enough());
      this.#goOn();
    });
  }

  /** Sends what of one view is on its way, or goes on with the next one; `false` when nothing was left to do. */
  #takeTurn(enough: () => boolean): boolean {
    const [unfinished] = this.#unfinished;
    if (unfinished !== undefined) {
      this.#sendLater(unfinished, MOST_AT_ONCE);
      return true;
    }
    if (this.#compared === null) {
      const [next] = this.#queue;
      if (next === undefined) {
        this.#present = null;
        return false;
      }
      this.#queue.delete(next);
      this.#begin(next, this.#present);
      this.#compared = next;
    }
    if (this.#compare(this.#compared, enough)) this.#compared = null;
    return true;
  }

  #look(): Present | null {
    const source = this.#options.source();
    const { config, clock, at } = source.state;
    if (config === null) return null;
    return {
      projection: new Projection(source, config, this.#kept),
      clock,
      now: Math.max(this.#options.clock.now(), at),
    };
  }

  #renew(room: Room): void {
    const present = this.#look();
    if (present === null) return;
    const comparison = new Comparison(new SentRecords(), present.projection.recordsOf(room.view, present.now));
    comparison.goOn();
    room.sent = comparison.sent;
    room.clock = present.clock;
  }

  /** Tells a view what is new to it, at once. What was being worked out about it is part of that. */
  #tell(room: Room, present: Present | null): void {
    this.#queue.delete(room);
    if (this.#compared === room) this.#compared = null;
    this.#begin(room, present);
    this.#compare(room);
  }

  #begin(room: Room, present: Present | null): void {
    if (present === null) return;
    const { projection, clock, now } = present;
    room.telling = { comparison: new Comparison(room.sent, projection.recordsOf(room.view, now)), clock };
  }

  /** Goes on comparing a view and tells it in the end; `true` when that is done. */
  #compare(room: Room, enough?: () => boolean): boolean {
    const { telling } = room;
    if (telling === null) return true;
    try {
      if (!telling.comparison.goOn(enough)) return false;
      room.telling = null;
      this.#sendWhatIsNew(room, telling);
    } catch (error) {
      room.telling = null;
      this.#options.faults.tell('a view could not be told; the others were', error, { view: room.view.kind });
    }
    return true;
  }

  /** The most of many waiting visits go later: no call hangs on their estimates. */
  #sendWhatIsNew(room: Room, { comparison: { sent, upserts, removes }, clock }: Telling): void {
    this.#sendLater(room, room.later.length);
    const before = room.sent;
    room.sent = sent;
    if (upserts.length === 0 && removes.length === 0) return;
    const canWait = (record: LiveRecord) => upserts.length > MOST_AT_ONCE && onlyWaits(record, before);
    const later = upserts.filter(canWait);
    const now = [...upserts.filter((record) => !canWait(record)), ...later.splice(0, MOST_AT_ONCE)];
    this.#send(room, clock, now, removes);
    room.later = later;
    if (later.length === 0) return;
    this.#unfinished.add(room);
    this.#goOn();
  }

  #sendLater(room: Room, most: number): void {
    if (room.later.length === 0) return;
    const now = room.later.slice(0, most);
    room.later = room.later.slice(most);
    if (room.later.length === 0) this.#unfinished.delete(room);
    this.#send(room, room.clock, now, []);
  }

  #send(room: Room, to: number, upserts: readonly LiveRecord[], removes: DeltaMessage['removes']): void {
    const { epoch, clock, send } = this.#options;
    const { feed, clock: previous } = room;
    send(feed, { feed, epoch, previous, clock: to, time: timeOf(clock), upserts: [...upserts], removes });
    room.clock = to;
  }
}

/** Did nothing happen to a visit or about it but that others before it came or went? */
function onlyWaits(record: LiveRecord, before: SentRecords): boolean {
  if (record.kind !== 'visit') return false;
  const known = before.get('visit', record.id);
  if (known?.kind !== 'visit' || known.version !== record.version) return false;
  return known.print === record.print && known.escalation === record.escalation;
}
