import type { BranchDay, Instant, VisitId } from '@foyer/basics';
import { SECTION_IDS, type SectionId, sectionOf } from '@foyer/configuration';
import type { BranchEvent } from '@foyer/queue-core';
import type { Connection } from './connection.ts';
import { eventOf, type StoredEvent } from './replay.ts';

/** What of the log to read; everything that is given must match. */
export interface AuditSearch {
  /** The first moment, and the first that is too late. */
  readonly from?: Instant;
  readonly until?: Instant;
  /** Of these events only; absent: of all. */
  readonly types?: readonly string[];
  /** Who did it: a person, a device or a key. */
  readonly actorId?: string;
  readonly visitId?: VisitId;
  /** About visits of these days, both included, that have this number on the ticket. */
  readonly ticket?: { readonly number: string; readonly from: string; readonly to: string };
  /** Only what came before this event. */
  readonly before?: number;
  /** How many at most. */
  readonly limit: number;
}

/** An event with what stands beside it. */
export interface AuditRow {
  readonly seq: number;
  /** The branch day it belongs to; `null` where none was open. */
  readonly day: BranchDay | null;
  readonly event: BranchEvent;
  /** On the ticket of the visit it is about. */
  readonly number: string | null;
}

/** One event, and what it changed. */
export interface AuditDetail {
  readonly row: AuditRow;
  /** The members of the configuration that it changed, as they were before; `null` where it changed none. */
  readonly before: Readonly<Record<string, unknown>> | null;
}

interface StoredRow extends StoredEvent {
  readonly day: BranchDay | null;
  readonly number: string | null;
}

const COLUMNS = `events.seq, events.day, events.version, events.at, events.actor, events.command_id AS commandId,
  events.payload, visits.number`;
const BESIDE = 'LEFT JOIN visits ON visits.visit_id = events.visit_id';

/**
 * The log as those read it who ask what happened. Times in the log never run backwards, so a stretch of time is a stretch
 * of numbers; what is rare among many is found by the indexes of types and of actors.
 */
export class Audit {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Events that match, newest first. */
  find(search: AuditSearch): readonly AuditRow[] {
    const { from, until, types, actorId, visitId, ticket, before = Number.MAX_SAFE_INTEGER, limit } = search;
    if (types?.length === 0) return [];
    return this.#connection.transaction(() => {
      const values = {
        first: from === undefined ? 1 : this.#firstAt(from),
        last: Math.min(before, until === undefined ? before : this.#firstAt(until)) - 1,
        limit,
        ...(visitId === undefined ? {} : { visitId }),
        ...(actorId === undefined ? {} : { actorId }),
        ...ticket,
      };
      const numbers =
        visitId !== undefined || ticket !== undefined
          ? walked(ofVisits(search), search)
          : types !== undefined || actorId !== undefined
            ? merged(types ?? this.#types(), search)
            : walked('entries', search);
      const sql = `SELECT ${COLUMNS} FROM (${numbers}) AS found CROSS JOIN events ON events.seq = found.seq ${BESIDE}
        ORDER BY events.seq DESC`;
      return this.#connection.prepare<[typeof values], StoredRow>(sql).all(values).map(rowOf);
    })();
  }

