import { type AddressInfo, connect, createServer } from 'node:net';

/** One address in front of a server that is killed and started again elsewhere. */
export interface Switchboard {
  readonly address: string;
  /** `null`: nobody answers. */
  connectTo(address: string | null): void;
  close(): Promise<void>;
}

/** Opens the switchboard on a free port. */
export async function openSwitchboard(): Promise<Switchboard> {
  let port: number | null = null;
  const ends = new Set<{ destroy(): void }>();
  const server = createServer((near) => {
    if (port === null) {
      near.destroy();
      return;
    }
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
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connectTo: (address) => {
      port = address === null ? null : Number(new URL(address).port);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const end of ends) end.destroy();
      }),
  };
}
