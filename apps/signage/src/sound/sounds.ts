import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ThemeFault } from '../theme/load-theme.ts';
import { type ChimePlayer, createChimePlayer } from './chime-player.ts';
import { createSoundQueue } from './sound-queue.ts';

export interface SoundState {
  /** `loading`: no chime yet; `blocked`: the browser wants a touch first; `failed`: the screen stays silent. */
  readonly kind: 'loading' | 'on' | 'blocked' | 'failed';
  /** Why it failed. */
  readonly fault: ThemeFault | null;
  /** Chimes played to their end since the page was loaded. */
  readonly played: number;
}

export interface Sounds {
  readonly store: Pick<StoreApi<SoundState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Puts a chime in the queue; `began` is told before it begins, or is passed over because the screen has no sound. */
  chime(began: () => void): void;
  /** So many chimes before all that wait; `began` is called as each begins or is passed over. */
  alarm(times: number, began: () => void): void;
  /** The chime to play from now on; `false`: the browser can't. */
  load(file: ArrayBuffer): Promise<boolean>;
  /** There will be no sound. */
  fail(fault: ThemeFault): void;
  /** Somebody touched the screen. */
  unlock(): void;
  stop(): void;
}

/** A browser that allows sound starts it within this; one that wants a touch first leaves the question open. */
const UNLOCK_MS = 500;

/** The screen's sound: one queue, one chime. */
export function createSounds(): Sounds {
  const store = createStore<SoundState>(() => ({ kind: 'loading', fault: null, played: 0 }));
  let player: ChimePlayer | null = null;
  let settle = () => {};
  const prepared = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let unwatch = () => {};
  const queue = createSoundQueue(
    {
      prepared: () => prepared,
      ready: () => player?.ready() ?? false,
      play: () => player?.play() ?? Promise.resolve(),
    },
    (played) => store.setState({ played }),
  );
  const close = () => {
    unwatch();
    player?.close();
    player = null;
  };
  return {
    store,
    chime: (began) => queue.add(began),
    alarm: (times, began) => queue.addFirst(Array.from({ length: times }, () => began)),
    load: async (file) => {
      const loaded = await createChimePlayer(file).catch(() => null);
      close();
      if (loaded === null) return false;
      player = loaded;
      await Promise.race([loaded.unlock(), new Promise((resolve) => setTimeout(resolve, UNLOCK_MS))]);
      unwatch = loaded.watch((ready) => store.setState({ kind: ready ? 'on' : 'blocked', fault: null }));
      settle();
      return true;
    },
    fail: (fault) => {
      store.setState({ kind: 'failed', fault });
      settle();
    },
    unlock: () => {
      void player?.unlock();
    },
    stop: close,
  };
}