  /** One event and what it changed; `null` when the log has no such number. */
  detail(seq: number): AuditDetail | null {
    return this.#connection.transaction(() => {
      const stored = this.#connection
        .prepare<[number], StoredRow>(`SELECT ${COLUMNS} FROM events ${BESIDE} WHERE events.seq = ?`)
        .get(seq);
      if (stored === undefined) return null;
      const row = rowOf(stored);
      return { row, before: this.#before(row) };
    })();
  }

  #before({ seq, event: { body } }: AuditRow): AuditDetail['before'] {
    if (body.type === 'SettingsChanged') return this.#sectionBefore(seq, body.section);
    if (body.type !== 'BranchConfigured') return null;
    const sections = SECTION_IDS.map((section) => this.#sectionBefore(seq, section));
    return sections.includes(null) ? null : Object.assign({}, ...sections);
  }

  /** What a section's members were before an event: as the last change of it left them, or of the whole. */
  #sectionBefore(seq: number, section: SectionId): AuditDetail['before'] {
    const stored = this.#connection
      .prepare<[number, SectionId, number], StoredEvent>(`
        SELECT seq, version, at, actor, command_id AS commandId, payload FROM (
          SELECT * FROM (SELECT events.* FROM entries CROSS JOIN events ON events.seq = entries.seq
            WHERE entries.type = 'SettingsChanged' AND entries.seq < ? AND payload ->> 'section' = ?
            ORDER BY entries.seq DESC LIMIT 1)
          UNION ALL
          SELECT * FROM (SELECT events.* FROM entries CROSS JOIN events ON events.seq = entries.seq
            WHERE entries.type = 'BranchConfigured' AND entries.seq < ? ORDER BY entries.seq DESC LIMIT 1)
        ) ORDER BY seq DESC LIMIT 1`)
      .get(seq, section, seq);
    if (stored === undefined) return null;
    const { body } = eventOf(stored);
    if (body.type === 'SettingsChanged') return { ...body.value };
    return body.type === 'BranchConfigured' ? { ...sectionOf(body.config, section) } : null;
  }

  /** The number of the first event at a moment or later; one beyond the log when there is none. */
  #firstAt(moment: Instant): number {
    const at = this.#connection.prepare<[number], { at: number }>('SELECT at FROM events WHERE seq = ?');
    const newest = this.#connection.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM entries').get();
    let low = 1;
    let high = (newest?.seq ?? 0) + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((at.get(middle)?.at ?? 0) < moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The types that the log has, each found by one step in their index. */
  #types(): readonly string[] {
    return this.#connection
      .prepare<[], { type: string }>(`
        WITH RECURSIVE known (type) AS (
          SELECT min(type) FROM entries
          UNION ALL
          SELECT (SELECT min(type) FROM entries WHERE type > known.type) FROM known WHERE known.type IS NOT NULL
        ) SELECT type FROM known WHERE type IS NOT NULL`)
      .all()
      .map(({ type }) => type);
  }
}

/** The events about a visit, or about all with a number. */
function ofVisits({ visitId, ticket }: AuditSearch): string {
  const wanted = [
    ...(visitId === undefined ? [] : ['visit_id = :visitId']),
    ...(ticket === undefined ? [] : ['number = :number AND day BETWEEN :from AND :to']),
  ];
  return `(
    WITH wanted AS MATERIALIZED (SELECT visit_id FROM visits WHERE ${wanted.join(' AND ')})
    SELECT seq, type, actor_id FROM entries WHERE visit_id IN (SELECT visit_id FROM wanted))`;
}

/** Goes through events from the newest on. */
function walked(events: string, { types, actorId }: AuditSearch): string {
  const conditions = [
    'seq BETWEEN :first AND :last',
    ...(actorId === undefined ? [] : ['actor_id = :actorId']),
    ...(types === undefined ? [] : [`type IN (${types.map(quoted).join(', ')})`]),
  ];
  return `SELECT seq FROM ${events} WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT :limit`;
}

/** Merges what the indexes give of each type, newest first: no more of any is read than is asked for. */
function merged(types: readonly string[], { actorId }: AuditSearch): string {
  const by = actorId === undefined ? '' : 'actor_id = :actorId AND ';
  const each = types.map(
    (type) => `SELECT seq FROM entries WHERE ${by}type = ${quoted(type)}
    AND seq BETWEEN :first AND :last`,
  );
  return `${each.join(' UNION ALL ')} ORDER BY seq DESC LIMIT :limit`;
}

function quoted(type: string): string {
  return `'${type.replaceAll("'", "''")}'`;
}

function rowOf(stored: StoredRow): AuditRow {
  return { seq: stored.seq, day: stored.day, event: eventOf(stored), number: stored.number };
}
