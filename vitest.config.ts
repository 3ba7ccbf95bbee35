import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Servers, workers and agents are started by the hundred: Node keeps what it compiled of them for the next one.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, 'node_modules/.cache/compiled');

const both = {
  exclude: ['**/node_modules/**', '**/dist/**'],
  // Test files run one after another in the same processes: to load the program anew for each took a tenth of all time.
  isolate: false,
  // Nothing here measures time, and everything has folders and ports of its own. One file more than two cores at once,
  // for a scenario waits for its processes and browsers as often as it works.
  maxWorkers: 3,
  // What is waited for comes when it comes on a busy machine; the usual second is for those who are quick. Milliseconds.
  expect: { poll: { timeout: 15_000 } },
};

/** The longest files are among those beside their source, and keep one core: they begin first, and the others fill up. */
class UnitFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const of = (name: string) => sorted.filter(({ project }) => project.name === name);
    return [...of('unit'), ...of('scenarios')];
  }
}

/** Two projects: `unit`, everything that stands beside its source, and `scenarios`, what crosses packages, processes and browsers. */
export default defineConfig({
  test: {
    sequence: { sequencer: UnitFirst },
    projects: [
      {
        test: {
          ...both,
          name: 'unit',
          setupFiles: ['tests/chance.ts'],
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
          setupFiles: ['tests/chance.ts', 'tests/after-each-file.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
