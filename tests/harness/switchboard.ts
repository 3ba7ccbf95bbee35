import { digTunnel } from './tunnel.ts';

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
  const { address, close } = await digTunnel(() => port);
  return {
    address,
    connectTo: (target) => {
      port = target === null ? null : Number(new URL(target).port);
    },
    close,
  };
}
