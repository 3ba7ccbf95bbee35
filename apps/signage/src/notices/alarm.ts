import type { ViewStore } from '@foyer/client';
import { branchNow, emergencyOf, noticesToShow, type ViewState } from '@foyer/client';

/** So often the chime sounds for an emergency: once is for a call. */
const TIMES = 3;

/** What the alarm follows: the screen's view, and what the branch says to the screen. */
export interface AlarmParts {
  readonly view: Pick<ViewStore, 'getState' | 'subscribe'>;
  readonly own: Pick<ViewStore, 'getState' | 'subscribe'>;
  /** Where it is kept, over reloads, for what the screen has sounded last. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly screen: string;
  /** Puts a chime in the queue of sounds; `began` is called when it begins. */
  readonly chime: (began: () => void) => void;
}

/** Sounds once for each emergency, and again where its words were put right. Returns what ends it. */
export function soundEmergencies({ view, own, storage, screen, chime }: AlarmParts): () => void {
  const key = `foyer.signage.${screen}.alarmed`;
  let last = attempt(() => storage.getItem(key));
  const look = () => {
    const state: Pick<ViewState, 'notice' | 'time'> = view.getState();
    const zone = own.getState().self?.zone ?? null;
    const emergency = emergencyOf(noticesToShow(state.notice, branchNow(state), zone));
    if (emergency === null) return;
    const name = `${emergency.id} ${emergency.version}`;
    if (name === last) return;
    last = name;
    for (let time = 0; time < TIMES; time += 1) chime(() => attempt(() => storage.setItem(key, name)));
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
