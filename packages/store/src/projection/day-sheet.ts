import { type BranchDay, STEP_ENDS, type StepEnd } from '@foyer/basics';
import type { Connection } from '../connection.ts';

/** How steps end, as a sheet numbers them: another order is another format of the file. */
const ENDS: readonly StepEnd[] = STEP_ENDS;

/**
 * A sheet's columns in their stored order: lengths of time in 32 bits, then the rest in 16. Part of the file's format.
 * Lengths are milliseconds; -1 is "none".
 */
const LENGTHS = ['wait', 'firstResponse', 'walk', 'serviceTime', 'after', 'hold', 'resolution'] as const;
const COUNTS = [
  'step',
  'hour',
  'service',
  'class',
  'counter',
  'agent',
  'how',
  'inTarget',
  'recalls',
  'escalations',
  'resolved',
] as const;
type Length = (typeof LENGTHS)[number];
type Count = (typeof COUNTS)[number];
const BYTES_A_ROW = LENGTHS.length * Int32Array.BYTES_PER_ELEMENT + COUNTS.length * Int16Array.BYTES_PER_ELEMENT;

/** One figure of every row. */
export type Column = Int32Array | Int16Array;

/** The ids that a sheet's columns refer to by position. */
interface SheetNames {
  readonly service: readonly string[];
  readonly class: readonly string[];
  readonly counter: readonly string[];
  readonly agent: readonly string[];
}
type NamedColumn = keyof SheetNames;

/** The steps of one branch day in columns: the figures of `steps`, row by row, in order of arrival. */
export interface DaySheet {
  readonly day: BranchDay;
  readonly rows: number;
  readonly names: SheetNames;
  readonly columns: Readonly<Record<Length, Int32Array> & Record<Count, Int16Array>>;
}

/** How a step ended, out of its sheet's number; `null` while it is open. */
export function endOf(how: number): StepEnd | null {
  return ENDS[how] ?? null;
}

interface StepRow extends Record<Exclude<Length | Count, NamedColumn | 'how'>, number | null> {
  readonly service: string;
  readonly class: string;
  readonly counter: string | null;
  readonly agent: string | null;
  readonly how: StepEnd | null;
}

const selectSteps = `SELECT step, hour, service_id AS service, class_id AS class, counter_id AS counter,
  agent_id AS agent, how, wait, in_target AS inTarget, first_response AS firstResponse, walk, service AS serviceTime,
  after, hold, recalls, escalations, resolved, resolution FROM steps WHERE day = ?
  ORDER BY arrived_at, visit_id, step`;

/** Reads a day's steps into a sheet. Prepare it once and ask it for many days. */
export function sheetReader(connection: Connection): (day: BranchDay) => DaySheet {
  const statement = connection.prepare<[string], StepRow>(selectSteps);
  return (day) => sheetOf(day, statement.all(day));
}

function sheetOf(day: BranchDay, rows: readonly StepRow[]): DaySheet {
  const ids = { service: new Ids(), class: new Ids(), counter: new Ids(), agent: new Ids() };
  const read: Record<Length | Count, (row: StepRow) => number | null> = {
    step: (row) => row.step,
    hour: (row) => row.hour,
    service: (row) => ids.service.indexOf(row.service),
    class: (row) => ids.class.indexOf(row.class),
    counter: (row) => ids.counter.indexOf(row.counter),
    agent: (row) => ids.agent.indexOf(row.agent),
    how: (row) => (row.how === null ? null : ENDS.indexOf(row.how)),
    wait: (row) => row.wait,
    inTarget: (row) => row.inTarget,
    firstResponse: (row) => row.firstResponse,
    walk: (row) => row.walk,
    serviceTime: (row) => row.serviceTime,
    after: (row) => row.after,
    hold: (row) => row.hold,
    recalls: (row) => row.recalls,
    escalations: (row) => row.escalations,
    resolved: (row) => row.resolved,
    resolution: (row) => row.resolution,
  };
  const columns = {
    ...byName(LENGTHS, (column) => Int32Array.from(rows, (row) => read[column](row) ?? -1)),
    ...byName(COUNTS, (column) => Int16Array.from(rows, (row) => read[column](row) ?? -1)),
  };
  const names = { service: ids.service.all, class: ids.class.all, counter: ids.counter.all, agent: ids.agent.all };
  return { day, rows: rows.length, names, columns };
}

/** Numbers ids in the order in which they are met. */
class Ids {
  readonly all: string[] = [];
  readonly #known = new Map<string, number>();

  indexOf(id: string | null): number | null {
    if (id === null) return null;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    this.#known.set(id, this.all.length);
    return this.all.push(id) - 1;
  }
}

/** A sheet as the `days` table keeps it. */
export interface StoredSheet {
  readonly names: string;
  readonly columns: Buffer;
}

/** Writes a sheet down. Every machine that Node runs on is little-endian. */
export function encodeSheet(sheet: DaySheet): StoredSheet {
  const bytes = Buffer.concat(
    [...LENGTHS, ...COUNTS].map((column) => {
      const values = sheet.columns[column];
      return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    }),
  );
  return { names: JSON.stringify(sheet.names), columns: bytes };
}

/** Bytes that begin where an array of numbers may: the same ones, or, where they don't, a copy. */
function aligned(bytes: Buffer): Uint8Array {
  return bytes.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? bytes : Uint8Array.from(bytes);
}

/** Reads a written sheet back. */
export function decodeSheet(day: BranchDay, stored: StoredSheet): DaySheet {
  const { buffer, byteOffset, byteLength } = aligned(stored.columns);
  const rows = byteLength / BYTES_A_ROW;
  const counts = byteOffset + LENGTHS.length * rows * Int32Array.BYTES_PER_ELEMENT;
  const columns = {
    ...byName(LENGTHS, (_, at) => new Int32Array(buffer, byteOffset + at * rows * Int32Array.BYTES_PER_ELEMENT, rows)),
    ...byName(COUNTS, (_, at) => new Int16Array(buffer, counts + at * rows * Int16Array.BYTES_PER_ELEMENT, rows)),
  };
  return { day, rows, names: JSON.parse(stored.names), columns };
}

function byName<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name, index: number) => T,
): Record<Name, T> {
  return Object.fromEntries(names.map((name, index) => [name, make(name, index)])) as Record<Name, T>;
}
