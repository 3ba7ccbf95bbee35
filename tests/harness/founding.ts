import { expect } from 'vitest';
import { launch, place } from './start-folder.ts';
import type { Started } from './started.ts';

/** Where the guide of a start with `--new` is, and the code it needs. */
export async function guideOf(started: Started): Promise<{ address: string; code: string }> {
  await expect.poll(started.output, { timeout: 60_000 }).toMatch(/\/dashboard\/found#\S+/);
  const [, address = '', code = ''] = /(http\S+)\/dashboard\/found#(\S+)/.exec(started.output()) ?? [];
  return { address, code };
}

/** Starts Foyer for a branch of one’s own, in a folder that is empty. */
export const startNew = (...more: readonly string[]) =>
  launch(['--new', '--port', '0', '--data', place('data'), ...more]);
