import type { ViewState } from '@foyer/client';
import type { Call } from '@foyer/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { advance, markSounded, minShownMs, nextChangeAt, type Schedule, startSchedule } from './schedule.ts';
import type { SoundedMemory } from './sounded-memory.ts';

/** What the board follows: the screen's view. */
interface CallSource {
  getState(): Pick<ViewState, 'epoch' | 'call' | 'time'>;
  subscribe(changed: () => void): () => void;
}

export interface CallBoardParts {
  readonly source: CallSource;
  readonly memory: SoundedMemory;
  /** Puts the sound of a call in the queue of sounds; `sounded` must be called when it begins. */
  readonly sound: (sequence: number) => void;
  /** Wall milliseconds that never step back. */
  readonly now: () => number;
}

export interface CallBoard {
  readonly store: Pick<StoreApi<Schedule>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** The sound of this call has begun or was passed over. */
  sounded(sequence: number): void;
  stop(): void;
}

/** Runs the schedule against the view and the clock, and hands each new sound on once. */
export function createCallBoard({ source, memory, sound, now }: CallBoardParts): CallBoard {
  const store = createStore<Schedule>(() => startSchedule(memory.read()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heard: Pick<ViewState, 'epoch' | 'call'> | null = null;
  let handedOn: readonly number[] = [];

  const keep = (next: Schedule) => {
    const before = store.getState();
    store.setState(next, true);
    if (next.soundedUpTo !== before.soundedUpTo && next.soundedUpTo !== null) memory.write(next.soundedUpTo);
  };

  const look = () => {
    const { epoch, call, time } = source.getState();
    if (epoch === null) return;
    const calls: Call[] = Object.values(call);
    const next = advance(store.getState(), epoch, calls, now(), minShownMs(time?.speed ?? 1));
    keep(next);
    for (const sequence of next.toSound) if (!handedOn.includes(sequence)) sound(sequence);
    handedOn = next.toSound;
    clearTimeout(timer);
    const at = nextChangeAt(next);
    if (at !== null) timer = setTimeout(look, Math.max(1, at - now()));
  };

  const unsubscribe = source.subscribe(() => {
    const { epoch, call } = source.getState();
    if (heard?.epoch === epoch && heard.call === call) return;
    heard = { epoch, call };
    look();
  });
  look();

  return {
    store,
    sounded: (sequence) => keep(markSounded(store.getState(), sequence)),
    stop: () => {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}
