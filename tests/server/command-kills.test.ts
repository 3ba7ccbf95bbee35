import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO_PASSWORD, demoStaff } from '@foyer/branch-server';
import { API_BASE, ROUTE_NAMES, type Route, type RouteName, type RouteReply, routes } from '@foyer/contract';
import { verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { storedEvents } from '../../packages/store/src/testing/naive-steps.ts';
import { leastRequest } from '../harness/least-request.ts';
import { type ServerProcess, startServerProcess } from '../harness/server-process.ts';

/** The campaign kills 200 times or more; the run among the other tests fewer. */
const KILLS = Number(process.env.FOYER_KILLS ?? 4);
const CLIENTS = 12;
/** One fewer than staff, so that somebody can take a counter over. */
const COUNTERS = demoStaff.slice(1).map((_, index) => `counter-${index + 1}`);

/** What is done with customers and at counters, by a supervisor, who may do everything there; no command is left out. */
const COMMANDS = ROUTE_NAMES.filter((name) => {
  const { command, path: place, access }: Route = routes[name];
  return command && access !== 'ticket' && /^\/(tickets|counters|visits|escalations|services|notices)\b/.test(place);
});
/** What keeps customers coming, between the rest. */
const FLOW: readonly RouteName[] = ['issueTicket', 'issueTicket', 'callNext', 'start', 'callNext', 'start', 'finish'];

type Floor = RouteReply<'floor'>;
type VisitStage = Floor['visits'][number]['stage']['kind'];

/** Where a visit stands that a command is meant for; any, where nothing is said. */
const MEANT_FOR: Partial<Record<RouteName, readonly VisitStage[]>> = {
  callVisit: ['waiting', 'held'],
  recall: ['called'],
  start: ['called'],
  noShow: ['called'],
  finish: ['serving'],
  finishAndCallNext: ['serving'],
  addMark: ['serving'],
  beginMark: ['serving'],
  endMark: ['serving'],
  removeMark: ['serving'],
  hold: ['serving', 'waiting'],
  resumeVisit: ['held'],
  returnVisit: ['called', 'held'],
  transfer: ['serving', 'waiting'],
  escalate: ['serving'],
  cancelVisit: ['waiting'],
  abandonVisit: ['waiting'],
};

/** What need not be said and is, for otherwise little would come of it. */
const OFTEN: Partial<Record<RouteName, readonly string[]>> = {
  openCounter: ['agentId'],
  handOverCounter: ['agentId'],
  issueTicket: ['notes'],
  editVisit: ['language'],
};

const REASONS: Partial<Record<RouteName, string>> = {
  pauseCounter: 'break',
  suspendService: 'other',
  hold: 'document-missing',
  escalate: 'complaint',
  changePriority: 'other',
};

/** What is so already needs no event. */
const MAY_CHANGE_NOTHING: ReadonlySet<RouteName | undefined> = new Set([
  'setProfile',
  'changePriority',
  'editVisit',
  'planServices',
]);

interface Sent {
  readonly route: RouteName;
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
}
interface Answer {
  readonly status: number;
  readonly text: string;
}

/** What a campaign comes to, beside the test runner's own output. */
function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What a request of this kind is about, as far as it can be seen on the floor. */
function valuesFor(route: RouteName, floor: Floor | null, turn: number): Record<string, unknown> {
  // Scattered, so that no command always meets the same (Knuth's multiplicative hashing).
  const scattered = Math.imul(turn, 2_654_435_761) >>> 8;
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[scattered % Math.max(1, items.length)];
  const { visits = [], counters = [], escalations = [], messages = [], notices = [] } = floor ?? {};
  const meant = MEANT_FOR[route];
  const noted = pick(visits.filter(({ notes }) => notes.length > 0));
  const marked = pick(visits.filter(({ stage, marks }) => stage.kind === 'serving' && marks.length > 0));
  const visit =
    { editNote: noted, eraseNote: noted, endMark: marked, removeMark: marked }[route as string] ??
    pick(visits.filter(({ stage }) => meant?.includes(stage.kind) ?? true));
  const wanted = { openCounter: 'closed', resumeCounter: 'paused' }[route as string] ?? 'open';
  const serving = route === 'finishAndCallNext';
  const ofThem = counters.filter(({ id, status }) => status === wanted && COUNTERS.includes(id));
  const free = ofThem.filter(({ visitId }) => serving === (visitId !== null));
  const counterId = (pick(free) ?? pick(ofThem))?.id ?? pick(COUNTERS);
  const idle = demoStaff.filter(({ name }) => !counters.some(({ agentId }) => agentId === name));
  const message = pick(messages);
  return {
    serviceId: pick(['cash', 'transfers', 'details']),
    visitId: visit?.id ?? crypto.randomUUID(),
    counterId: route === 'readMessage' ? (message?.counterId ?? counterId) : counterId,
    messageId: message?.id ?? crypto.randomUUID(),
    agentId: (pick(idle) ?? pick(demoStaff))?.name,
    escalationId: pick(escalations)?.id ?? crypto.randomUUID(),
    profileId: pick(['teller', 'adviser', null]),
    target: { to: 'service', serviceId: pick(['cash', 'cards']) },
    position: pick(['first', 'original', 'last']),
    services: pick([['cards'], ['exchange', 'cards'], []]),
    markId: route === 'addMark' ? 'forms' : 'copies',
    markRecordId:
      marked?.marks.find(({ until }) => (until === null) === (route === 'endMark'))?.id ?? crypto.randomUUID(),
    noteId: noted?.notes[0]?.id ?? crypto.randomUUID(),
    language: pick(['en', 'ar']),
    notes: 'Brings the deed',
    text: route.endsWith('Notice') ? { en: 'Cards take longer today.' } : 'Brings the deed',
    classId: pick(['standard', 'premier']),
    reason: REASONS[route],
    resolution: 'solved',
    note: 'Offer a refund',
    message: 'Tea is ready',
    noticeId: pick(notices)?.id ?? crypto.randomUUID(),
    about: 'delay',
    places: ['screen', 'phone'],
  };
}

/** Signs the supervisor in; the session outlives every kill. */
async function signIn(server: ServerProcess): Promise<string> {
  const response = await fetch(`${server.address}${API_BASE}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'supervisor', password: DEMO_PASSWORD }),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

test('TRUST-7: kill -9 while every command is in flight: what was told stands, whole, and a repetition is told the same', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-command-kills-'));
  const sent = new Map<string, Sent>();
  const told = new Map<string, Answer>();
  const cutOff = new Set<string>();
  const accepted = new Map<RouteName, number>();
  let cookie = '';
  let turn = 0;
  let inFlight = 0;
  let floor: Floor | null = null;

  const ask = async (server: ServerProcess, key: string): Promise<Answer | null> => {
    const { method, path: place, body } = sent.get(key) as Sent;
    const headers = {
      cookie,
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    try {
      const response = await fetch(`${server.address}${place}`, { method, headers, body: body ?? null });
      // A server that starts again is at another address, which a ticket's link tells.
      // What was noted is read anew, for it may have been erased meanwhile.
      const text = (await response.text())
        .replaceAll(server.address, '')
        .replaceAll(/"text":(null|"[^"]*")/g, '"text":0');
      return { status: response.status, text };
    } catch {
      return null;
    }
  };
  /** Sends a command, perhaps again, and keeps what is told; a second answer must be the first one. */
  const command = async (server: ServerProcess, key: string): Promise<void> => {
    cutOff.add(key);
    const answer = await ask(server, key);
    if (answer === null) return;
    cutOff.delete(key);
    expect(answer.status, answer.text).toBeLessThan(500);
    const before = told.get(key);
    if (before !== undefined && before.status < 300) expect(answer).toEqual(before);
    if (answer.status >= 300) return;
    told.set(key, answer);
    const { route } = sent.get(key) as Sent;
    accepted.set(route, (accepted.get(route) ?? 0) + 1);
  };
  /** Looks at the branch, as a supervisor's page would. */
  const look = async (server: ServerProcess): Promise<void> => {
    try {
      const response = await fetch(`${server.address}${API_BASE}/floor`, { headers: { cookie } });
      if (response.ok) floor = (await response.json()) as Floor;
    } catch {
      // It was killed; the next one is looked at.
    }
  };
  /** The next command there is, on what it is meant for. */
  const next = (): string => {
    turn += 1;
    const route = (
      turn % 2 === 0 ? FLOW[(turn / 2) % FLOW.length] : COMMANDS[((turn - 1) / 2) % COMMANDS.length]
    ) as RouteName;
    const key = crypto.randomUUID();
    const { method, path: place, body } = leastRequest(route, valuesFor(route, floor, turn), OFTEN[route] ?? []);
    sent.set(key, { route, method, path: place, body });
    return key;
  };

  try {
    for (let kill = 0; kill <= KILLS; kill += 1) {
      const last = kill === KILLS;
      const exact = kill % 2 === 0 && !last;
      const server = await startServerProcess(
        folder,
        exact ? { death: { moment: 'committed', commits: 10 + ((kill * 5) % 23) } } : {},
      );
      if (cookie === '') cookie = await signIn(server);
      const again = [...cutOff, ...[...told.keys()].slice(-20)];
      await Promise.all(again.map((key) => command(server, key)));
      if (last) {
        await server.stop();
        break;
      }
      let alive = true;
      void server.gone.then(() => {
        alive = false;
      });
      await look(server);
      let answers = 0;
      const wanted = 60 + ((kill * 7) % 60);
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          while (alive) {
            await command(server, next());
            answers += 1;
            if (answers % 10 === 0) await look(server);
            if (!exact && answers >= wanted && alive) {
              alive = false;
              await server.kill();
            }
          }
        }),
      );
      await server.gone;
      inFlight += cutOff.size;
    }
    expect(verify(folder)).toMatchObject({ ok: true });
    // Nothing half done: the events of a command stand together, and of what was told all are there.
    const stored = storedEvents(folder).map(({ commandId }) => commandId as string);
    const begun = stored.filter((id, index) => id !== stored[index - 1]);
    expect(begun.length).toBe(new Set(begun).size);
    const lost = [...told.keys()].filter(
      (key) => !begun.includes(key) && !MAY_CHANGE_NOTHING.has(sent.get(key)?.route),
    );
    expect(lost.map((key) => [sent.get(key)?.path, told.get(key)?.text])).toEqual([]);
    expect(inFlight).toBeGreaterThanOrEqual(KILLS);
    const never = COMMANDS.filter((name) => !accepted.has(name));
    if (KILLS >= 50) expect(never).toEqual([]);
    report(
      `${KILLS} kills: ${told.size} commands told as done, 0 lost, 0 half done, ${inFlight} cut off; ` +
        `${accepted.size} of ${COMMANDS.length} kinds done${never.length === 0 ? '' : `, never ${never.join(', ')}`}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 1_800_000);
