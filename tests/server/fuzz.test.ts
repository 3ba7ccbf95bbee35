import { Agent, request as httpRequest } from 'node:http';
import { DEMO_PASSWORD, demoStaff } from '@foyer/branch-server';
import { API_BASE, ROUTE_NAMES, type Route, type RouteName, routes } from '@foyer/contract';
import { problemSchema, schemasOf } from '@foyer/contract/schemas';
import { verify } from '@foyer/store';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryRequest, type WildRequest } from '../harness/arbitrary-request.ts';
import { roomyBranch, startTestBranch, type TestBranch } from '../harness/test-branch.ts';

/** Requests are made in lots until most routes have been met, the least number at least. */
const LOT = 1_000;
const LEAST_LOTS = Math.ceil(Number(process.env.FOYER_FUZZ_RUNS ?? ROUTE_NAMES.length * 45) / LOT);
const MOST_LOTS = 2 * LEAST_LOTS;
const SEED = Number(process.env.FOYER_SEED);
/** An answer that takes longer is a hang. */
const PATIENCE = 10_000;

/** So few that requests often meet what has just come about. */
const MOST_KNOWN = 8;

const CALLERS = ['nobody', 'agent', 'agent2', 'supervisor', 'manager', 'admin', 'kiosk', 'screen'] as const;
type Caller = (typeof CALLERS)[number];

let branch: TestBranch;
const agent = new Agent({ keepAlive: true });
const headersOf = new Map<Caller, Record<string, string>>();
/** Ids that exist, by the name of the member they belong to. */
const known = new Map<string, string[]>();
const seen = { answers: 0, statuses: new Map<number, number>() };

/** Somebody with just enough rights for a route. */
function whoMay(name: RouteName): Caller {
  const { access }: Route = routes[name];
  if (typeof access === 'string') return 'nobody';
  return access.staff ?? 'kiosk';
}

async function renew(caller: Caller): Promise<void> {
  if (caller === 'nobody') headersOf.set(caller, {});
  else if (caller === 'kiosk' || caller === 'screen') {
    headersOf.set(caller, { authorization: `Bearer ${(await branch.pair(caller)).token}` });
  } else headersOf.set(caller, { cookie: (await branch.signIn(caller)).cookie });
}

function learn(name: string, ...ids: string[]): void {
  known.set(name, [...(known.get(name) ?? []), ...ids].slice(-MOST_KNOWN));
}

/** Notes the ids in a reply, so that later requests meet what exists. */
function learnFrom(reply: unknown): void {
  if (typeof reply !== 'object' || reply === null) return;
  for (const [name, part] of Object.entries(reply)) {
    if (name === 'items' && Array.isArray(part)) part.slice(0, 3).forEach(learnFrom);
    else if (typeof part === 'object' && part !== null) {
      const { id, token, code } = part as Record<string, unknown>;
      if (typeof id === 'string') learn(`${name}Id`, id);
      if (typeof token === 'string') learn('token', token);
      if (typeof code === 'string') learn('code', code);
    }
  }
  if ('items' in reply && Array.isArray(reply.items)) {
    for (const { id, browser } of reply.items) if (typeof browser === 'string') learn('sessionId', id);
  }
  if ('code' in reply && typeof reply.code === 'string') learn('code', reply.code);
}

/** What kind of visit a command is meant for. */
const MEANT_FOR: Partial<Record<RouteName, string>> = {
  recall: 'called',
  start: 'called',
  noShow: 'called',
  finish: 'serving',
  hold: 'serving',
  resumeVisit: 'held',
  editNote: 'noted',
  eraseNote: 'noted',
  addMark: 'serving',
  beginMark: 'serving',
  endMark: 'serving',
  removeMark: 'serving',
};

/** One visit of each kind there is, so that every command meets ones it is meant for, and others. */
function learnVisits(name: RouteName): void {
  const { visits } = branch.branch.context.runner.state;
  const byKind = new Map([...visits.values()].map(({ id, stage }) => [stage.kind as string, id]));
  const noted = visits.find(({ notes }) => notes.length > 0);
  if (noted !== undefined) byKind.set('noted', noted.id);
  known.set('noteId', noted?.notes.map(({ ref }) => ref) ?? []);
  const meant = byKind.get(MEANT_FOR[name] ?? 'waiting');
  known.set('markRecordId', meant === undefined ? [] : (visits.get(meant)?.marks.map(({ id }) => id) ?? []));
  known.set('visitId', [...byKind.values(), ...Array(4).fill(meant ?? crypto.randomUUID())]);
}

