import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The checkout's root folder. */
export const root = path.resolve(import.meta.dirname, '..');

/** One package of the workspace as its `package.json` describes it. */
export interface WorkspacePackage {
  /** `@foyer/store` */
  readonly name: string;
  /** Folder from the root, with forward slashes: `packages/store` */
  readonly folder: string;
  readonly license: string | undefined;
  /** Names of the workspace packages it depends on, to run or to develop. */
  readonly workspaceDependencies: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Lists the packages of the workspace under `base`, by folder.
 *
 * @throws when `pnpm-workspace.yaml` or a manifest can't be read.
 */
export function listPackages(base: string = root): WorkspacePackage[] {
  const patterns = packagePatterns(readFileSync(path.join(base, 'pnpm-workspace.yaml'), 'utf8'));
  return globSync(
    patterns.map((pattern) => `${pattern}/package.json`),
    { cwd: base },
  )
    .map((file) => path.dirname(file).split(path.sep).join('/'))
    .sort()
    .map((folder) => readPackage(base, folder));
}

/** The entries of the `packages:` list of a pnpm workspace file. */
function packagePatterns(yaml: string): string[] {
  const list = /^packages:\n((?: +- .*\n)+)/m.exec(yaml)?.[1] ?? '';
  return [...list.matchAll(/- (\S+)/g)].map((match) => match[1] ?? '');
}

function readPackage(base: string, folder: string): WorkspacePackage {
  const manifest: Manifest = JSON.parse(readFileSync(path.join(base, folder, 'package.json'), 'utf8'));
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return {
    name: manifest.name,
    folder,
    license: manifest.license,
    workspaceDependencies: dependencies.filter((name) => name.startsWith('@foyer/')),
  };
}

/** Every file of a folder that people wrote: no dependencies, build output, run-time data or hidden files. */
export function listFiles(folder: string): string[] {
  return globSync('**/*', {
    cwd: folder,
    withFileTypes: true,
    exclude: (entry) => entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === 'dist',
  })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
