import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** An address of its own in front of whatever listens elsewhere on this machine. */
export interface Tunnel {
  readonly address: string;
  /** Breaks every connection. */
  cut(): void;
  close(): Promise<void>;
}

/** Digs a tunnel; `leadsTo` is asked at each connection which port it goes to, `null`: nowhere. */
export async function digTunnel(leadsTo: () => number | null): Promise<Tunnel> {
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const port = leadsTo();
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
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
