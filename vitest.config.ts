import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` holds everything that stands beside its source, `scenarios` what crosses packages, processes
 * and browsers (its global setup builds the web apps and finds a Chromium).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{packages,apps}/*/**/*.test.{ts,tsx}',
            'kiosk-hardware/**/*.test.ts',
            'signage-themes/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 20_000,
          // They measure no time, so two go on at once, after the scenarios.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'scenarios',
          include: ['tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['tests/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
