import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApps } from './build.ts';
import { catalogueCheck } from './checks/catalogue.ts';
import type { Check } from './checks/check.ts';
import { layerCheck } from './checks/layers.ts';
import { licenceCheck } from './checks/licences.ts';
import { lintCheck, promiseCheck } from './checks/lint.ts';
import { ruleCheck } from './checks/rules.ts';
import { sentenceCheck } from './checks/sentences.ts';
import { typeCheck } from './checks/typecheck.ts';
import { ensureChromium } from './chromium.ts';
import { countTests, type Total } from './test-total.ts';
import { root } from './workspace.ts';

const buildCheck: Check = {
  name: 'web apps build',
  run: async () => {
    const apps = await buildApps((sentence) => console.log(`  ${sentence}`));
    return apps.length === 0 ? ['No app has a vite.config.ts.'] : [];
  },
};

const chromiumCheck: Check = {
  name: 'Chromium',
  run: async () => {
    await ensureChromium((sentence) => console.log(`  ${sentence}`));
    return [];
  },
};

const sourceChecks = [
  layerCheck,
  typeCheck,
  lintCheck,
  promiseCheck,
  licenceCheck,
  ruleCheck,
  catalogueCheck,
  sentenceCheck,
];

/**
 * Runs the checks and tests and prints one total as the last line.
 *
 * `npm test` runs everything, `npm test -- --unit` leaves out what needs a build or a browser, `npm test -- --words` looks
 * at the catalogue alone, and `npm test -- packages/store` runs only the tests whose path holds one of the words given.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { unit: { type: 'boolean' }, words: { type: 'boolean' } },
  });
  const total: Total = { passed: 0, failed: 0 };
  if (values.words === true) {
    add(total, await runCheck(catalogueCheck));
    return finish(total);
  }
  if (positionals.length === 0) {
    for (const check of sourceChecks) add(total, await runCheck(check));
  }
  if (positionals.length === 0 && values.unit !== true) {
    for (const check of [buildCheck, chromiumCheck]) add(total, await runCheck(check));
  }
  add(total, await runVitest([...(values.unit === true ? ['--project', 'unit'] : []), ...positionals]));
  finish(total);
}

function finish(total: Total): void {
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

function add(total: Total, { passed, failed }: Total): void {
  total.passed += passed;
  total.failed += failed;
}

async function runCheck(check: Check): Promise<Total> {
  const start = performance.now();
  const problems = await check.run().catch((error: unknown) => [error instanceof Error ? error.message : `${error}`]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
  for (const problem of problems) console.log(`  ${problem.replaceAll('\n', '\n  ')}`);
  return problems.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs vitest on the screen and counts from the report it leaves in a file. */
async function runVitest(args: readonly string[]): Promise<Total> {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-test-'));
  const reportFile = path.join(folder, 'report.json');
  const entry = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  try {
    const child = spawn(process.execPath, [entry, 'run', ...reporters, ...args], { cwd: root, stdio: 'inherit' });
    const code = await exitCodeOf(child);
    return countTests(existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for a child to end, passing on a request to stop; this process then ends after its own clean-up. */
function exitCodeOf(child: ChildProcess): Promise<number> {
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

await main();
