import { afterEach, beforeEach } from 'vitest';
import type { StoreOptions } from '../open.ts';
import type { Store } from '../store.ts';
import { makeFolder, opened, removeFolder, TestBranch } from './test-branch.ts';

export let folder: string;
export let store: Store;

/** Gives each test of the file a folder of its own with an open store. */
export function storeForEachTest(): void {
  beforeEach(() => {
    folder = makeFolder();
    store = opened(folder);
  });
  afterEach(() => {
    store.close();
    removeFolder(folder);
  });
}

/** Opens the store again, as a restart does; closes it before, where the test has not. */
export function reopen(options: Partial<StoreOptions> = {}): void {
  store.close();
  store = opened(folder, options);
}

/** The branch after a restart. */
export function restart(): TestBranch {
  reopen();
  return new TestBranch(store);
}
