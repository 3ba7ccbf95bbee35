import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { type Clock, type DeviceId, wallClock } from '@foyer/basics';
import {
  type ClientEvents,
  HEARTBEAT_SECONDS,
  LIVE_NAMESPACE,
  type LiveErrorMessage,
  PROTOCOL_VERSION,
  type ServerEvents,
  type ViewName,
  views,
} from '@foyer/contract';
import { liveAuth, subscribeMessage, unsubscribeMessage } from '@foyer/contract/schemas';
import { type DefaultEventsMap, Server } from 'socket.io';
import { turnedAway } from '../access/admission.ts';
import type { Identity } from '../access/identity.ts';
import { seesCounter } from '../access/sight.ts';
import { NO_SUCH_TICKET } from '../access/ticket-tokens.ts';
import type { FaultLog } from '../fault-log.ts';
import type { Part } from '../parts.ts';
import { timeOf } from '../wire/time.ts';
import { Broadcaster, type BroadcasterOptions } from './broadcaster.ts';
import { boundConnections, type Unjoined } from './connections.ts';
import { recordParser } from './record-encoder.ts';
import { kindOf, parseView, type View } from './view.ts';

/** Views that one socket may look at, and messages it may send in a second. */
const MOST_VIEWS = 16;
const MOST_MESSAGES_A_SECOND = 20;
/** Bytes of a message; those that there are name a view. */
const MOST_MESSAGE_BYTES = 8 * 1024;
/** A share of the connections is kept for staff and devices: guests can't shut them out. */
const SHARE_OF_GUESTS = 0.9;
/** How long closing may take before connections are cut, milliseconds. */
const CUT_AFTER = 5_000;

/** How many connections there may be; each costs memory. */
export interface SocketLimits {
  /** In the live namespace at once. */
  readonly most: number;
  /** On top of them, those that have not joined it yet. */
  readonly mostUnjoined: number;
  /** How long they have to do so, milliseconds. */
  readonly joinWithin: number;
}

const LIMITS: SocketLimits = { most: 10_000, mostUnjoined: 2_000, joinWithin: 10_000 };

interface SocketData {
  identity: Identity;
  token: string | undefined;
  /** The views it looks at, and the feed each comes over. */
  views: Map<ViewName, string>;
  second: number;
  messages: number;
}

export interface LiveOptions {
  readonly clock: Clock;
  readonly faults: FaultLog;
  readonly source: BroadcasterOptions['source'];
  readonly logClock: () => number;
  /** Who connects, by cookie header and a device's token or a key. */
  readonly identify: (cookie: string | undefined, token: string | undefined) => Identity;
  readonly isAllowedOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  readonly visitOf: Parameters<typeof parseView>[1];
  /** Where they differ from the usual; for tests that want few. */
  readonly limits?: Partial<SocketLimits>;
}

/** The live socket: views go out, subscriptions come in. */
export interface Live extends Part {
  readonly broadcaster: Broadcaster;
  /** Takes the live connections of this server. */
  attach(http: HttpServer): void;
  sockets(): number;
  /** The devices that have a connection. */
  devices(): ReadonlySet<DeviceId>;
  /** Ends the connections of those who are no longer who they were when they came in. */
  recheck(): void;
  /** Ends all connections, and the server it is attached to once what is under way has been answered. */
  close(): Promise<void>;
}

/** The same person with the same rights, the same device or the same program. */
function isSame(one: Identity, other: Identity): boolean {
  if (one.kind === 'staff' && other.kind === 'staff') return one.id === other.id && one.role === other.role;
  return one.kind !== 'nobody' && one.kind === other.kind && one.id === other.id;
}

/** What of a packet matters here; the same options go with a broadcast to each of its sockets. */
interface FramedPacket {
  readonly options?: { wsPreEncodedFrame?: readonly Buffer[] };
}

/**
 * Joins the head and the body of a broadcast's frame once, so that each socket is handed one buffer: with two, every
 * socket of hundreds would go through a gathered write, which takes half as long again.
 */
