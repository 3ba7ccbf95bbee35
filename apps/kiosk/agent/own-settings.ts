import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLive } from '@foyer/client';
import type { OwnDevice } from '@foyer/contract';
import { ownDevice } from '@foyer/contract/schemas';
import { z } from 'zod';

/** How the branch has set this kiosk. Kept over a restart, so that a kiosk prints before the server answers. */
export interface OwnSettings {
  /** As the branch said last; `null` when it never has. */
  present(): OwnDevice | null;
  /** Follows what the branch says to the holder of the token. */
  follow(token: string): void;
  /** Notes a test print before it begins; `false`: it has begun before. */
  beginTest(id: string): boolean;
  close(): void;
}

/** Hears what the branch says to a device until the returned function is called. */
export type FollowOwn = (heard: {
  readonly server: string;
  readonly token: string;
  readonly onSaid: (said: OwnDevice) => void;
  /** The branch no longer knows the token. */
  readonly onShutOut: () => void;
}) => () => void;

export interface OwnSettingsOptions {
  readonly server: string;
  readonly folder: string;
  readonly follow: FollowOwn;
  readonly onChange: (said: OwnDevice) => void;
  readonly onShutOut: () => void;
}

const stored = z.object({ said: ownDevice.nullable(), lastTest: z.string().nullable() });
type Stored = z.infer<typeof stored>;

/** Keeps `settings.json` in the folder. Throws the file system's error when it can't be written. */
export function keepOwnSettings({ server, folder, follow, onChange, onShutOut }: OwnSettingsOptions): OwnSettings {
  const file = path.join(folder, 'settings.json');
  let kept = read(file);
  let stop = () => {};
  const keep = (next: Stored) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.next`, JSON.stringify(next), { flush: true });
    renameSync(`${file}.next`, file);
    kept = next;
  };
  return {
    present: () => kept.said,
    follow: (token) => {
      stop();
      const onSaid = (said: OwnDevice) => {
        if (JSON.stringify(said) !== JSON.stringify(kept.said)) keep({ ...kept, said });
        onChange(said);
      };
      stop = follow({ server, token, onSaid, onShutOut });
    },
    beginTest: (id) => {
      if (kept.lastTest === id) return false;
      keep({ ...kept, lastTest: id });
      return true;
    },
    close: () => stop(),
  };
}

function read(file: string): Stored {
  try {
    if (existsSync(file)) return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The branch says it all again.
  }
  return { said: null, lastTest: null };
}

/** Over the branch's live view of the device. */
export const followLive: FollowOwn = ({ server, token, onSaid, onShutOut }) => {
  const live = createLive({ url: server, token });
  const view = live.view('device');
  let last: OwnDevice | null = null;
  const stop = view.subscribe(({ self, phase, refusal }) => {
    if (phase === 'refused' && refusal?.code === 'unauthorised') onShutOut();
    if (self === null || self === last) return;
    last = self;
    onSaid(self);
  });
  return () => {
    stop();
    view.release();
    live.close();
  };
};
