import { createClient, createLive, type Live } from '@foyer/client';
import type { RecordOf } from '@foyer/contract';
import { type CallBoard, createCallBoard } from './calls/call-board.ts';
import { shownCalls } from './calls/shown-calls.ts';
import { soundedMemory } from './calls/sounded-memory.ts';
import { soundEmergencies } from './notices/alarm.ts';
import { type Pairing, startPairing } from './pairing/pairing.ts';
import { pairingMemory } from './pairing/pairing-memory.ts';
import type { ScreenAddress, ScreenView } from './screen-address.ts';
import { createSounds, type Sounds } from './sound/sounds.ts';

/** Everything a lobby screen runs on, beside what draws it. Lives as long as the page. */
export interface Screen {
  readonly pairing: Pairing;
  readonly live: Live;
  readonly view: ScreenView;
  /** What the branch says to this screen. */
  readonly own: ScreenView;
  readonly board: CallBoard;
  readonly sounds: Sounds;
}

type CallSource = Parameters<typeof createCallBoard>[0]['source'];

/** The view with those calls that this screen shows; nothing before the branch has said which. */
function callsShownOn(view: ScreenView, own: ScreenView): CallSource {
  let last: readonly unknown[] = [];
  let shown: ReturnType<typeof shownCalls> = {};
  return {
    getState: () => {
      const { epoch, call, time, branch, counters } = view.getState();
      const { self } = own.getState();
      const parts = [call, self, branch, counters];
      if (parts.some((part, at) => part !== last[at])) shown = shownCalls(call, { self, branch, counters });
      last = parts;
      return { epoch: self === null ? null : epoch, call: shown, time };
    },
    subscribe: (changed) => {
      const stops = [view.subscribe(changed), own.subscribe(changed)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** What is settled for a screen, at the branch; `null` before it has said so. */
export function settledOf(self: RecordOf<'self'> | null) {
  return self?.settings.kind === 'screen' ? self.settings : null;
}

/** Starts a screen: pairs it, holds its view, and sounds its calls. */
export function startScreen({ screen, name }: Pick<ScreenAddress, 'screen' | 'name'>): Screen {
  const pairing = startPairing(createClient(), pairingMemory(localStorage, screen), name);
  const live = createLive();
  const viewName = `signage:${screen}` as const;
  const view = live.peek(viewName);
  const own = live.peek('device');
  const sounds = createSounds();
  const board = createCallBoard({
    source: callsShownOn(view, own),
    memory: soundedMemory(localStorage, screen),
    sound: (sequence) => sounds.chime(() => board.sounded(sequence)),
    now: () => performance.now(),
  });

  soundEmergencies({ view, own, storage: localStorage, screen, alarm: sounds.alarm });

  let held = false;
  const connect = () => {
    const state = pairing.store.getState();
    if (state.kind !== 'paired') return;
    live.reconnect(state.token);
    if (!held) {
      live.view('device');
      live.view(viewName);
    }
    held = true;
  };
  pairing.store.subscribe(connect);
  connect();
  view.subscribe(({ phase, refusal }) => {
    if (phase === 'refused' && refusal?.code === 'unauthorised') pairing.restart();
  });
  return { pairing, live, view, own, board, sounds };
}
