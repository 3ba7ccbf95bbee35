import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

async function save(): Promise<void> {
  await readFile('a');
}

export async function ignoresPromises(page: Page, listeners: ReadonlyArray<() => Promise<void>>): Promise<void> {
  save();
  readFile('a');
  page.click('a');
  for (const listener of listeners) listener();
  setImmediate(async () => {
    await save();
  });
}

export async function keepsPromises(page: Page): Promise<void> {
  await page.click('a');
  void save();
}

export function forgetsACase(state: 'waiting' | 'called'): string | undefined {
  switch (state) {
    case 'waiting':
      return 'w';
  }
  return undefined;
}
