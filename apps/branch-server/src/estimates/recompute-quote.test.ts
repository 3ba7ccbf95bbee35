import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { METHOD_VERSION } from '@foyer/flow';
import type { Quote } from '@foyer/queue-core';
import { openHistory, openStore } from '@foyer/store';
import { expect, onTestFinished, test } from 'vitest';
import { recomputeQuote } from './recompute-quote.ts';
import { farTooMuch, morning } from './testing/morning.ts';

/** The history of a short morning on which everybody was quoted this. */
function historyOf(quote: Quote) {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-quotes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { steps, at } = morning(quote);
  const opened = openStore({ folder, now: () => at });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  store.batch(() => {
    for (const { before, event, after } of steps) store.append(before, event, after);
  });
  store.close();
  const history = openHistory({ folder });
  onTestFinished(() => history.close());
  return history;
}

test('ESTIMATE-10: a quote made by another version of the method is said to be so, not worked out by this one', () => {
  const newer = recomputeQuote(historyOf({ ...farTooMuch, method: METHOD_VERSION + 1 }), 'A001');
  expect(newer.ok ? '' : newer.error).toContain(`version ${METHOD_VERSION + 1} of the method`);
});

test('ESTIMATE-10: what this version did not come to is not called the same', () => {
  expect(recomputeQuote(historyOf(farTooMuch), 'A001')).toMatchObject({ ok: true, value: { same: false } });
});
