import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

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
  const ends = new Set<Socket>();
  let pulled = false;
  let passed: ((at: number) => void) | null = null;
  const server = createServer((near) => {
    if (pulled) {
      near.destroy();
      return;
    }
    passed?.(Date.now());
    passed = null;
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pull: () => {
      pulled = true;
      cut();
    },
    putBack: () =>
      new Promise((resolve) => {
        passed = resolve;
        pulled = false;
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