export function joinFrames(server: Pick<Server, 'engine'>): void {
  server.engine.on('connection', (connection: NodeJS.EventEmitter) => {
    connection.on('packetCreate', ({ options }: FramedPacket) => {
      const frame = options?.wsPreEncodedFrame;
      if (options !== undefined && frame !== undefined && frame.length > 1) {
        options.wsPreEncodedFrame = [Buffer.concat(frame)];
      }
    });
  });
}

/** Makes the live namespace, for any HTTP server. A broken message is answered with an error and never ends anything. */
export function createLive(options: LiveOptions): Live {
  const { clock, faults } = options;
  const limits = { ...LIMITS, ...options.limits };
  const epoch = randomUUID();
  let http: HttpServer | null = null;
  let heartbeat: NodeJS.Timeout | null = null;
  const server = new Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>({
    serveClient: false,
    parser: recordParser,
    maxHttpBufferSize: MOST_MESSAGE_BYTES,
    connectTimeout: limits.joinWithin,
    allowRequest: (request, answer) => {
      const { origin, host } = request.headers;
      answer(null, options.isAllowedOrigin(origin, host));
    },
  });
  let unjoined: Unjoined | null = null;
  // Socket.IO always has this namespace; here nobody gets into it.
  server.use((socket, next) => {
    next(new Error('unauthorised'));
    socket.conn.close();
  });
  const namespace = server.of(LIVE_NAMESPACE);
  const broadcaster = new Broadcaster({
    clock,
    epoch,
    source: options.source,
    faults,
    send: (feed, delta) => namespace.to(feed).emit('delta', delta),
  });

  const isShown = (view: View, identity: Identity): boolean =>
    view.kind !== 'counter' || seesCounter(options.source().state, identity, view.counterId);

  namespace.use((socket, next) => {
    const auth = liveAuth.safeParse(socket.handshake.auth);
    if (!auth.success) return next(new Error('unauthorised'));
    if (auth.data.protocol < PROTOCOL_VERSION) return next(new Error('protocol-too-old'));
    const identity = options.identify(socket.handshake.headers.cookie, auth.data.token);
    if (auth.data.token !== undefined && identity.kind === 'nobody') return next(new Error('unauthorised'));
    const most = identity.kind === 'nobody' ? limits.most * SHARE_OF_GUESTS : limits.most;
    if (namespace.sockets.size >= most) return next(new Error('rate-limited'));
    socket.data = { identity, token: auth.data.token, views: new Map(), second: 0, messages: 0 };
    next();
  });

  namespace.on('connection', (socket) => {
    const { data } = socket;
    unjoined?.joined(socket.conn);
    const problem = (code: LiveErrorMessage['code'], message: string, view?: string): LiveErrorMessage =>
      view === undefined ? { code, message } : { code, message, view };
    const tooMany = (): boolean => {
      const second = Math.floor(wallClock.now() / 1000);
      data.messages = data.second === second ? data.messages + 1 : 1;
      data.second = second;
      return data.messages > MOST_MESSAGES_A_SECOND;
    };
    const isThere = (view: View): boolean =>
      view.kind !== 'counter' ||
      options.source().state.config?.counters.some(({ id }) => id === view.counterId) === true;
    const subscribe = (message: unknown): LiveErrorMessage | null => {
      const parsed = subscribeMessage.safeParse(message);
      if (!parsed.success) return problem('malformed', 'The message is not a subscription to a view.');
      const { view: name } = parsed.data;
      const { identity } = data;
      const view = parseView(name, options.visitOf, identity.kind === 'device' ? identity.id : null);
      const ticket = view?.kind === 'ticket' ? view.visitId : null;
      const turned = turnedAway(views[kindOf(name)].access, identity, ticket);
      if (turned === 'no-such-ticket') return problem('not-found', NO_SUCH_TICKET, name);
      if (turned !== null || view === null) return problem('forbidden', 'This view is not for you.', name);
      if (!isThere(view)) return problem('not-found', 'There is no such view.', name);
      if (!isShown(view, data.identity)) return problem('forbidden', 'This view is not for you.', name);
      const looking = data.views.get(name);
      if (looking !== undefined) broadcaster.leave(looking);
      else if (data.views.size >= MOST_VIEWS)
        return problem('too-many-views', 'One connection may look at 16 views.', name);
      const snapshot = broadcaster.join(name, view);
      data.views.set(name, snapshot.feed);
      void socket.join(snapshot.feed);
      socket.emit('snapshot', snapshot);
      return null;
    };
    const unsubscribe = (message: unknown): LiveErrorMessage | null => {
      const parsed = unsubscribeMessage.safeParse(message);
      if (!parsed.success) return problem('malformed', 'The message does not name a view.');
      const feed = data.views.get(parsed.data.view);
      if (feed !== undefined) {
        data.views.delete(parsed.data.view);
        broadcaster.leave(feed);
        if (![...data.views.values()].includes(feed)) void socket.leave(feed);
      }
      return null;
    };
    const unknownMessage = (): LiveErrorMessage => problem('malformed', 'There is no such message.');
    // Whatever a client sends is looked at here as unknown: the declared types hold only for well-behaved ones.
    const safely = (handle: (message: unknown) => LiveErrorMessage | null, message: unknown) => {
      if (tooMany()) return problem('rate-limited', 'Too many messages; slow down.');
      try {
        return handle(message);
      } catch (error) {
        faults.tell('a socket message could not be handled', error);
        return problem('internal-error', 'Something went wrong on our side; try again.');
      }
    };
    // Messages end here, unknown ones too: passed on, one that is called `error` would be taken for the socket's own.
    socket.use(([event, ...parts]: unknown[]) => {
      const handle = event === 'subscribe' ? subscribe : event === 'unsubscribe' ? unsubscribe : unknownMessage;
      const answer = parts.at(-1);
      const error = safely(handle, parts[0]);
      if (typeof answer === 'function') answer(error);
      else if (error !== null) socket.emit('problem', error);
    });
    // What can't be read is the client's own doing: it costs it the connection, and is nothing for the log.
    socket.on('error', () => undefined);
    socket.on('disconnect', () => {
      for (const feed of data.views.values()) broadcaster.leave(feed);
      data.views.clear();
      // A client that leaves the namespace has nothing else to be here for.
      socket.conn.close();
    });
  });

  const recheck = (): void => {
    for (const socket of namespace.sockets.values()) {
      const { identity, token } = socket.data;
      if (identity.kind === 'nobody') continue;
      const present = options.identify(socket.handshake.headers.cookie, token);
      if (!isSame(identity, present)) socket.conn.close();
      for (const [name, feed] of socket.data.views) {
        const view = parseView(name, options.visitOf, identity.kind === 'device' ? identity.id : null);
        if (view === null || isShown(view, identity)) continue;
        // Somebody else has opened the counter that they looked at.
        socket.data.views.delete(name);
        broadcaster.leave(feed);
        void socket.leave(feed);
        socket.emit('problem', { code: 'forbidden', message: 'This view is not for you.', view: name });
      }
    }
  };
  const beat = (): void => {
    recheck();
    namespace.emit('heartbeat', { epoch, clock: options.logClock(), time: timeOf(clock) });
  };

  return {
    name: 'live views',
    broadcaster,
    attach: (attached) => {
      http = attached;
      server.attach(attached);
      joinFrames(server);
      unjoined = boundConnections(server, limits.mostUnjoined);
      heartbeat = setInterval(beat, HEARTBEAT_SECONDS * 1000);
      heartbeat.unref();
    },
    sockets: () => namespace.sockets.size,
    devices: () =>
      new Set(
        [...namespace.sockets.values()].flatMap(({ data: { identity } }) =>
          identity.kind === 'device' ? [identity.id] : [],
        ),
      ),
    recheck,
    close: async () => {
      if (heartbeat !== null) clearInterval(heartbeat);
      broadcaster.close();
      if (http === null) return;
      const cut = setTimeout(() => http?.closeAllConnections(), CUT_AFTER);
      await server.close();
      clearTimeout(cut);
    },
  };
}
