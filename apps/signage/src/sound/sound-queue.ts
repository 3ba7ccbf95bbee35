/** Something that can be played now; resolves when it has ended. */
export interface Player {
  /** Resolves once `ready` means something: the sound is loaded, or it is known that there is none. */
  prepared(): Promise<void>;
  /** `false` while the browser forbids sound. */
  ready(): boolean;
  play(): Promise<void>;
}

export interface SoundQueue {
  /** Puts a sound in the queue; `began` is told just before it begins or is passed over. */
  add(began: () => void): void;
  /** The same before everything that waits already, after what is being played. */
  addFirst(sounds: readonly (() => void)[]): void;
  /** How many sounds have been played to their end. */
  played(): number;
}

/** The longest a sound may take to be prepared, or to play, before the next one has its turn. */
const MAX_SOUND_MS = 6_000;

/**
 * Plays one sound after another, never two together.
 *
 * A sound whose turn comes while the browser forbids sound is passed over: a chime long after its call would mislead.
 *
 * Whoever adds one is told just before it begins or is passed over, so that no crash can make it sound twice.
 *
 * @param ended - told after each sound that was played
 */
export function createSoundQueue(player: Player, ended: (played: number) => void): SoundQueue {
  const waiting: (() => void)[] = [];
  let busy = false;
  let played = 0;

  async function run(): Promise<void> {
    busy = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await withTimeOut(player.prepared());
      next();
      if (!player.ready()) continue;
      await withTimeOut(player.play());
      played += 1;
      ended(played);
    }
    busy = false;
  }

  return {
    add(began) {
      waiting.push(began);
      if (!busy) void run();
    },
    addFirst(sounds) {
      waiting.unshift(...sounds);
      if (!busy) void run();
    },
    played: () => played,
  };
}

/** Ends when the step has ended, has failed, or has taken too long. */
async function withTimeOut(step: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MAX_SOUND_MS);
  });
  await Promise.race([step.catch(() => undefined), tooLong]);
  clearTimeout(timer);
}
