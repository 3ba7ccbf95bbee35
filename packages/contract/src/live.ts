import { COUNTER_ACTIONS } from '@foyer/basics';
import { z } from 'zod';
import { deviceStatus, ownDevice } from './device-status.ts';
import { visitId } from './ids.ts';
import { notice } from './notice.ts';
import type { LiveErrorCode } from './problem.ts';
import { type View, views } from './routes.ts';
import { branch, call, counter, counterMessage, escalation, print, service, ticket } from './shapes.ts';
import { type branchTime, isoTime } from './values.ts';
import { callReason, visit } from './visit.ts';

/** A record of a live view: `kind` and `id` together name it within the view. */
export const record = z.discriminatedUnion('kind', [
  branch.extend({ kind: z.literal('branch') }),
  service.extend({ kind: z.literal('service') }),
  counter.extend({ kind: z.literal('counter') }),
  visit.extend({ kind: z.literal('visit') }),
  escalation.extend({ kind: z.literal('escalation') }),
  print.extend({ kind: z.literal('print') }),
  counterMessage.extend({ kind: z.literal('message') }),
  notice.extend({ kind: z.literal('notice') }),
  deviceStatus.extend({ kind: z.literal('device') }),
  ownDevice.extend({ kind: z.literal('self') }),
  /** `id` is the sequence in decimal. */
  call.extend({ kind: z.literal('call'), id: z.string() }),
  ticket.extend({ kind: z.literal('ticket') }),
  /** Whom this counter would call now. */
  z.object({
    kind: z.literal('next'),
    id: z.literal('next'),
    visitId: visitId.nullable(),
    because: callReason.nullable(),
    /** Whom this counter calls if nothing else happens, one after the other: the first of them, with `visitId`. */
    visitIds: z.array(visitId),
  }),
  /** This counter's last action, while it can be undone. */
  z.object({
    kind: z.literal('undo'),
    id: z.literal('undo'),
    until: isoTime,
    /** What it did with whom, one after the other. */
    parts: z.array(z.object({ visitId, number: z.string(), did: z.enum(COUNTER_ACTIONS) })),
  }),
]);
export type LiveRecord = z.infer<typeof record>;
export type RecordKind = LiveRecord['kind'];
export type RecordOf<K extends RecordKind> = Extract<LiveRecord, { kind: K }>;

/** What may stand for the parameter of a view's name; a token is any text, as in a path. */
const viewParameters = { screen: '[A-Za-z0-9_.-]{1,64}', counterId: '[A-Za-z0-9_.-]{1,64}', token: '.*' } as const;
const viewNames = Object.entries<View>(views).map(([kind, { parameter }]) =>
  parameter === undefined ? kind : `${kind}:${viewParameters[parameter]}`,
);

/** The kind of a view, and after a colon its parameter: `floor`, `signage:hall`. */
export const viewName = z.string().regex(new RegExp(`^(${viewNames.join('|')})$`, 's'), 'is not the name of a view');
export type ViewName = z.infer<typeof viewName>;

/** Sent by the client in the handshake. The token is a device's; staff come with their session cookie, customers with neither. */
export const liveAuth = z.object({ protocol: z.int(), token: z.string().max(200).optional() });

export const subscribeMessage = z.object({
  view: viewName,
  epoch: z.string().max(64).optional(),
  clock: z.int().optional(),
});
export type SubscribeMessage = z.infer<typeof subscribeMessage>;
export const unsubscribeMessage = z.object({ view: viewName });

/** The whole view. `epoch` changes when the server starts anew. */
export interface SnapshotMessage {
  view: ViewName;
  /** What the deltas that follow on this snapshot are marked with. Views that hold the same records share one feed. */
  feed: string;
  epoch: string;
  clock: number;
  time: z.infer<typeof branchTime>;
  records: LiveRecord[];
}
/** What changed since the feed's last message; `previous` is that message's clock, so that a gap shows. */
export interface DeltaMessage {
  feed: string;
  epoch: string;
  previous: number;
  clock: number;
  time: z.infer<typeof branchTime>;
  upserts: LiveRecord[];
  removes: { kind: RecordKind; id: string }[];
}
export interface HeartbeatMessage {
  epoch: string;
  clock: number;
  time: z.infer<typeof branchTime>;
}
export interface LiveErrorMessage {
  code: LiveErrorCode;
  message: string;
  view?: string;
}

/** Socket.IO's event maps. A subscription is answered by its acknowledgement: `null` or the error. */
export interface ClientEvents {
  subscribe: (message: SubscribeMessage, answer: (error: LiveErrorMessage | null) => void) => void;
  unsubscribe: (message: { view: ViewName }, answer: (error: LiveErrorMessage | null) => void) => void;
}
export interface ServerEvents {
  snapshot: (message: SnapshotMessage) => void;
  delta: (message: DeltaMessage) => void;
  heartbeat: (message: HeartbeatMessage) => void;
  problem: (message: LiveErrorMessage) => void;
}
