import { wallClock } from '@foyer/basics';
import { endAfterStorageFailed, startBranch } from '@foyer/branch-server';
import { type Disturb, StorageUnavailable } from '@foyer/store';
import { pino } from 'pino';
import { effectTo } from './receiver.ts';
import { roomyBranch, TELLS_ALL, testSettings } from './test-branch.ts';

/**
 * A branch server as a process of its own, to be killed: `node killable-server.ts FOLDER [MOMENT COMMITS]`. With COMMITS
 * it kills itself at that many commits: for `committed` before any of their replies has left, for `published` when
 * subscribers are told of the last one, for `failed` its disk fails a commit that took effect. What `FOYER_TEST_RECEIVER` names, an address, is sent
 * each ticket; `FOYER_TEST_SMS` is a provider of text messages, as the settings have it.
 */
const [folder = '', moment, commits] = process.argv.slice(2);
let left = Number.POSITIVE_INFINITY;
const countDown = () => {
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
};
/** The disk says that it failed, and the commit is there all the same. */
const failAtLast: Disturb = (sql, when) => {
  if (sql !== 'COMMIT' || when !== 'after') return;
  left -= 1;
  if (left <= 0) throw new StorageUnavailable('failed', 'SQLITE_IOERR_FSYNC', 'disk I/O error');
};
const receiver = process.env.FOYER_TEST_RECEIVER;
const sms = process.env.FOYER_TEST_SMS;
const started = await startBranch({
  settings: {
    ...testSettings(folder),
    branch: { ...roomyBranch, messages: TELLS_ALL },
    ...(sms === undefined ? {} : { sms: JSON.parse(sms) }),
  },
  clock: wallClock,
  log: pino({ level: 'silent' }),
  ...(receiver === undefined ? {} : { effects: [effectTo(receiver)] }),
  ...(moment === 'committed' ? { onCommit: countDown } : {}),
  ...(moment === 'failed' ? { disturb: failAtLast } : {}),
  onStorageFailed: endAfterStorageFailed,
});
if (!started.ok) throw new Error(started.error);
const branch = started.value;
const { runner } = branch.context;
const before = runner.state.clock;
if (runner.state.branch.kind === 'closed') {
  await runner.submit({
    commandId: crypto.randomUUID() as Parameters<typeof runner.submit>[0]['commandId'],
    actor: { kind: 'system' },
    command: { type: 'open-branch' },
    requestHash: '',
    reply: () => null,
  });
}
const listening = await branch.listen();
if (!listening.ok) throw new Error(listening.error);
const opened = runner.state.clock;
if (moment === 'published') {
  // What opened the branch is not published yet.
  runner.subscribe(({ after }) => {
    if (after.clock > opened) countDown();
  });
}
if (commits !== undefined) left = Number(commits);
process.on('SIGTERM', () => void branch.close().then(() => process.exit(0)));
process.send?.({ address: listening.value, clock: before });
