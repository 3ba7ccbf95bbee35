import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What every benchmark is told. */
export interface BenchOptions {
  /** Fewer and shorter rounds: a rough answer in a minute. */
  readonly short: boolean;
  /** Tells how far it is. */
  readonly say: (sentence: string) => void;
  /** A folder that holds, or shall hold, a year of visits; made and removed again when absent. */
  readonly year: string | null;
}

/** Gives `work` a fresh folder and removes it afterwards. */
export async function inFreshFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
