import type { KeyId } from '@foyer/basics';
import { differencesOf, type LocalText, localText } from '@foyer/configuration';
import { type AuditEntry, type AuditFacts, MOST_AUDITED, type RouteReply } from '@foyer/contract';
import type { Actor, BranchState, EventBody, EventType } from '@foyer/queue-core';
import type { AuditDetail, AuditRow } from '@foyer/store';
import { type AuditNames, auditedEvents } from './audit-events.ts';
import { placeName } from './branch-wire.ts';
import type { WireSource } from './source.ts';
import { isoOf } from './time.ts';

/** What an audit's names are looked up in. */
export interface AuditSource extends Pick<WireSource, 'agentName'> {
  readonly config: BranchState['config'];
  readonly keys: BranchState['keys'];
  readonly devices: BranchState['devices'];
}

/** An event of the log as managers read it. */
export function auditWire({ seq, event, number }: AuditRow, source: AuditSource): AuditEntry {
  const { at, actor, body } = event;
  return {
    sequence: seq,
    at: isoOf(at),
    kind: auditedEvents[body.type].kind,
    type: body.type,
    actor: actorWire(actor, source),
    address: 'address' in body ? body.address : null,
    visitId: 'visitId' in body ? body.visitId : null,
    number,
    facts: factsOf(body, namesOf(source, number)),
  };
}

/** One event, what it changed, and what was before. */
export function auditDetailWire({ row, before }: AuditDetail, source: AuditSource): RouteReply<'auditEntry'> {
  const { body } = row.event;
  const [was, is] = sidesOf(body, before);
  const differences = differencesOf(was, is);
  const changes = differences.slice(0, MOST_AUDITED).map(({ within, ...one }) => ({ ...one, within: [...within] }));
  return {
    entry: auditWire(row, source),
    changes,
    names: namesIn(changes, [source.config, was, is]),
    more: Math.max(0, differences.length - MOST_AUDITED),
    former: body.type === 'SettingsChanged' && before !== null ? { section: body.section, value: before } : null,
  };
}

/** What an event changed, before and after it. */
function sidesOf(body: EventBody, before: AuditDetail['before']): readonly [unknown, unknown] {
  switch (body.type) {
    case 'SettingsChanged':
      return before === null ? [null, null] : [before, body.value];
    case 'BranchConfigured': {
      const { branchId: _, ...after } = body.config;
      return before === null ? [null, null] : [before, after];
    }
    case 'PersonChanged':
      return [body.before, body.after];
    default:
      return [null, null];
  }
}

/** What the ids that changes speak of are called, as far as these have them; the later ones before the earlier. */
export function namesIn(changes: unknown, known: readonly unknown[]): RouteReply<'auditEntry'>['names'] {
  const names = new Map(known.flatMap((one) => [...entryNames(one)]));
  const texts = new Set(textsIn(changes));
  return Object.fromEntries([...names].filter(([id]) => texts.has(id)));
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

/** What entries of lists are called: by their names, which may be in several languages, or their numbers; by their ids. */
function* entryNames(value: unknown): Generator<readonly [string, LocalText | string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) yield* entryNames(part);
  if (!('id' in value) || typeof value.id !== 'string') return;
  const name = 'name' in value ? localText.safeParse(value.name) : null;
  if (name?.success === true) yield [value.id, name.data];
  else if ('number' in value && typeof value.number === 'string') yield [value.id, value.number];
}

function factsOf(body: EventBody, names: AuditNames): AuditFacts {
  // That each event meets its own entry is what the table's type holds.
  const audited: { readonly [T in EventType]: { readonly facts: (body: never, names: AuditNames) => AuditFacts } } =
    auditedEvents;
  return audited[body.type].facts(body as never, names);
}

function actorWire(actor: Actor, { agentName, devices, keys }: AuditSource): AuditEntry['actor'] {
  const { kind } = actor;
  switch (kind) {
    case 'staff':
      return { kind, id: actor.id, name: agentName(actor.id), role: actor.role };
    case 'device':
      return { kind, id: actor.id, name: devices.get(actor.id)?.name ?? null, role: null };
    case 'integration':
      return { kind, id: actor.id, name: keys.get(actor.id as KeyId)?.name ?? null, role: null };
    case 'customer':
    case 'system':
      return { kind, id: null, name: null, role: null };
  }
}

function namesOf({ config, agentName, devices, keys }: AuditSource, number: string | null): AuditNames {
  const named = (
    list: readonly { readonly id: string; readonly name?: Readonly<Record<string, string>> }[],
    id: string,
  ) => {
    const name = list.find((one) => one.id === id)?.name;
    return { id, name: name === undefined ? null : { ...name } };
  };
  return {
    service: (id) => named(config?.services ?? [], id),
    class: (id) => named(config?.classes ?? [], id),
    profile: (id) => named(config?.profiles ?? [], id),
    outcome: (id) => named(config?.outcomes ?? [], id),
    mark: (id) => named(config?.marks ?? [], id),
    reason: (kind, id) => named(config?.reasons[kind] ?? [], id),
    counter: (id) => config?.counters.find((counter) => counter.id === id)?.number ?? id,
    device: (id) => devices.get(id)?.name ?? id,
    key: (id) => keys.get(id)?.name ?? id,
    place: (place) => (place.kind === 'visit' ? (number ?? '') : placeName(place, { config, devices })),
    person: (id) => ({ id, name: agentName(id) }),
  };
}
