import type { Clock } from '@foyer/basics';
import type { DeltaMessage, LiveRecord, SnapshotMessage, ViewName } from '@foyer/contract';
import type { WireSource } from '../wire/source.ts';
import { timeOf } from '../wire/time.ts';
import { differenceOf, type Told } from './difference.ts';
import { Projection } from './projection.ts';
import type { View } from './view.ts';

/** A view is told of changes at most ten times a second; a call leaves at once and takes with it what was pending. */
const PAUSE_MILLISECONDS = 100;

interface Room {
  readonly name: ViewName;
  readonly view: View;
  told: Told;
  clock: number;
  subscribers: number;
}

export interface BroadcasterOptions {
  readonly clock: Clock;
  readonly epoch: string;
  readonly source: () => WireSource;
  readonly send: (room: ViewName, delta: DeltaMessage) => void;
}

/**
 * Tells each view's subscribers what changed, and only that. One projection serves all views of a moment; a view
 * nobody looks at costs nothing.
 */
export class Broadcaster {
  readonly #options: BroadcasterOptions;
  readonly #rooms = new Map<ViewName, Room>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: BroadcasterOptions) {
    this.#options = options;
  }

  /** Notes a subscriber and gives it the view as its room has been told it, so that the next delta fits. */
  join(name: ViewName, view: View): SnapshotMessage {
    let room = this.#rooms.get(name);
    if (room === undefined) {
      room = { name, view, told: new Map(), clock: 0, subscribers: 0 };
      this.#rooms.set(name, room);
    } else {
      this.#tell([room]);
    }
    room.subscribers += 1;
    if (room.subscribers === 1) this.#renew(room);
    const { epoch, clock } = this.#options;
    const records: LiveRecord[] = [...room.told.values()].map(({ record }) => record);
    return { view: name, epoch, clock: room.clock, time: timeOf(clock), records };
  }

  /** Forgets a subscriber. */
  leave(name: ViewName): void {
    const room = this.#rooms.get(name);
    if (room === undefined) return;
    room.subscribers -= 1;
    if (room.subscribers <= 0) this.#rooms.delete(name);
  }

  /** Something changed: tell within a tenth of a second, or, for a call, now. */
  changed(urgent: boolean): void {
    if (urgent) {
      this.flush();
      return;
    }
    this.#timer ??= setTimeout(() => this.flush(), PAUSE_MILLISECONDS);
  }

  /** Tells all that is pending now. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#tell([...this.#rooms.values()]);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #projection(): { projection: Projection; clock: number; now: number } | null {
    const source = this.#options.source();
    const { config, clock, at } = source.state;
    if (config === null) return null;
    return { projection: new Projection(source, config), clock, now: Math.max(this.#options.clock.now(), at) };
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
    const shared = new Map<readonly LiveRecord[], Map<Told, ReturnType<typeof differenceOf>>>();
    for (const room of rooms) {
      const records = present.projection.recordsOf(room.view, present.now);
      // Screens share their records and have mostly been told the same: one comparison serves them all.
      const known = shared.get(records)?.get(room.told);
      const { told, upserts, removes } = known ?? differenceOf(room.told, records);
      if (known === undefined) {
        const byTold = shared.get(records) ?? new Map<Told, ReturnType<typeof differenceOf>>();
        byTold.set(room.told, { told, upserts, removes });
        shared.set(records, byTold);
      }
      room.told = told;
      if (upserts.length === 0 && removes.length === 0) continue;
      send(room.name, { view: room.name, epoch, previous: room.clock, clock: present.clock, time, upserts, removes });
      room.clock = present.clock;
    }
  }
}
