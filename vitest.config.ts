import { defineConfig } from 'vitest/config';

/** Scenarios that are idle for most of their time, since what they show takes its time. */
const patient = ['tests/kiosk.test.ts', 'tests/kiosk-leave.test.ts', 'tests/signage-finishing.test.ts'];
/** What crosses packages, processes and browsers; the global setup builds the web apps and finds a Chromium. */
const scenario = { globalSetup: ['tests/global-setup.ts'], testTimeout: 120_000, hookTimeout: 120_000 };

/**
 * Three projects: `scenarios` go first, one file at a time; then `unit`, everything that stands beside its source, and
 * beside it the `patient` scenarios, which leave it a core.
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
          ...scenario,
          name: 'patient',
          include: patient,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...scenario,
          name: 'scenarios',
          include: ['tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', ...patient],
          fileParallelism: false,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
