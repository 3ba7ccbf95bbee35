import type { Clock } from '@foyer/basics';
import type { DeltaMessage, LiveRecord, SnapshotMessage, ViewName } from '@foyer/contract';
import type { Logger } from 'pino';
import type { WireSource } from '../wire/source.ts';
import { timeOf } from '../wire/time.ts';
import { differenceOf, type Told } from './difference.ts';
import { Projection } from './projection.ts';
import { feedOf, type View } from './view.ts';
import { VisitRecords } from './visit-records.ts';

/** A view is told of changes at most ten times a second; a call leaves at once and takes with it what was pending. */
const PAUSE_MILLISECONDS = 100;

interface Room {
  readonly feed: string;
  readonly view: View;
  told: Told;
  clock: number;
  subscribers: number;
}

export interface BroadcasterOptions {
  readonly clock: Clock;
  readonly epoch: string;
  readonly source: () => WireSource;
  readonly log: Logger;
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
  readonly #visits = new VisitRecords();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: BroadcasterOptions) {
    this.#options = options;
  }

  /** Notes a subscriber and gives it the view as its room has been told it, so that the next delta fits. */
  join(name: ViewName, view: View): SnapshotMessage {
    const feed = feedOf(name, view);
    let room = this.#rooms.get(feed);
    if (room === undefined) {
      room = { feed, view, told: new Map(), clock: 0, subscribers: 0 };
      this.#rooms.set(feed, room);
    } else {
      this.#tell([room]);
    }
    room.subscribers += 1;
    if (room.subscribers === 1) this.#renew(room);
    const { epoch, clock } = this.#options;
    const records: LiveRecord[] = [...room.told.values()].map(({ record }) => record);
    return { view: name, feed, epoch, clock: room.clock, time: timeOf(clock), records };
  }

  /** Forgets a subscriber. */
  leave(feed: string): void {
    const room = this.#rooms.get(feed);
    if (room === undefined) return;
    room.subscribers -= 1;
    if (room.subscribers <= 0) this.#rooms.delete(feed);
  }

  /** Something changed: tell within a tenth of a second, or, for a call, now. */
  changed(urgent: boolean): void {
    if (urgent) {
      this.flush();
      return;
    }
    this.#timer ??= setTimeout(() => this.flush(), PAUSE_MILLISECONDS);
  }

  /** Tells all that is pending now: the screens first, whatever the other views take. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const rooms = [...this.#rooms.values()];
    this.#tell([
      ...rooms.filter(({ view }) => view.kind === 'signage'),
      ...rooms.filter(({ view }) => view.kind !== 'signage'),
    ]);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #projection(): { projection: Projection; clock: number; now: number } | null {
    const source = this.#options.source();
    const { config, clock, at } = source.state;
    if (config === null) return null;
    return {
      projection: new Projection(source, config, this.#visits),
      clock,
      now: Math.max(this.#options.clock.now(), at),
    };
  }

  #renew(room: Room): void {
    const present = this.#projection();
    if (present === null) return;
    room.told = differenceOf(new Map(), present.projection.recordsOf(room.view, present.now)).told;
    room.clock = present.clock;
  }

  #tell(rooms: readonly Room[]): void {
    if (rooms.length === 0) return;
    const present = this.#projection();
    if (present === null) return;
    const { epoch, clock, send } = this.#options;
    const time = timeOf(clock);
    const tell = (room: Room): void => {
      const records = present.projection.recordsOf(room.view, present.now);
      const { told, upserts, removes } = differenceOf(room.told, records);
      room.told = told;
      if (upserts.length === 0 && removes.length === 0) return;
      send(room.feed, { feed: room.feed, epoch, previous: room.clock, clock: present.clock, time, upserts, removes });
      room.clock = present.clock;
    };
    for (const room of rooms) {
      try {
        tell(room);
      } catch (error) {
        this.#options.log.error({ err: error, feed: room.feed }, 'a view could not be told; the others were');
      }
    }
  }
}
