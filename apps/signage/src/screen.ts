import { createClient, createLive, type Live } from '@foyer/client';
import { type CallBoard, createCallBoard } from './calls/call-board.ts';
import { soundedMemory } from './calls/sounded-memory.ts';
import { type Pairing, startPairing } from './pairing/pairing.ts';
import { pairingMemory } from './pairing/pairing-memory.ts';
import type { ScreenAddress, ScreenView } from './screen-address.ts';
import { createSounds, type Sounds } from './sound/sounds.ts';

/** Everything a lobby screen runs on, beside what draws it. Lives as long as the page. */
export interface Screen {
  readonly pairing: Pairing;
  readonly live: Live;
  readonly view: ScreenView;
  readonly board: CallBoard;
  readonly sounds: Sounds;
}

/** Starts a screen: pairs it, holds its view, and sounds its calls. */
export function startScreen({ screen, name }: Pick<ScreenAddress, 'screen' | 'name'>): Screen {
  const pairing = startPairing(createClient(), pairingMemory(localStorage, screen), name);
  const live = createLive();
  const viewName = `signage:${screen}` as const;
  const view = live.peek(viewName);
  const sounds = createSounds((sequence) => board.sounded(sequence));
  const board = createCallBoard({
    source: view,
    memory: soundedMemory(localStorage, screen),
    sound: sounds.chime,
    now: () => performance.now(),
  });

  let held = false;
  const connect = () => {
    const state = pairing.store.getState();
    if (state.kind !== 'paired') return;
    live.reconnect(state.token);
    if (!held) live.view(viewName);
    held = true;
  };
  pairing.store.subscribe(connect);
  connect();
  view.subscribe(({ phase, refusal }) => {
    if (phase === 'refused' && refusal?.code === 'unauthorised') pairing.restart();
  });
  return { pairing, live, view, board, sounds };
}
