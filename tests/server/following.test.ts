import type { LiveRecord } from '@foyer/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, followLive, type LiveFollower } from '../harness/live-follower.ts';
import { type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const RUNS = Number(process.env.FOYER_FOLLOW_RUNS ?? 8);
const COMMANDS = 60;

let branch: TestBranch;
let staff: SignedIn[];
let supervisor: SignedIn;
let screenToken: string;

beforeAll(async () => {
  branch = await startTestBranch();
  staff = [await branch.signIn('agent'), await branch.signIn('agent2')];
  supervisor = await branch.signIn('supervisor');
  screenToken = (await branch.pair('screen')).token;
});
afterAll(() => branch.close());

const ACTS = [
  'issue',
  'issue',
  'issue',
  'call',
  'call',
  'start',
  'finish',
  'finish-and-call',
  'no-show',
  'hold',
  'resume',
  'transfer',
  'escalate',
  'acknowledge',
  'pause',
  'reopen',
  'suspend',
  'cancel',
  'cut-off',
] as const;

/** What somebody does next; refusals are as good as successes here. */
async function act(name: (typeof ACTS)[number], who: number, pick: number, followers: Following[]): Promise<void> {
  const agent = staff[who] as SignedIn;
  const counter = { params: { counterId: `counter-${who + 1}` } };
  const { visits, escalations } = branch.branch.context.runner.state;
  const open = [...visits.values()].filter(({ stage }) => stage.kind !== 'done');
  const visit = { params: { visitId: open[pick % Math.max(1, open.length)]?.id ?? crypto.randomUUID() } };
  const services = ['cash', 'transfers', 'cards', 'exchange'];
  const serviceId = services[pick % services.length] ?? 'cash';
  switch (name) {
    case 'issue':
      await agent.call('issueTicket', { body: { serviceId, notes: `note ${pick}` } });
      return;
    case 'call':
      await agent.call('callNext', counter);
      return;
    case 'finish-and-call':
      await agent.call('finishAndCallNext', counter);
      return;
    case 'start':
      await agent.call('start', visit);
      return;
    case 'finish':
      await agent.call('finish', visit);
      return;
    case 'no-show':
      await agent.call('noShow', visit);
      return;
    case 'hold':
      await agent.call('hold', { ...visit, body: { reason: 'form-to-fill', note: 'the blue one' } });
      return;
    case 'resume':
      await agent.call('resumeVisit', { ...visit, body: counter.params });
      return;
    case 'transfer':
      await agent.call('transfer', { ...visit, body: { target: { to: 'service', serviceId } } });
      return;
    case 'escalate':
      await agent.call('escalate', { ...visit, body: { reason: 'complaint' } });
      return;
    case 'acknowledge': {
      const raised = [...escalations.values()].find(({ status }) => status.kind === 'raised');
      if (raised !== undefined) await supervisor.call('acknowledgeEscalation', { params: { escalationId: raised.id } });
      return;
    }
    case 'pause':
      await agent.call('pauseCounter', { ...counter, body: { reason: 'break' } });
      return;
    case 'reopen':
      await agent.call('openCounter', counter);
      await agent.call('resumeCounter', counter);
      return;
    case 'suspend':
      if (pick % 2 === 0) {
        await supervisor.call('suspendService', { params: { serviceId }, body: { reason: 'technical' } });
      } else await supervisor.call('resumeService', { params: { serviceId } });
      return;
    case 'cancel':
      await agent.call('cancelVisit', visit);
      return;
    case 'cut-off': {
      const { follower, view } = followers[pick % followers.length] as Following;
      follower.socket.io.engine.close();
      expect(await follower.comeBack()).toBeNull();
      await follower.follow(view);
      return;
    }
  }
}

interface Following {
  readonly view: string;
  readonly credentials: Credentials;
  readonly follower: LiveFollower;
}

function sorted(records: readonly LiveRecord[]): readonly LiveRecord[] {
  const key = ({ kind, id }: LiveRecord) => `${kind}|${id}`;
  return [...records].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

async function nobodyIsThere(): Promise<boolean> {
  return /^foyer_live_sockets 0$/m.test(await (await fetch(`${branch.address}/metrics`)).text());
}

const asItIs = (records: readonly LiveRecord[]): unknown => records;
/** Estimates are renewed a moment after everything else, also when nobody looks. */
const withoutEstimates = (records: readonly LiveRecord[]): unknown =>
  JSON.parse(JSON.stringify(records, (name, part) => (/^(ahead|estimates?)$/.test(name) ? undefined : part)));

/** What somebody sees who comes now, beside what has been followed all along. */
async function compare({ view, credentials, follower }: Following, seenAs = asItIs): Promise<void> {
  const newcomer = followLive(branch.address, credentials);
  try {
    const fresh = seenAs(sorted(await newcomer.follow(view)));
    const followed = () => seenAs(follower.records(view));
    await expect.poll(followed, { timeout: 5_000, interval: 5, message: view }).toEqual(fresh);
  } finally {
    newcomer.close();
  }
}

test('SOCKET-3: whatever happens, views followed by deltas equal fresh snapshots', async () => {
  const { token } = value(await supervisor.call('issueTicket', { body: { serviceId: 'cash' } })).ticket;
  const start = (view: string, credentials: Credentials): Following => ({
    view,
    credentials,
    follower: followLive(branch.address, credentials),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...ACTS), fc.nat(1), fc.nat(1_000), fc.nat(9)), {
        minLength: COMMANDS / 2,
        maxLength: COMMANDS,
      }),
      async (acts) => {
        const followings = [
          start('kiosk', { token: screenToken }),
          start('signage:hall', { token: screenToken }),
          start('signage:door', { token: screenToken }),
          start('counter:counter-1', { cookie: staff[0]?.cookie ?? '' }),
          start('counter:counter-2', { cookie: staff[1]?.cookie ?? '' }),
          start('floor', { cookie: supervisor.cookie }),
          start(`ticket:${token}`, {}),
        ];
        try {
          await Promise.all(followings.map(({ follower, view }) => follower.follow(view)));
          let under: Promise<void>[] = [];
          for (const [name, who, pick, pause] of acts) {
            under.push(act(name, who, pick, followings));
            // Several at once, then a look.
            if (pause > 2) continue;
            await Promise.all(under);
            under = [];
            await compare(followings[pick % followings.length] as Following);
          }
          await Promise.all(under);
          for (const following of followings) await compare(following);
          const floor = value(await supervisor.call('floor'));
          const followed = followings[5]?.follower.records('floor') ?? [];
          const ids = (kind: string) => followed.filter((record) => record.kind === kind).map(({ id }) => id);
          expect(ids('visit')).toEqual(floor.visits.map(({ id }) => id).sort());
          expect(followings.map(({ follower }) => follower.gaps())).toEqual(followings.map(() => 0));
          // Once everybody has left, the next to come gets a view made from the state alone.
          for (const { follower } of followings) follower.close();
          await expect.poll(nobodyIsThere, { timeout: 5_000, interval: 10 }).toBe(true);
          for (const following of followings) await compare(following, withoutEstimates);
        } finally {
          for (const { follower } of followings) follower.close();
        }
      },
    ),
    { numRuns: RUNS, seed: 20_260_302, endOnFailure: true },
  );
}, 120_000);
