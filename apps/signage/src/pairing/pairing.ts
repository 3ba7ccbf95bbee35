import type { Client } from '@foyer/client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PairingMemory } from './pairing-memory.ts';

export type PairingState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'waiting'; readonly code: string }
  | { readonly kind: 'paired'; readonly token: string };

export interface Pairing {
  readonly store: Pick<StoreApi<PairingState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** The branch has shut this screen out: pair it anew. */
  restart(): void;
  stop(): void;
}

const ASK_EVERY_MS = 2_000;

/** Pairs the screen: shows a code until somebody claims it, then goes on with the token, now and after every reload. */
export function startPairing(client: Client, memory: PairingMemory, name: string | null): Pairing {
  const kept = memory.token();
  const store = createStore<PairingState>(() => (kept === null ? { kind: 'asking' } : { kind: 'paired', token: kept }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const ask = async () => {
    const answer = await client.call('pairDevice', {
      body: { kind: 'screen', ...(name === null ? {} : { name }), secret: memory.secret() },
      timeoutSeconds: 10,
    });
    if (stopped) return;
    if (answer.ok && answer.value.status === 'paired') {
      memory.keepToken(answer.value.token);
      store.setState({ kind: 'paired', token: answer.value.token }, true);
      return;
    }
    if (answer.ok && answer.value.status === 'waiting') {
      store.setState({ kind: 'waiting', code: answer.value.code }, true);
    }
    timer = setTimeout(() => void ask(), ASK_EVERY_MS);
  };
  if (kept === null) void ask();

  return {
    store,
    restart: () => {
      if (store.getState().kind !== 'paired') return;
      memory.forget();
      store.setState({ kind: 'asking' }, true);
      void ask();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
