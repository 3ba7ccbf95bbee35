import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMemoryPrinter, type MemoryPrinter } from '@foyer/kiosk-hardware';
import { afterEach, beforeEach, expect } from 'vitest';
import { createKioskAgent, type KioskAgent } from '../agent.ts';
import { type ManualTimers, manualTimers, PRINTER, type ScriptedBranch, scriptBranch } from './scripted-branch.ts';

/** What a customer asks for. */
export const wish = { requestId: '11111111-1111-4111-8111-111111111111', serviceId: 'cash', language: 'en' };

export let folder: string;
export let branch: ScriptedBranch;
export let timers: ManualTimers;
export let printer: MemoryPrinter;
export let agents: KioskAgent[];
export let faults: unknown[];
export let notices: string[];
/** The printers that were made, by their address. */
export let made: Map<string, MemoryPrinter>;

/** Gives each test of the file a branch, a folder and timers of its own; what it started is closed afterwards. */
export function branchForEachTest(): void {
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'foyer-agent-'));
    branch = scriptBranch();
    timers = manualTimers(Date.UTC(2026, 2, 2, 9));
    agents = [];
    faults = [];
    notices = [];
    made = new Map();
  });
  afterEach(async () => {
    await Promise.all(agents.map((agent) => agent.close()));
    rmSync(folder, { recursive: true, force: true });
    expect(faults).toEqual([]);
  });
}

/** An agent with a printer in memory: the branch's. */
export const start = (settings: { token?: string } = { token: 'a-device-token' }): KioskAgent => {
  printer = createMemoryPrinter();
  made.clear();
  const agent = createKioskAgent({
    server: 'http://branch.test',
    folder,
    printer: ({ address }) => {
      const one = address === PRINTER.address && !made.has(address) ? printer : createMemoryPrinter();
      made.set(address, one);
      return one;
    },
    software: '1.0',
    follow: branch.follow,
    name: 'Kiosk 1',
    ...settings,
    timers,
    fetch: branch.fetch,
    onFault: (error) => faults.push(error),
    onNotice: (sentence) => notices.push(sentence),
  });
  agents.push(agent);
  return agent;
};
/** What a power cut leaves: the files, and nothing that was in memory. */
export const restart = async (): Promise<KioskAgent> => {
  await agents.pop()?.close();
  return start();
};
/** How far the customer's wish is. */
export const phase = async (agent: KioskAgent) => (await agent.state()).job?.phase ?? null;
/** The commands that the branch was sent at a place. */
export const sent = (place: string) => branch.commands.filter((command) => command.path === place);
/** What the branch was told of the first paper. */
export const outcomes = () =>
  sent('/prints/print-A001/outcome').map(({ body }) => (body as { outcome: string }).outcome);
