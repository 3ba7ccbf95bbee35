import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '@foyer/branch-server';
import { type DeltaMessage, LIVE_NAMESPACE, PROTOCOL_VERSION } from '@foyer/contract';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { type Caller, callerOf, signIn } from '../api.ts';
import { serve } from '../part.ts';

/** Calls so often and tells when each screen heard of it. */
export interface ScreensQuestion {
  readonly kind: 'foyer' | 'bare';
  readonly address: string;
  readonly token: string;
  readonly screens: number;
  readonly calls: number;
}

export interface ScreensAnswer {
  /** Milliseconds from the request to a screen's having read the message: a value for each screen and call. */
  readonly heard: readonly number[];
  /** Of the message that carried the call, as JSON text. */
  readonly bytes: number;
}

const CONNECT_TIME_OUT = 30_000;
const HEAR_TIME_OUT = 10_000;
/** Longer than a branch saves changes up for: no earlier change is under way when the next call is made. */
const QUIET = 250;
/** Calls that only warm everything up. */
const WARM_UP = 5;
const COUNTER = '/counters/counter-1';

/** Notes what the screens hear of one call at a time. */
class Ears {
  #sent = 0;
  #heard: number[] = [];
  #all: (() => void) | null = null;
  readonly #screens: number;

  constructor(screens: number) {
    this.#screens = screens;
  }

  hear(): void {
    if (this.#all === null) return;
    this.#heard.push(performance.now() - this.#sent);
    if (this.#heard.length === this.#screens) this.#all();
  }

  /** Runs `call` and waits until every screen has heard it. */
  async during(call: () => Promise<unknown>): Promise<readonly number[]> {
    this.#heard = [];
    const all = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.#heard.length} screens heard the call`)), HEAR_TIME_OUT);
      this.#all = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#sent = performance.now();
    await Promise.all([call(), all]);
    this.#all = null;
    return this.#heard;
  }
}

serve(null, async (asked) => {
  const question = asked as ScreensQuestion;
  return question.kind === 'foyer' ? await callAtBranch(question) : await callBare(question);
});

async function callAtBranch({ address, token, screens, calls }: ScreensQuestion): Promise<ScreensAnswer> {
  const ears = new Ears(screens);
  let bytes = 0;
  const sockets = await Promise.all(
    Array.from({ length: screens }, async (_, screen) => {
      const socket = io(address + LIVE_NAMESPACE, {
        transports: ['websocket'],
        forceNew: true,
        auth: { protocol: PROTOCOL_VERSION, token },
      });
      socket.on('delta', (delta: DeltaMessage) => {
        if (!delta.upserts.some((record) => record.kind === 'call' && record.pending)) return;
        ears.hear();
        if (screen === 0) bytes = JSON.stringify(delta).length;
      });
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        setTimeout(() => reject(new Error('A screen could not connect')), CONNECT_TIME_OUT).unref();
      });
      await socket.emitWithAck('subscribe', { view: `signage:screen-${screen}` });
      return socket;
    }),
  );
  const kiosk = callerOf(address, { authorization: `Bearer ${token}` });
  const agent = callerOf(address, { cookie: await signIn(address, 'agent', DEMO_PASSWORD) });
  await agent.post(`${COUNTER}/open`);
  const heard: number[] = [];
  for (let call = -WARM_UP; call < calls; call += 1) {
    await kiosk.post('/tickets', { serviceId: 'cash' });
    await pause(QUIET);
    let called: Called | null = null;
    const said = await ears.during(async () => {
      called = await agent.post<Called>(`${COUNTER}/call-next`);
    });
    if (call >= 0) heard.push(...said);
    await sendAway(agent, called);
    await pause(QUIET);
  }
  for (const socket of sockets) socket.disconnect();
  return { heard, bytes };
}

interface Called {
  readonly visit: { readonly id: string };
}

/** Makes the counter free for the next call. */
async function sendAway(agent: Caller, called: Called | null): Promise<void> {
  if (called !== null) await agent.post(`/visits/${called.visit.id}/no-show`);
}

async function callBare({ address, screens, calls }: ScreensQuestion): Promise<ScreensAnswer> {
  const ears = new Ears(screens);
  let bytes = 0;
  const sockets = await Promise.all(
    Array.from({ length: screens }, async () => {
      const socket = new WebSocket(address.replace('http', 'ws'), { perMessageDeflate: false });
      socket.on('message', (data) => {
        const text = String(data);
        JSON.parse(text);
        bytes = text.length;
        ears.hear();
      });
      await new Promise<void>((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      });
      return socket;
    }),
  );
  const heard: number[] = [];
  for (let call = -WARM_UP; call < calls; call += 1) {
    await pause(QUIET);
    const said = await ears.during(async () => (await fetch(`${address}/call`, { method: 'POST' })).text());
    if (call >= 0) heard.push(...said);
  }
  for (const socket of sockets) socket.terminate();
  return { heard, bytes };
}
