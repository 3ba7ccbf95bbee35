import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApps } from '@foyer/scripts/build';
import { ensureChromium } from '@foyer/scripts/chromium';

const server = path.join(import.meta.dirname, '../apps/branch-server/src');

/** Before the scenarios: the web apps are built once, and `FOYER_CHROMIUM` names a browser for every test. */
export default async function setUp(): Promise<void> {
  await buildApps();
  await ensureChromium();
  compileWorkers();
}

/** Lets Node keep what it compiles of the server's workers: each is killed at its end, before it could. */
function compileWorkers(): void {
  const imports = globSync('*/*-worker.ts', { cwd: server }).map(
    (file) => `await import(${JSON.stringify(pathToFileURL(path.join(server, file)).href)});`,
  );
  execFileSync(process.execPath, ['--input-type=module', '--eval', [...imports, 'process.exit();'].join('\n')]);
}
