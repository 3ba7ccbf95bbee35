import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Servers, workers and agents are started by the hundred: Node keeps what it compiled of them for the next one.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, 'node_modules/.cache/compiled');

const both = {
  exclude: ['**/node_modules/**', '**/dist/**'],
  // Nothing here measures time, and everything has folders and ports of its own. One file more than two cores at once,
  // for a scenario waits for its processes and browsers as often as it works.
  maxWorkers: 3,
  // What is waited for comes when it comes on a busy machine; the usual second is for those who are quick. Milliseconds.
  expect: { poll: { timeout: 15_000 } },
};

/** Two projects: `unit`, everything that stands beside its source, and `scenarios`, what crosses packages, processes and browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...both,
          name: 'unit',
          include: [
            '{packages,apps}/*/**/*.test.{ts,tsx}',
            'kiosk-hardware/**/*.test.ts',
            'signage-themes/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          // Only what hangs takes so long; on a busy machine everything takes many times as long.
          testTimeout: 180_000,
        },
      },
      {
        test: {
          ...both,
          name: 'scenarios',
          include: ['tests/**/*.test.ts'],
          // Builds the web apps and finds a Chromium.
          globalSetup: ['tests/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
