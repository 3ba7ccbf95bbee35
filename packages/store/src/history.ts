import type { VisitId } from '@foyer/basics';
import { type BranchEvent, type BranchState, initialState } from '@foyer/queue-core';
import type { LogRow } from './chain.ts';
import { type Connection, databaseFile, openReader } from './connection.ts';
import { Learnings } from './learnings.ts';
import { chained, EventLog, emptyLog } from './log.ts';
import { eventOf, replay } from './replay.ts';
import { Snapshots } from './snapshots.ts';

/** How the log is followed by something that learns from it. */
export interface Follower {
  /**
   * Begins from what was learned and kept earlier, or, given `null`, from nothing. Tells whether it can: what it can't
   * read (another version's, say) is left aside for an older one, and in the end for nothing.
   */
  readonly begin: (kept: string | null) => boolean;
  /** Sees each event after that, oldest first, with the states around it. */
  readonly each: (before: BranchState, event: BranchEvent, after: BranchState) => void;
  /** Follows no further than the event with this number. */
  readonly until?: number;
}

/**
 * Opens the branch's log for following, beside the process that writes it: nothing can be changed through it. Meant
 * for a worker.
 * @throws Error when there are no data in the folder
 */
export function openHistory({ folder }: { readonly folder: string }): History {
  return new History(openReader(databaseFile(folder)));
}

/** The log as something that learns from it sees it. */
export class History {
  readonly #connection: Connection;
  readonly #log: EventLog;
  readonly #snapshots: Snapshots;
  readonly #learnings: Learnings;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#log = new EventLog(connection);
    this.#snapshots = new Snapshots(connection);
    this.#learnings = new Learnings(connection);
  }

  /**
   * Goes through the log from what was learned last to one moment's end, and gives the state there.
   * @throws StoreDamaged when the events are not the ones that were written
   */
  follow({ begin, each, until = Number.POSITIVE_INFINITY }: Follower): BranchState {
    return this.#connection.transaction(() => {
      const hashAt = (seq: number) => this.#log.at(seq)?.hash ?? null;
      const kept = this.#learnings.whole(hashAt).find(({ seq, data }) => seq <= until && begin(data));
      if (kept === undefined) begin(null);
      const learned = kept?.seq ?? 0;
      const start = this.#snapshots.newest(hashAt, learned) ?? initialState;
      const from = start.clock === 0 ? emptyLog : { seq: start.clock, hash: hashAt(start.clock) ?? emptyLog.hash };
      return replay(chained(upTo(until, this.#log.after(from.seq)), from), start, (before, event, after) => {
        if (after.clock > learned) each(before, event, after);
      });
    })();
  }

  /**
   * The state at the log's end.
   * @throws StoreDamaged when the events are not the ones that were written
   */
  present(): BranchState {
    return this.#connection.transaction(() => {
      const hashAt = (seq: number) => this.#log.at(seq)?.hash ?? null;
      const start = this.#snapshots.newest(hashAt) ?? initialState;
      const from = start.clock === 0 ? emptyLog : { seq: start.clock, hash: hashAt(start.clock) ?? emptyLog.hash };
      return replay(chained(this.#log.after(from.seq), from), start);
    })();
  }

  /** The visits that are known by this id or this number on the ticket, newest first; at most 50. */
  visitsNamed(name: string): readonly { readonly visitId: VisitId; readonly day: string; readonly number: string }[] {
    return this.#connection
      .prepare<[string, string], { visitId: VisitId; day: string; number: string }>(
        'SELECT visit_id AS visitId, day, number FROM visits WHERE visit_id = ? OR number = ? ORDER BY seq DESC LIMIT 50',
      )
      .all(name, name);
  }

  /** What happened to a visit, oldest first; at most 500 events. */
  eventsOf(visitId: VisitId): readonly BranchEvent[] {
    return this.#log.ofVisit(visitId, 500).map(eventOf);
  }

  close(): void {
    this.#connection.close();
  }
}

function* upTo(last: number, rows: Iterable<LogRow>): Generator<LogRow> {
  for (const row of rows) {
    if (row.seq > last) return;
    yield row;
  }
}
