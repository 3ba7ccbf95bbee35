import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Bitmap, logoBitmap } from '@foyer/kiosk-hardware';

/** How long a ticket waits for a logo that is not here yet: then it is printed without. Milliseconds. */
const PATIENCE = 3_000;
/** A picture of the branch is no larger. */
const MOST_BYTES = 2 * 1024 * 1024;
const HASH = /^[0-9a-f]{64}$/;

/** The branch's logo as a printer prints it, kept on the kiosk's own disk. */
export interface LogoKeeper {
  /** The logo of this hash; `null` where there is none, or where it can't be had in time. */
  of(hash: string | null): Promise<Bitmap | null>;
}

export interface LogoKeeperOptions {
  readonly server: string;
  readonly folder: string;
  readonly fetch: typeof fetch | undefined;
}

/** Fetches a logo once; the newest is kept, so that a kiosk prints it also while its server is away. */
export function createLogoKeeper({ server, folder, fetch: fetchWith = fetch }: LogoKeeperOptions): LogoKeeper {
  const kept = path.join(folder, 'pictures');
  let known: { readonly hash: string; readonly bitmap: Bitmap } | null = null;

  const fetched = async (hash: string): Promise<Buffer | null> => {
    const answer = await fetchWith(`${server}/pictures/${hash}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES) return null;
    const bytes = Buffer.from(await answer.arrayBuffer());
    // A network that wants somebody to sign in answers for the server.
    if (createHash('sha256').update(bytes).digest('hex') !== hash) return null;
    mkdirSync(kept, { recursive: true });
    for (const file of readdirSync(kept)) rmSync(path.join(kept, file));
    writeFileSync(path.join(kept, `${hash}.next`), bytes);
    renameSync(path.join(kept, `${hash}.next`), path.join(kept, hash));
    return bytes;
  };

  return {
    of: async (hash) => {
      if (hash === null || !HASH.test(hash)) return null;
      if (known?.hash === hash) return known.bitmap;
      const file = path.join(kept, hash);
      // Whatever goes wrong with a picture, the ticket is printed.
      const bytes = existsSync(file) ? readFileSync(file) : await fetched(hash).catch(() => null);
      const bitmap = bytes === null ? null : await logoBitmap(bytes);
      if (bitmap !== null) known = { hash, bitmap };
      return bitmap;
    },
  };
}
