import { digTunnel } from './tunnel.ts';

/** The network cable between a page and a branch server: it can be pulled and put back. */
export interface Cable {
  /** What the page opens instead of the server's own address. */
  readonly address: string;
  pull(): void;
  /** Connections pass again; resolves with the instant (epoch milliseconds) of the first one. */
  putBack(): Promise<number>;
  close(): Promise<void>;
}

/** Lays a cable to a server on this machine. */
export async function layCable(target: string): Promise<Cable> {
  const port = Number(new URL(target).port);
  let pulled = false;
  let passed: ((at: number) => void) | null = null;
  const { address, cut, close } = await digTunnel(() => {
    if (pulled) return null;
    passed?.(Date.now());
    passed = null;
    return port;
  });
  return {
    address,
    pull: () => {
      pulled = true;
      cut();
    },
    putBack: () =>
      new Promise((resolve) => {
        passed = resolve;
        pulled = false;
      }),
    close,
  };
}
