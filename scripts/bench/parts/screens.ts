import { type DeltaMessage, LIVE_NAMESPACE, PROTOCOL_VERSION } from '@foyer/contract';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { onStop, serve } from '../part.ts';

/** What the screens are asked: first to connect, then, for each call, to listen for it and to tell when they heard it. */
export type ScreensQuestion =
  | {
      readonly ask: 'connect';
      readonly kind: 'foyer' | 'bare';
      readonly address: string;
      readonly token: string;
      readonly screens: number;
    }
  | { readonly ask: 'listen' }
  | { readonly ask: 'heard' };

/** The answer to `heard`. */
export interface Heard {
  /** When each screen had read the message, milliseconds on the machine's monotonic clock. */
  readonly at: readonly number[];
  /** Of the message that carried the call, as JSON text. */
  readonly bytes: number;
}

const CONNECT_TIME_OUT = 30_000;
const HEAR_TIME_OUT = 10_000;

let screens = 0;
let at: number[] = [];
let bytes = 0;
let everybody = Promise.withResolvers<void>();
const closing: (() => void)[] = [];

/** The machine's monotonic clock, which all processes share; milliseconds. */
function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function hear(): void {
  at.push(now());
  if (at.length === screens) everybody.resolve();
}

async function connectToBranch(address: string, token: string, screen: number): Promise<void> {
  const socket = io(address + LIVE_NAMESPACE, {
    transports: ['websocket'],
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION, token },
  });
  closing.push(() => socket.disconnect());
  socket.on('delta', (delta: DeltaMessage) => {
    if (!delta.upserts.some((record) => record.kind === 'call' && record.pending)) return;
    hear();
    if (screen === 0) bytes = JSON.stringify(delta).length;
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    setTimeout(() => reject(new Error('A screen could not connect')), CONNECT_TIME_OUT).unref();
  });
  await socket.emitWithAck('subscribe', { view: `signage:screen-${screen}` });
}

async function connectToBare(address: string): Promise<void> {
  const socket = new WebSocket(address.replace('http', 'ws'), { perMessageDeflate: false });
  closing.push(() => socket.terminate());
  socket.on('message', (data) => {
    const text = String(data);
    JSON.parse(text);
    bytes = text.length;
    hear();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
}

async function heard(): Promise<Heard> {
  const timer = setTimeout(
    () => everybody.reject(new Error(`${at.length} of ${screens} screens heard the call`)),
    HEAR_TIME_OUT,
  );
  await everybody.promise;
  clearTimeout(timer);
  return { at, bytes };
}

onStop(async () => {
  for (const close of closing) close();
});
serve(null, async (asked) => {
  const question = asked as ScreensQuestion;
  switch (question.ask) {
    case 'connect': {
      const { kind, address, token } = question;
      screens = question.screens;
      await Promise.all(
        Array.from({ length: screens }, (_, screen) =>
          kind === 'foyer' ? connectToBranch(address, token, screen) : connectToBare(address),
        ),
      );
      return null;
    }
    case 'listen':
      at = [];
      everybody = Promise.withResolvers();
      return null;
    case 'heard':
      return await heard();
  }
});
