import type { CommandId } from '@foyer/basics';
import { demoBranch, demoStaff, type Settings, startBranch } from '@foyer/branch-server';
import type { StartEstimateWorker } from '../../../apps/branch-server/src/estimates/estimate-process.ts';
import { WorkerProcess } from '../../../apps/branch-server/src/workers/worker-process.ts';
import { onStop, serve } from '../part.ts';
import { type HoldQuestion, watchHolds } from './holds.ts';
import { type LagQuestion, watchLag } from './lag.ts';

/** What a branch process says when it answers. */
export interface BranchReady {
  readonly address: string;
  /** Of a paired kiosk. */
  readonly token: string;
}

const NO_LIMIT = 1_000_000_000;

/** The demo's branch with room for as many tickets as a benchmark likes. */
const roomy: NonNullable<Settings['branch']> = {
  ...demoBranch,
  series: demoBranch.series.map((series) => ({ ...series, last: 99_999, width: 5 })),
  services: demoBranch.services.map((service) => ({ ...service, maxWaiting: 1_000_000 })),
};

/** Estimates are switched off: their worker follows nothing and never has anything new. */
const startQuiet: StartEstimateWorker = (options) =>
  new WorkerProcess({ ...options, file: new URL('./quiet-estimates.ts', import.meta.url) });

/**
 * A branch server over a folder, without rate limits, open. `stored`: the branch is the one in the folder.
 * `no-estimates`: none are made, and what was learned is not followed.
 */
const [folder = '', manner = 'roomy'] = process.argv.slice(2);
const started = await startBranch({
  ...(manner === 'no-estimates' ? { estimates: { startWorker: startQuiet } } : {}),
  settings: {
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    logLevel: 'warn',
    rateLimits: { anonymousPerMinute: NO_LIMIT, knownPerMinute: NO_LIMIT, keyPerMinute: NO_LIMIT },
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
/** What it is asked besides its commands. */
export type BranchQuestion = HoldQuestion | LagQuestion;
serve({ address: listening.value, token } satisfies BranchReady, (asked) => {
  const question = asked as BranchQuestion;
  return question.kind === 'hold' ? watchHolds(question) : watchLag(question, branch.context);
});
