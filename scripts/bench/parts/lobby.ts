import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '@foyer/branch-server';
import { LIVE_NAMESPACE, PROTOCOL_VERSION } from '@foyer/contract';
import { io } from 'socket.io-client';
import { callerOf, signIn } from '../api.ts';
import { serve } from '../part.ts';

/** Fills a lobby, then lets it live for so long: customers come and are called while staff and screens look on. */
export interface LobbyQuestion {
  readonly address: string;
  readonly token: string;
  readonly waiting: number;
}
export interface LobbyLife {
  readonly seconds: number;
}

const SERVICES = ['cash', 'transfers', 'exchange', 'cards', 'new-account', 'details', 'loans', 'business'];
const CLASSES = ['standard', 'standard', 'standard', 'assisted', 'premier'];
/** Tickets issued at once while the lobby fills. */
const AT_ONCE = 20;
/** Between two things that happen, milliseconds: far less than in a branch of this size. */
const PAUSE = 50;
const VIEWS = ['floor', 'counter:counter-1', 'kiosk', 'signage:hall', 'signage:offices'];

/** Who stands at which counter: tellers, the service desk, the adviser. */
const STAFFED = [
  ['agent', 1],
  ['agent2', 2],
  ['supervisor', 4],
  ['manager', 5],
  ['admin', 6],
] as const;

let kiosk = callerOf('', {});
let staff = kiosk;
let turn = 0;

function issue(): Promise<unknown> {
  turn += 1;
  const serviceId = SERVICES[turn % SERVICES.length];
  return kiosk.post('/tickets', { serviceId, priorityClass: CLASSES[turn % CLASSES.length] });
}

async function fill({ address, token, waiting }: LobbyQuestion): Promise<null> {
  kiosk = callerOf(address, { authorization: `Bearer ${token}` });
  const cookie = await signIn(address, 'supervisor', DEMO_PASSWORD);
  staff = callerOf(address, { cookie });
  for (const [agentId, counter] of STAFFED) await staff.post(`/counters/counter-${counter}/open`, { agentId });
  for (let made = 0; made < waiting; made += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, issue));
  for (const view of VIEWS) {
    const socket = io(address + LIVE_NAMESPACE, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie },
      auth: { protocol: PROTOCOL_VERSION },
    });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    const refused: unknown = await socket.emitWithAck('subscribe', { view });
    if (refused !== null) throw new Error(`${view}: ${JSON.stringify(refused)}`);
  }
  return null;
}

async function live({ seconds }: LobbyLife): Promise<null> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    await issue();
    await pause(PAUSE);
    const { visit } = await staff.post<{ visit: { id: string } }>('/counters/counter-1/call-next');
    await pause(PAUSE);
    await staff.post(`/visits/${visit.id}/no-show`);
    await pause(PAUSE);
  }
  return null;
}

serve(null, (asked) => ('waiting' in (asked as object) ? fill(asked as LobbyQuestion) : live(asked as LobbyLife)));