/** Puts existing ids where a request only names their place. */
function filled(value: unknown): unknown {
  if (typeof value === 'string') {
    const [, name = '', index = ''] = /^@(\w+):(\d+)$/.exec(value) ?? [];
    const ids = known.get(name) ?? [];
    return name === '' ? value : (ids[Number(index) % Math.max(1, ids.length)] ?? crypto.randomUUID());
  }
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filled(part)]));
}

/** As a hostile client would: whatever is left unencoded that HTTP can carry. */
function inPath(text: string): string {
  return /^[!-~]+$/.test(text) && !/[#?]/.test(text) ? text : encodeURIComponent(text.toWellFormed());
}

interface Heard {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function send(wild: WildRequest, caller: Caller): Promise<Heard> {
  const route: Route = routes[wild.route];
  const params = filled(wild.params) as Record<string, string>;
  const path = route.path.replaceAll(/:(\w+)/g, (_all, name: string) => inPath(String(params[name] ?? '')));
  const query = Object.entries((filled(wild.query) ?? {}) as Record<string, unknown>)
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name.toWellFormed())}=${inPath(typeof value === 'object' ? JSON.stringify(value) : String(value))}`,
    )
    .join('&');
  const body = wild.raw ?? (wild.body === undefined ? null : JSON.stringify(filled(wild.body)));
  const url = new URL(branch.address);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        agent,
        host: url.hostname,
        port: url.port,
        method: route.method,
        path: `${API_BASE}${path}${query === '' ? '' : `?${query}`}`,
        headers: {
          ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...headersOf.get(caller),
          ...wild.headers,
        },
        timeout: PATIENCE,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
        );
        response.on('error', reject);
      },
    );
    request.on('timeout', () => request.destroy(new Error('No answer')));
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

/** Routes that are no commands and write to the log all the same: who comes and goes, and who is not let in. */
const ABOUT_ONESELF: readonly RouteName[] = [
  'signIn',
  'signOut',
  'lookUpLink',
  'redeemLink',
  'chooseLanguage',
  'setOwnPassword',
  'endOwnSession',
  'pairDevice',
];

/** Routes that chance hardly ever has what is needed for. */
const HARDLY_EVER: readonly RouteName[] = [
  'beginPractice',
  'openBranch',
  'claimDevice',
  'replaceDevice',
  'testPrint',
  'lookUpLink',
  'redeemLink',
  'setOwnPassword',
  'importSettings',
  'changeSettings',
  'storePicture',
  'changeDevice',
  'makeBackup',
];

/** Asking makes no command of the queue, but the log is told of it. */
const LOGGED: ReadonlySet<RouteName> = new Set(['makeBackupKey']);

/** What must hold for every answer to whatever request. */
function check(name: RouteName, heard: Heard, moved: number): void {
  const { status, type, text } = heard;
  expect(status, text).toBeLessThan(500);
  if (status >= 400) {
    if (!ABOUT_ONESELF.includes(name)) expect(moved, `${status} ${text}`).toBe(0);
    expect(type).toContain('application/problem+json');
    const problem = problemSchema.parse(JSON.parse(text));
    expect(problem.status).toBe(status);
  } else {
    const route: Route = routes[name];
    expect(status, text).toBe(route.status);
    if (type.startsWith('application/json')) {
      const reply: unknown = JSON.parse(text);
      expect(schemasOf(name).reply.safeParse(reply).error?.issues ?? [], text).toEqual([]);
      learnFrom(reply);
    } else expect(type).toContain('text/csv');
    // The person who takes a file away stands in the log.
    const noted = type.startsWith('text/csv') ? 1 : 0;
    if (!route.command && !ABOUT_ONESELF.includes(name) && !LOGGED.has(name)) expect(moved).toBe(noted);
  }
}

beforeAll(async () => {
  const spare = { name: 'spare', displayName: 'Spare', role: 'agent', password: DEMO_PASSWORD } as const;
  // Every mark is of all services.
  const marks = roomyBranch.marks.map(({ services: _, ...mark }) => mark);
  branch = await startTestBranch({
    settings: { branch: { ...roomyBranch, marks }, staff: [...demoStaff, spare] },
    // Each would be a server of its own.
    practice: { most: 0 },
  });
  learn('personId', 'spare');
  for (const caller of CALLERS) await renew(caller);
  learn('serviceId', ...roomyBranch.services.map(({ id }) => id));
  learn('furtherServiceId', ...roomyBranch.services.map(({ id }) => id));
  learn('tagId', ...roomyBranch.tags.map(({ id }) => id));
  learn('counterId', 'counter-1', 'counter-2');
  learn('outcomeId', ...roomyBranch.outcomes.map(({ id }) => id));
  learn('markId', ...roomyBranch.marks.map(({ id }) => id));
  learn('priorityClass', ...roomyBranch.classes.map(({ id }) => id));
  const { resolution, ...reasons } = roomyBranch.reasons;
  learn('reason', ...Object.values(reasons).flatMap((list) => list.slice(0, 2).map(({ id }) => id)));
  learn('resolution', ...resolution.map(({ id }) => id));
  learn('phone', '+43 664 123 45 67', '01 234 56 78');
  learn('agentId', 'agent', 'agent2', 'supervisor');
  learn('name', 'agent', 'admin');
  learn('password', DEMO_PASSWORD);
});
afterAll(async () => {
  agent.destroy();
  await branch.close();
});

test('API-10, API-11, API-17: whatever is sent by whomever, nothing breaks, and what is refused changes nothing', async () => {
  const { runner } = branch.branch.context;
  const ordinary = { params: {}, query: null, raw: null, headers: {} } as const;
  const useful = new Set<RouteName>();
  const request = fc.asyncProperty(
    arbitraryRequest,
    fc.constantFrom(...CALLERS),
    fc.nat(2),
    async (wild, any, choice) => {
      const caller = choice === 0 || wild.route === 'signOut' ? any : whoMay(wild.route);
      learnVisits(wild.route);
      const before = runner.state.clock;
      const heard = await send(wild, caller);
      check(wild.route, heard, runner.state.clock - before);
      seen.answers += 1;
      seen.statuses.set(heard.status, (seen.statuses.get(heard.status) ?? 0) + 1);
      if (heard.status < 300) useful.add(wild.route);
      // Who was signed out, or has another password now, signs in again.
      if (heard.status === 401 && caller !== 'nobody' && wild.headers.authorization === undefined) await renew(caller);
      if (heard.status < 300 && wild.route === 'revokeDevice') {
        await renew('kiosk');
        await renew('screen');
      }
      // A day goes on: the branch opens again, somebody comes, is called and served.
      if (runner.state.branch.kind === 'closed') await send({ ...ordinary, route: 'openBranch', body: {} }, 'admin');
      if (seen.answers % 4 === 0) {
        const issued = { ...ordinary, route: 'issueTicket', body: { serviceId: 'cash', printing: true } } as const;
        learnFrom(JSON.parse((await send(issued, 'kiosk')).text));
      }
      if (seen.answers % 10 === 0) {
        const at = { ...ordinary, params: { counterId: 'counter-1' }, body: {} };
        const act = (['openCounter', 'callNext', 'start', 'finish'] as const)[(seen.answers / 10) % 4] ?? 'finish';
        learnVisits(act);
        const visitId = known.get('visitId')?.at(-1) ?? '';
        await send({ ...at, route: act, params: { ...at.params, visitId } }, 'agent');
      }
    },
  );
  // The day is opened on its behalf, in a demo devices are let in by themselves and show no code, and nobody guesses a
  // good password, a whole configuration or a picture, or has a folder for backups. Nobody can practise here.
  const idle = () => ROUTE_NAMES.filter((name) => !HARDLY_EVER.includes(name) && !useful.has(name));
  // Chance does not come to each of them, but to six in seven.
  const isMet = () => idle().length < ROUTE_NAMES.length / 7;
  for (let lot = 0; lot < LEAST_LOTS || (lot < MOST_LOTS && !isMet()); lot += 1) {
    await fc.assert(request, { numRuns: LOT, seed: SEED + lot, unbiased: true, endOnFailure: true });
  }
  // The requests really reached what they were meant for.
  for (const status of [200, 201, 401, 403, 404, 409, 413, 415, 422])
    expect([...seen.statuses.keys()]).toContain(status);
  expect(isMet(), idle().join(', ')).toBe(true);
  expect('polluted' in {}).toBe(false);
  await branch.branch.close();
  expect(verify(branch.dataFolder)).toMatchObject({ ok: true });
});
