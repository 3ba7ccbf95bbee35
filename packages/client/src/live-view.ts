import type { DeltaMessage, HeartbeatMessage, LiveErrorMessage, SnapshotMessage, ViewName } from '@foyer/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type StalenessWatch, watchStaleness } from './staleness.ts';
import type { Timers } from './timers.ts';
import { emptyView, type ViewState, withDelta, withHeartbeat, withSnapshot } from './view-state.ts';

/** A view's state, to read and to follow; changed only by the server's messages. */
export interface ViewStore extends Pick<StoreApi<ViewState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly name: ViewName;
  /** Lets go of the view; with the last hold its subscription and timers end. A second call does nothing. */
  release(): void;
}

/** What a view needs of the connection it comes over. */
interface Connection {
  readonly timers: Timers;
  subscribe(
    message: { view: ViewName; epoch?: string; clock?: number },
    answered: (answer: LiveErrorMessage | null | 'silence') => void,
  ): () => void;
  isConnected(): boolean;
  opened(): void;
  released(name: ViewName): void;
}

/** A subscription that was refused for a reason that passes is asked for again after this long. */
const RATE_LIMITED_RETRY_SECONDS = 5;
const REFUSED_RETRY_SECONDS = 30;

/** One view of a live connection: counts its holders, keeps its messages in order, knows how old they are. */
export class LiveView {
  readonly name: ViewName;
  readonly store: Omit<ViewStore, 'release'>;
  readonly #api: StoreApi<ViewState>;
  readonly #connection: Connection;
  #holds = 0;
  /** What this view's deltas are marked with, as its newest snapshot said. */
  #feed: string | null = null;
  #watch: StalenessWatch | null = null;
  /** Takes back the pending subscription or its next attempt. */
  #cancel: () => void = () => {};

  constructor(name: ViewName, connection: Connection) {
    this.name = name;
    this.#connection = connection;
    this.#api = createStore<ViewState>(() => emptyView(name));
    const { getState, getInitialState, subscribe } = this.#api;
    this.store = { name, getState, getInitialState, subscribe };
  }

  isHeld(): boolean {
    return this.#holds > 0;
  }

  hold(): ViewStore {
    this.#holds += 1;
    if (this.#holds === 1) {
      this.#watch = watchStaleness(this.#connection.timers, (freshness, ageSeconds) =>
        this.#api.setState({ freshness, ageSeconds }),
      );
      if (this.#connection.isConnected()) this.subscribe();
      else this.#connection.opened();
    }
    let released = false;
    return {
      ...this.store,
      release: () => {
        if (released) return;
        released = true;
        this.#holds -= 1;
        if (this.#holds > 0) return;
        this.end();
        this.#connection.released(this.name);
      },
    };
  }

  /** Asks for the view, from where it stands or, after a gap, from scratch. */
  subscribe({ fresh = false } = {}): void {
    this.#cancel();
    const { epoch, clock } = this.#api.getState();
    const known = fresh || epoch === null || clock === null ? {} : { epoch, clock };
    this.#cancel = this.#connection.subscribe({ view: this.name, ...known }, (answer) => {
      if (answer === 'silence') {
        if (this.#connection.isConnected()) this.subscribe({ fresh });
      } else if (answer !== null) {
        this.refuse(answer);
        const pause = answer.code === 'rate-limited' ? RATE_LIMITED_RETRY_SECONDS : REFUSED_RETRY_SECONDS;
        this.#cancel = this.#connection.timers.after(pause * 1000, () => {
          if (this.#connection.isConnected()) this.subscribe({ fresh });
        });
      } else if (!fresh && this.#api.getState().clock !== null) {
        this.#api.setState({ phase: 'live', refusal: null });
        this.#watch?.renew();
      }
    });
  }

  snapshot(message: SnapshotMessage): void {
    if (!this.isHeld()) return;
    this.#feed = message.feed;
    this.#move(withSnapshot(this.#api.getState(), message, this.#connection.timers.now()));
  }

  /** Deltas of other views' feeds leave this one as it is. */
  delta(message: DeltaMessage): void {
    if (message.feed !== this.#feed) return;
    const state = this.#api.getState();
    // Until the view is live again its snapshot is on the way, and holds this change.
    if (!this.isHeld() || state.phase !== 'live') return;
    const next = withDelta(state, message, this.#connection.timers.now());
    if (next === null) this.#resynchronise();
    else this.#move(next);
  }

  heartbeat(message: HeartbeatMessage): void {
    const state = this.#api.getState();
    if (state.phase !== 'live') return;
    if (state.epoch !== message.epoch) this.#resynchronise();
    else this.#move(withHeartbeat(state, message, this.#connection.timers.now()));
  }

  refuse(refusal: LiveErrorMessage): void {
    this.#api.setState({ phase: 'refused', refusal });
  }

  connectionLost(): void {
    this.#cancel();
    if (this.isHeld() && this.#api.getState().phase === 'live') this.#api.setState({ phase: 'connecting' });
  }

  /** Forgets everything and ends the timers. */
  end(): void {
    this.#cancel();
    this.#watch?.stop();
    this.#watch = null;
    this.#feed = null;
    this.#holds = 0;
    this.#api.setState(emptyView(this.name), true);
  }

  /** The server has just said that this is how things are. */
  #move(state: ViewState): void {
    this.#api.setState(state, true);
    this.#watch?.renew();
  }

  #resynchronise(): void {
    this.#api.setState({ phase: 'connecting' });
    this.subscribe({ fresh: true });
  }
}
