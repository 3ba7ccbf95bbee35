import type {
  DeltaMessage,
  HeartbeatMessage,
  LiveErrorMessage,
  LiveRecord,
  RecordKind,
  RecordOf,
  SnapshotMessage,
  ViewName,
} from '@foyer/contract';
import type { Freshness } from './staleness.ts';

/** The branch's time as last heard. */
export interface HeardTime {
  /** ISO 8601. */
  readonly now: string;
  /** Branch seconds in one second on the wall. */
  readonly speed: number;
  /** Wall milliseconds since the Unix epoch when it was heard. */
  readonly receivedAt: number;
}

type RecordsById<K extends RecordKind> = Readonly<Record<string, RecordOf<K>>>;

/** What is known of a view. Records change only by the server's messages. */
export interface ViewState {
  readonly view: ViewName;
  /**
   * `connecting`: no connection or no answer yet (older records stay, see `freshness`); `live`: every change arrives;
   * `refused`: the server said why not in `refusal`.
   */
  readonly phase: 'connecting' | 'live' | 'refused';
  readonly freshness: Freshness;
  /** How old the records are; 0 while fresh. */
  readonly ageSeconds: number;
  /** The log's clock of these records; `null` before the first snapshot. */
  readonly clock: number | null;
  readonly epoch: string | null;
  readonly time: HeardTime | null;
  readonly refusal: LiveErrorMessage | null;
  readonly branch: RecordOf<'branch'> | null;
  readonly service: RecordsById<'service'>;
  /** The same in the branch's order, which ids that look like numbers would upset. */
  readonly services: readonly RecordOf<'service'>[];
  readonly counter: RecordsById<'counter'>;
  readonly counters: readonly RecordOf<'counter'>[];
  readonly visit: RecordsById<'visit'>;
  readonly escalation: RecordsById<'escalation'>;
  readonly print: RecordsById<'print'>;
  readonly message: RecordsById<'message'>;
  readonly notice: RecordsById<'notice'>;
  readonly device: RecordsById<'device'>;
  /** What the branch says to the device that this page is. */
  readonly self: RecordOf<'self'> | null;
  readonly call: RecordsById<'call'>;
  readonly ticket: RecordOf<'ticket'> | null;
  readonly next: RecordOf<'next'> | null;
  readonly undo: RecordOf<'undo'> | null;
}

type Records = Pick<ViewState, RecordKind>;

/** There were records, and no connection brings new ones: true at once when it is lost, before the data turns stale. */
export function isReconnecting({ phase, clock }: ViewState): boolean {
  return phase === 'connecting' && clock !== null;
}

const NO_RECORDS: Records = {
  branch: null,
  service: {},
  counter: {},
  visit: {},
  escalation: {},
  print: {},
  message: {},
  notice: {},
  device: {},
  self: null,
  call: {},
  ticket: null,
  next: null,
  undo: null,
};
const NO_LISTS: Pick<ViewState, 'services' | 'counters'> = { services: [], counters: [] };

/** A view nothing has been heard of. */
export function emptyView(view: ViewName): ViewState {
  return {
    view,
    phase: 'connecting',
    freshness: 'fresh',
    ageSeconds: 0,
    clock: null,
    epoch: null,
    time: null,
    refusal: null,
    ...NO_RECORDS,
    ...NO_LISTS,
  };
}

/** The state after a snapshot: every record is replaced. */
export function withSnapshot(state: ViewState, message: SnapshotMessage, receivedAt: number): ViewState {
  return {
    ...state,
    phase: 'live',
    refusal: null,
    epoch: message.epoch,
    clock: message.clock,
    time: { ...message.time, receivedAt },
    ...inOrder(changed(NO_RECORDS, message.records, []), emptyView(state.view)),
  };
}

/** The state after a delta, or `null` when it does not follow on what is known and a snapshot is needed. */
export function withDelta(state: ViewState, message: DeltaMessage, receivedAt: number): ViewState | null {
  if (state.epoch !== message.epoch || state.clock !== message.previous) return null;
  return {
    ...state,
    phase: 'live',
    refusal: null,
    clock: message.clock,
    time: { ...message.time, receivedAt },
    ...inOrder(changed(state, message.upserts, message.removes), state),
  };
}

/** The state after a heartbeat of the same epoch: only the time moves on. */
export function withHeartbeat(state: ViewState, message: HeartbeatMessage, receivedAt: number): ViewState {
  return { ...state, time: { ...message.time, receivedAt } };
}

/** Records that did not change keep their identity, so that only what changed is drawn again. */
function changed(
  from: Records,
  upserts: readonly LiveRecord[],
  removes: readonly { kind: RecordKind; id: string }[],
): Records {
  const next: Record<RecordKind, unknown> = {
    branch: from.branch,
    service: from.service,
    counter: from.counter,
    visit: from.visit,
    escalation: from.escalation,
    print: from.print,
    message: from.message,
    notice: from.notice,
    device: from.device,
    self: from.self,
    call: from.call,
    ticket: from.ticket,
    next: from.next,
    undo: from.undo,
  };
  const copied = new Map<RecordKind, Record<string, LiveRecord>>();
  const mapOf = (kind: RecordKind) => {
    const map = copied.get(kind) ?? { ...(next[kind] as Record<string, LiveRecord>) };
    copied.set(kind, map);
    next[kind] = map;
    return map;
  };
  for (const { kind, id } of removes) {
    if (isSingle(kind)) next[kind] = null;
    else delete mapOf(kind)[id];
  }
  for (const record of upserts) {
    if (isSingle(record.kind)) next[record.kind] = record;
    else if (record.kind in next) mapOf(record.kind)[record.id] = record;
  }
  return next as Records;
}

/** The records with their lists; a list stays the same one while its records do. */
function inOrder(records: Records, before: ViewState): Records & Pick<ViewState, 'services' | 'counters'> {
  const { service, counter } = records;
  return {
    ...records,
    services: service === before.service ? before.services : sorted(service),
    counters: counter === before.counter ? before.counters : sorted(counter),
  };
}

function sorted<R extends { readonly order: number }>(records: Readonly<Record<string, R>>): readonly R[] {
  return Object.values(records).sort((one, other) => one.order - other.order);
}

function isSingle(kind: RecordKind): boolean {
  return kind === 'branch' || kind === 'ticket' || kind === 'next' || kind === 'undo' || kind === 'self';
}
