import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '@foyer/branch-server';
import { type DeltaMessage, LIVE_NAMESPACE, type LiveRecord, PROTOCOL_VERSION } from '@foyer/contract';
import { UNDO_FOR } from '@foyer/queue-core';
import { io } from 'socket.io-client';
import { type Caller, callerOf, signIn } from './api.ts';
import { type BenchOptions, inFreshFolder } from './bench.ts';
import { median } from './figures.ts';
import { startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { Line } from './table.ts';

const WAITING = 200;
/** Longer than a branch saves changes up for. */
const QUIET = 300;
const TIME_OUT = 15_000;
/** What a change of the settings may take to be everywhere. */
const AIM = 1_000;

const settingTo = (name: string) => `a setting saved with ${WAITING} waiting, to the ${name}`;

/** Somebody who follows a view. */
interface Onlooker {
  readonly name: string;
  /** Resolves with the moment at which they have read a record like this. */
  reads(isIt: (record: LiveRecord) => boolean): Promise<number>;
  close(): void;
}

interface Section {
  readonly version: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** From the request that saves a setting to kiosk, screen, phone and estimates having it, and from the one that posts an emergency. */
export function benchSettings({ short, say }: BenchOptions): Promise<Line[]> {
  return inFreshFolder(async (folder) => {
    const server = await startPart<BranchReady>('branch.ts', [folder]);
    const { address, token } = server.ready;
    const onlookers: Onlooker[] = [];
    try {
      const kiosk = callerOf(address, { authorization: `Bearer ${token}` });
      const admin = callerOf(address, { cookie: await signIn(address, 'admin', DEMO_PASSWORD) });
      await gainExperience(kiosk, callerOf(address, { cookie: await signIn(address, 'agent', DEMO_PASSWORD) }));
      // What may still be taken back teaches nothing yet.
      await pause(UNDO_FOR);
      const phoneOf = await fillLobby(kiosk);
      const phone = await follow(address, 'phone', `ticket:${phoneOf}`);
      const screens = [
        await follow(address, 'kiosk', 'kiosk', token),
        await follow(address, 'lobby screen', 'signage:hall', token),
        phone,
      ];
      onlookers.push(...screens);
      const delays = new Map<string, number[]>();
      for (let round = 0; round < (short ? 15 : 60); round += 1) {
        await pause(QUIET);
        const name = `Cash ${round}`;
        const saysName = (record: LiveRecord) => JSON.stringify(record).includes(`"${name}"`);
        const renamed = screens.map((screen) => ({ name: settingTo(screen.name), at: screen.reads(saysName) }));
        await measure(delays, renamed, () => change(admin, 'services', (value) => withName(value, name)));

        await pause(QUIET);
        const text = `Leave, ${round}`;
        const saysIt = (record: LiveRecord) => record.kind === 'notice' && record.text.en === text;
        const told = screens.map((screen) => ({
          name: `an emergency posted with ${WAITING} waiting, to the ${screen.name}`,
          at: screen.reads(saysIt),
        }));
        let noticeId = '';
        await measure(delays, told, async () => {
          const sent = performance.now();
          const body = {
            about: 'emergency',
            text: { en: text },
            places: ['screen', 'kiosk', 'phone'],
            confirmed: true,
          };
          noticeId = (await admin.post<{ notice: { id: string } }>('/notices', body)).notice.id;
          return sent;
        });
        await admin.remove(`/notices/${noticeId}`);

        await pause(QUIET);
        // By arrival the first half comes first, by class the other: the phone's place among all is an estimate's.
        const kind = round % 2 === 0 ? 'arrival' : 'strict';
        const place = round % 2 === 0 ? WAITING / 2 - 1 : WAITING - 1;
        const moved = phone.reads((record) => aheadInMinutes(record) === place);
        await measure(delays, [{ name: settingTo('estimates'), at: moved }], () =>
          change(admin, 'policy', (value) => ({ ...value, policy: { kind, maxOvertakes: 1_000 } })),
        );
      }
      return [...delays].flatMap(([what, found]): Line[] => {
        const worst = Math.max(...found);
        say(`${what}: median ${median(found).toFixed(0)} ms, worst ${worst.toFixed(0)} ms`);
        return [
          { what: `${what}, median`, unit: 'ms', foyer: median(found), bare: null, aim: null },
          {
            what: `${what}, worst of ${found.length}`,
            unit: 'ms',
            foyer: worst,
            bare: null,
            aim: { of: 'value', kind: 'at-most', limit: AIM },
          },
        ];
      });
    } finally {
      for (const onlooker of onlookers) onlooker.close();
      await server.stop();
    }
  });
}

/** So many customers are served at one counter that waits are told, and it has one more. */
async function gainExperience(kiosk: Caller, agent: Caller): Promise<void> {
  const counter = '/counters/counter-1';
  await agent.post(`${counter}/open`);
  for (let count = 0; count < 20; count += 1) {
    await kiosk.post('/tickets', { serviceId: 'cash' });
    const { visit } = await agent.post<{ visit: { id: string } }>(`${counter}/call-next`);
    await agent.post(`/visits/${visit.id}/start`);
    await pause(100);
    if (count < 19) await agent.post(`/visits/${visit.id}/finish`);
  }
}

/** Half of the customers are of the usual class and the later half of one that goes first; a ticket's token of the former. */
async function fillLobby(kiosk: Caller): Promise<string> {
  let last = '';
  for (let count = 0; count < WAITING; count += 1) {
    const early = count < WAITING / 2;
    const priorityClass = early ? 'standard' : 'assisted';
    const { ticket } = await kiosk.post<{ ticket: { token: string } }>('/tickets', {
      serviceId: 'cash',
      priorityClass,
    });
    if (early) last = ticket.token;
  }
  return last;
}

/** Makes a change and notes how long after its request each onlooker had it. */
async function measure(
  delays: Map<string, number[]>,
  waits: readonly { readonly name: string; readonly at: Promise<number> }[],
  make: () => Promise<number>,
): Promise<void> {
  const [sent, ...times] = await Promise.all([make(), ...waits.map(({ at }) => at)]);
  for (const [index, { name }] of waits.entries()) {
    delays.set(name, [...(delays.get(name) ?? []), (times[index] ?? Number.NaN) - sent]);
  }
}

/** Changes a section; the moment at which that was asked for. */
async function change(admin: Caller, section: string, to: (value: Section['value']) => object): Promise<number> {
  const { version, value } = await admin.get<Section>(`/settings/${section}`);
  const sent = performance.now();
  await admin.put(`/settings/${section}`, { version, value: to(value) });
  return sent;
}

function withName(value: Section['value'], name: string): object {
  const services = value.services as readonly { readonly id: string }[];
  return { ...value, services: services.map((one) => (one.id === 'cash' ? { ...one, name: { en: name } } : one)) };
}

/** Whom a phone says to be ahead, where it is told minutes. */
function aheadInMinutes(record: LiveRecord): number | null {
  if (record.kind !== 'ticket' || record.stage.kind !== 'waiting') return null;
  return record.stage.estimate.kind === 'minutes' ? record.stage.ahead : null;
}

async function follow(address: string, name: string, view: string, token?: string): Promise<Onlooker> {
  const socket = io(address + LIVE_NAMESPACE, {
    transports: ['websocket'],
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await socket.timeout(TIME_OUT).emitWithAck('subscribe', { view });
  return {
    name,
    reads: (isIt) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`The ${name} never had it`)), TIME_OUT);
        const hear = ({ upserts }: DeltaMessage): void => {
          if (!upserts.some(isIt)) return;
          socket.off('delta', hear);
          clearTimeout(late);
          resolve(performance.now());
        };
        socket.on('delta', hear);
      }),
    close: () => void socket.disconnect(),
  };
}
