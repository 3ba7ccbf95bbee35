import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ChimePlayer, createChimePlayer } from './chime-player.ts';
import { createSoundQueue } from './sound-queue.ts';

export interface SoundState {
  /** `loading`: no chime yet; `blocked`: the browser wants a touch first; `failed`: the screen stays silent. */
  readonly kind: 'loading' | 'on' | 'blocked' | 'failed';
  /** Why it failed, for the technician. */
  readonly why: string | null;
  /** Chimes played to their end since the page was loaded. */
  readonly played: number;
}

export interface Sounds {
  readonly store: Pick<StoreApi<SoundState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Puts a call's chime in the queue. */
  chime(sequence: number): void;
  /** The chime to play from now on. */
  load(file: ArrayBuffer): Promise<void>;
  fail(why: string): void;
  /** Somebody touched the screen. */
  unlock(): void;
  stop(): void;
}

/** A browser that allows sound starts it within this; one that wants a touch first leaves the question open. */
const UNLOCK_MS = 500;

/**
 * The screen's sound: one queue, one chime.
 *
 * @param begin - told before a call's chime begins, or is passed over because the screen has no sound
 */
export function createSounds(begin: (sequence: number) => void): Sounds {
  const store = createStore<SoundState>(() => ({ kind: 'loading', why: null, played: 0 }));
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
    begin,
    (played) => store.setState({ played }),
  );
  const close = () => {
    unwatch();
    player?.close();
    player = null;
  };
  const fail = (why: string) => {
    store.setState({ kind: 'failed', why });
    settle();
  };
  return {
    store,
    chime: (sequence) => queue.add(sequence),
    load: async (file) => {
      const loaded = await createChimePlayer(file).catch(() => null);
      close();
      if (loaded === null) {
        fail('the browser can’t play the theme’s chime');
        return;
      }
      player = loaded;
      await Promise.race([loaded.unlock(), new Promise((resolve) => setTimeout(resolve, UNLOCK_MS))]);
      unwatch = loaded.watch((ready) => store.setState({ kind: ready ? 'on' : 'blocked', why: null }));
      settle();
    },
    fail,
    unlock: () => {
      void player?.unlock();
    },
    stop: close,
  };
}
