import { branchNow, noticesAt, type ViewState } from '@foyer/client';

/** So often the chime sounds for an emergency: once is for a call. */
const TIMES = 3;
/** More emergencies than are ever shown at once. */
const MOST_KEPT = 40;

interface Followed<State> {
  getState(): State;
  subscribe(changed: () => void): () => void;
}

/** What the alarm follows: the screen's view, and what the branch says to the screen. */
export interface AlarmParts {
  readonly view: Followed<Pick<ViewState, 'notice' | 'time'>>;
  readonly own: Followed<{ readonly self: Parameters<typeof noticesAt>[0] }>;
  /** Where it is kept, over reloads, for what the screen has sounded. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly screen: string;
  /** Puts so many chimes before all others; `began` is called as each begins. */
  readonly alarm: (times: number, began: () => void) => void;
}

/** Sounds once for each emergency, and again where its words were put right. Returns what ends it. */
export function soundEmergencies({ view, own, storage, screen, alarm }: AlarmParts): () => void {
  const key = `foyer.signage.${screen}.alarmed`;
  const began = new Set(attempt(() => storage.getItem(key))?.split('\n') ?? []);
  const known = new Set(began);
  const look = () => {
    const state = view.getState();
    for (const { id, version } of noticesAt(own.getState().self, state.notice, branchNow(state)).emergencies) {
      const name = `${id} ${version}`;
      if (known.has(name)) continue;
      known.add(name);
      alarm(TIMES, () => {
        began.add(name);
        attempt(() => storage.setItem(key, [...began].slice(-MOST_KEPT).join('\n')));
      });
    }
  };
  const stops = [view.subscribe(look), own.subscribe(look)];
  look();
  return () => {
    for (const stop of stops) stop();
  };
}

/** A storage that is full or forbidden only means that a reload sounds again. */
function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}
