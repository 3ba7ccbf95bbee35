import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { sharedBrowser } from '../harness/browser.ts';
import type { ClockJump } from './agent-clock.ts';
import { browserWindowFor, type IpcHandler, type StandInContents } from './browser-window.ts';
import { createSession, fetchOnward, type StandInSession } from './session.ts';

/**
 * A stand-in for the few parts of Electron the kiosk uses, where its binary is not to be had: windows are real Chromium
 * pages, IPC is an exposed function, the context bridge an init script, a utility process a forked one. The built
 * bundles run in it unchanged.
 */
export interface StandIn {
  /** The window's page; a new one after each crash. */
  page(): Promise<Page>;
  readonly permissions: StandInSession['permissions'];
  /** The agent's process that runs now. */
  agent(): ChildProcess;
  /** How many agents were started. */
  readonly agentsStarted: number;
  /** Lets the agent that runs now live through so many seconds at once. */
  agentLater(seconds: number): void;
  close(): Promise<void>;
}

export interface StandInOptions {
  /** The built main file. */
  readonly main: string;
  readonly arguments: readonly string[];
  readonly screen?: BrowserContextOptions;
}

/** Starts an application: its main file runs first, and is told that it is ready once the browser is. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const switches: string[] = [];
  const ready = Promise.withResolvers<void>();
  const windows: StandInContents[] = [];
  const handlers = new Map<string, IpcHandler>();
  const agents: ChildProcess[] = [];
  let present = Promise.withResolvers<Page>();
  let shown: Page | null = null;
  let context: BrowserContext | null = null;
  const host = {
    handlers,
    newPage: () => {
      if (context === null) throw new Error('A window was loaded before the application was ready.');
      return context.newPage();
    },
    opened: (page: Page) => {
      shown = page;
      page.on('crash', () => {
        present = Promise.withResolvers<Page>();
      });
      present.resolve(page);
    },
  };
  const place = createSession();

  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: () => true,
    whenReady: () => ready.promise,
    commandLine: {
      appendSwitch: (name: string, value?: string) =>
        switches.push(`--${name}${value === undefined ? '' : `=${value}`}`),
    },
    quit: () => app.emit('will-quit'),
    exit: (code: number) => {
      throw new Error(`The application ended with code ${code}.`);
    },
    getPath: () => {
      throw new Error('A test names its own folders.');
    },
  });
  const electron = {
    app,
    BrowserWindow: browserWindowFor(host, windows),
    ipcMain: { handle: (channel: string, handler: IpcHandler) => handlers.set(channel, handler) },
    net: { fetch: fetchOnward },
    session: { defaultSession: place.session },
    utilityProcess: { fork: (file: string, args: readonly string[]) => forkAgent(file, args, agents) },
  };
  runMain(options, electron);

  const browser = await sharedBrowser(...switches);
  context = await browser.newContext(options.screen ?? { viewport: { width: 1080, height: 1920 } });
  await place.attach(context, windows);
  ready.resolve();

  const presentAgent = () => {
    const agent = agents.at(-1);
    if (agent === undefined) throw new Error('No agent was started.');
    return agent;
  };
  return {
    page: async () => {
      const page = await present.promise;
      return shown ?? page;
    },
    permissions: place.permissions,
    agent: presentAgent,
    get agentsStarted() {
      return agents.length;
    },
    agentLater: (seconds) => {
      presentAgent().send({ jumpMilliseconds: seconds * 1000 } satisfies ClockJump);
    },
    close: async () => {
      for (const contents of windows) contents.destroy();
      app.emit('will-quit');
      await Promise.all(
        agents
          .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
          .map((one) => once(one, 'exit')),
      );
      await context?.close();
    },
  };
}

/** Runs the built main file with the stand-in in Electron's place and the arguments on its command line. */
function runMain({ main, arguments: given }: StandInOptions, electron: object): void {
  const nodeRequire = createRequire(main);
  const require = (name: string): unknown => (name === 'electron' ? electron : nodeRequire(name));
  const ownProcess = Object.create(process, { argv: { value: [process.execPath, ...given] } });
  // The bundle has a zod of its own, and in a process of its own what it registers there would be its own too.
  const ownGlobal = Object.create(globalThis, { __zod_globalRegistry: { value: undefined, writable: true } });
  const module = { exports: {} };
  const run = new Function(
    'require',
    'module',
    'exports',
    '__filename',
    '__dirname',
    'process',
    'globalThis',
    readFileSync(main, 'utf8'),
  );
  run(require, module, module.exports, main, path.dirname(main), ownProcess, ownGlobal);
}

const agentClock = new URL('./agent-clock.ts', import.meta.url).href;

/** Electron's `utilityProcess.fork` by a forked process whose messages are cloned in the same way. */
function forkAgent(file: string, args: readonly string[], agents: ChildProcess[]) {
  const child = fork(file, [...args], {
    execArgv: ['--import', agentClock],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  agents.push(child);
  return {
    postMessage: (message: unknown) => {
      // As in Electron, a message to an agent that has just died goes nowhere and disturbs nobody.
      if (child.connected) child.send(structuredClone(message) as object, () => undefined);
    },
    on: (event: 'message' | 'exit', listener: (value: unknown) => void) => child.on(event, listener),
    kill: () => child.kill(),
  };
}
