import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Connection, Transport } from './transport.ts';

const pollMs = 20;

/**
 * A device file such as `/dev/usb/lp0`. It is opened without blocking, because a read of a silent printer would else
 * hold a thread for ever; an empty or full device is tried again every 20 ms.
 */
export function deviceTransport(path: string): Transport {
  return {
    open: async () => deviceConnection(await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)),
  };
}

function deviceConnection(handle: FileHandle): Connection {
  let closed = false;
  let lost = false;
  let timer: NodeJS.Timeout | null = null;
  let listener: (bytes: Uint8Array) => void = () => undefined;
  let onLost: () => void = () => undefined;
  let busy: Promise<void> = Promise.resolve();
  const buffer = new Uint8Array(256);

  const loseIt = (): void => {
    if (closed || lost) return;
    lost = true;
    onLost();
  };
  const poll = async (): Promise<void> => {
    try {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead > 0 && !closed) listener(buffer.slice(0, bytesRead));
    } catch (error) {
      if (!isTryAgain(error)) {
        loseIt();
        return;
      }
    }
    schedule();
  };
  const schedule = (): void => {
    if (closed || lost) return;
    timer = setTimeout(() => {
      busy = poll();
    }, pollMs);
  };
  schedule();

  return {
    write: async (bytes) => {
      let rest = bytes;
      while (rest.length > 0) {
        if (closed || lost) throw new Error('The device is closed.');
        try {
          const { bytesWritten } = await handle.write(rest);
          rest = rest.subarray(bytesWritten);
        } catch (error) {
          if (!isTryAgain(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, pollMs));
        }
      }
    },
    onData: (next) => {
      listener = next;
    },
    onLost: (next) => {
      onLost = next;
    },
    close: () => {
      if (closed) return;
      closed = true;
      if (timer !== null) clearTimeout(timer);
      void busy.then(() => handle.close()).catch(() => undefined);
    },
  };
}

function isTryAgain(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EBUSY');
}
