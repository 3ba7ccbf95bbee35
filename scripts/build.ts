import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from './run.ts';
import { listFiles, listPackages, root, type WorkspacePackage } from './workspace.ts';

const buildsAtOnce = 2;
const stampName = '.build-stamp';
const sharedInputs = ['pnpm-lock.yaml', 'tsconfig.base.json', 'tsconfig.web.json', 'scripts/build.ts'];
/** Files that no build reads. */
const notBuilt = /\.(test\.tsx?|md)$/;

/** What came of building one app. */
export interface BuiltApp {
  /** `apps/kiosk` */
  readonly folder: string;
  /** False when its last build was of exactly these sources and was kept. */
  readonly rebuilt: boolean;
}

/**
 * Builds every app that has a `vite.config.ts` into its `dist/`, leaving alone what has not changed since.
 * An app may have further `vite.config.*.ts` files, run after it in the order of their names into the same `dist/`.
 *
 * @param report - told in a sentence about each app that is built
 * @throws with the builder's output when an app can't be built
 */
export async function buildApps(report: (sentence: string) => void = console.log): Promise<BuiltApp[]> {
  const packages = listPackages();
  const apps = packages.filter(({ folder }) => existsSync(path.join(root, folder, 'vite.config.ts')));
  const waiting = [...apps];
  const built: BuiltApp[] = [];
  const buildNext = async (): Promise<void> => {
    for (let app = waiting.shift(); app !== undefined; app = waiting.shift()) {
      built.push(await buildApp(app, packages, report));
    }
  };
  await Promise.all(Array.from({ length: buildsAtOnce }, buildNext));
  return built.sort((one, other) => one.folder.localeCompare(other.folder));
}

async function buildApp(
  app: WorkspacePackage,
  packages: readonly WorkspacePackage[],
  report: (sentence: string) => void,
): Promise<BuiltApp> {
  const output = path.join(root, app.folder, 'dist');
  const stampFile = path.join(output, stampName);
  const inputs = hashInputs(root, app, packages);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === inputs)
    return { folder: app.folder, rebuilt: false };
  report(`Building ${app.folder} …`);
  rmSync(output, { recursive: true, force: true });
  for (const config of viteConfigs(app)) await runVite(app, config);
  mkdirSync(output, { recursive: true });
  writeFileSync(stampFile, inputs);
  return { folder: app.folder, rebuilt: true };
}

/** The app's Vite configurations: the plain one first, then the others by name. */
function viteConfigs(app: WorkspacePackage): string[] {
  const others = globSync('vite.config.*.ts', { cwd: path.join(root, app.folder) }).sort();
  return ['vite.config.ts', ...others];
}

/** Runs Vite in a process of its own: it changes its process's environment. */
async function runVite(app: WorkspacePackage, config: string): Promise<void> {
  const cwd = path.join(root, app.folder);
  const vite = path.join(
    path.dirname(createRequire(path.join(cwd, config)).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const args = [vite, 'build', '--config', config, '--logLevel', 'warn', '--emptyOutDir', 'false'];
  // A test runner sets another mode, which would bundle the libraries' development editions.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await run(process.execPath, args, { cwd, env });
  if (code !== 0) throw new Error(`${app.folder} could not be built with ${config}:\n${output.trim()}`);
}

/**
 * A hash of everything that goes into an app: its files, those of the packages it uses, and the locked versions.
 *
 * @param base - the workspace's root folder
 */
export function hashInputs(base: string, app: WorkspacePackage, packages: readonly WorkspacePackage[]): string {
  const files = foldersOf(app, packages).flatMap((folder) =>
    listFiles(path.join(base, folder))
      .filter((file) => !notBuilt.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const hash = createHash('sha256');
  for (const file of [...sharedInputs, ...files]) {
    const content = readFileSync(path.join(base, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** The app's folder and those of the workspace packages it uses, directly or through others. */
function foldersOf(app: WorkspacePackage, packages: readonly WorkspacePackage[]): string[] {
  const found = new Set<WorkspacePackage>([app]);
  for (const { workspaceDependencies } of found) {
    for (const one of packages) if (workspaceDependencies.includes(one.name)) found.add(one);
  }
  return [...found].map(({ folder }) => folder).sort();
}

async function main(): Promise<void> {
  const apps = await buildApps();
  const rebuilt = apps.filter((app) => app.rebuilt).length;
  console.log(`${apps.length} web apps: ${rebuilt} built, ${apps.length - rebuilt} unchanged.`);
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
