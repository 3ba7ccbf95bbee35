import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandId } from '@foyer/basics';
import { demoBranch, demoStaff, type Settings, startBranch } from '@foyer/branch-server';
import { onStop, serve } from '../part.ts';

/** What a branch process says when it answers. */
export interface BranchReady {
  readonly address: string;
  /** Of a paired kiosk. */
  readonly token: string;
}

/** Asks a branch process how long its event loop was held within so many seconds from now. */
export interface HoldQuestion {
  readonly seconds: number;
}

/** Milliseconds that something else kept the event loop from going on. */
export interface HoldAnswer {
  readonly p99: number;
  readonly longest: number;
}

const NO_LIMIT = 1_000_000_000;

/** The demo's branch with room for as many tickets as a benchmark likes. */
const roomy: NonNullable<Settings['branch']> = {
  ...demoBranch,
  services: demoBranch.services.map((service) => ({
    ...service,
    maxWaiting: 1_000_000,
    numbering: { ...service.numbering, last: 99_999, width: 5 },
  })),
};

/** A branch server over a folder, without rate limits, open. `stored`: the branch is the one in the folder. */
const [folder = '', manner = 'roomy'] = process.argv.slice(2);
const started = await startBranch({
  settings: {
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    logLevel: 'warn',
    retentionDays: 90,
    rateLimits: { anonymousPerMinute: NO_LIMIT, knownPerMinute: NO_LIMIT },
    staff: demoStaff,
    demo: true,
    serveApps: false,
    ...(manner === 'stored' ? {} : { branch: roomy }),
  },
});
if (!started.ok) throw new Error(started.error);
const branch = started.value;
const { runner } = branch.context;
if (runner.state.branch.kind === 'closed') {
  const opened = await runner.submit({
    commandId: crypto.randomUUID() as CommandId,
    actor: { kind: 'system' },
    command: { type: 'open-branch' },
    requestHash: '',
    reply: () => null,
  });
  if (!opened.ok) throw new Error(opened.error.code);
}
const listening = await branch.listen();
if (!listening.ok) throw new Error(listening.error);
const paired = await fetch(`${listening.value}/api/v1/devices/pair`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ kind: 'kiosk', name: 'Bench', secret: crypto.randomUUID() }),
});
const { token } = (await paired.json()) as { token: string };
onStop(() => branch.close());
serve({ address: listening.value, token } satisfies BranchReady, async (asked) => {
  const { seconds } = asked as HoldQuestion;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(seconds * 1000);
  delay.disable();
  // The monitor notes the whole time between two looks, of which one millisecond is its own pause.
  const answer: HoldAnswer = { p99: delay.percentile(99) / 1e6 - 1, longest: delay.max / 1e6 - 1 };
  return answer;
});
