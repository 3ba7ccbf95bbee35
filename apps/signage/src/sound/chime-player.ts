import type { Player } from './sound-queue.ts';

export interface ChimePlayer extends Omit<Player, 'prepared'> {
  /** Asks the browser for sound: it allows it after a touch, or when it was started for a screen without people. */
  unlock(): Promise<void>;
  /** Called at once and whenever the browser allows or forbids sound. Returns how to stop. */
  watch(changed: (ready: boolean) => void): () => void;
  close(): void;
}

/**
 * Plays one audio file through Web Audio.
 *
 * @param file - the encoded audio; a file the browser can't decode leaves the screen silent
 */
export async function createChimePlayer(file: ArrayBuffer): Promise<ChimePlayer> {
  const context = new AudioContext();
  const buffer = await context.decodeAudioData(file);
  const ready = () => context.state === 'running';
  return {
    ready,
    play: () =>
      new Promise((resolve) => {
        const source = new AudioBufferSourceNode(context, { buffer });
        source.onended = () => {
          source.disconnect();
          resolve();
        };
        source.connect(context.destination);
        source.start();
      }),
    // Rejected only when the context was closed, and then there is nothing left to allow.
    unlock: () => context.resume().catch(() => undefined),
    watch: (changed) => {
      const tell = () => changed(ready());
      context.addEventListener('statechange', tell);
      tell();
      return () => context.removeEventListener('statechange', tell);
    },
    close: () => {
      context.close().catch(() => undefined);
    },
  };
}
