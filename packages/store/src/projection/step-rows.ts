import type { BranchDay, StepEnd } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import type { BranchState, Quote, Stage, Visit } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';
import { lengthOf } from './interval-rows.ts';
import { LocalHour } from './local-hour.ts';
import type { Outcome } from './visit-rows.ts';

/** The `steps` table: the figures of each visit step, kept as its intervals end. */
export class StepRows {
  readonly #localHour = new LocalHour();
  readonly #begin;
  readonly #quoted;
  readonly #called;
  readonly #recalled;
  readonly #started;
  readonly #served;
  readonly #held;
  readonly #escalated;
  readonly #end;

  constructor(connection: Connection) {
    const where = 'WHERE visit_id = ? AND step = ?';
    this.#begin = connection.prepare(`
      INSERT INTO steps (visit_id, step, day, hour, service_id, class_id, arrived_at) VALUES (?, ?, ?, ?, ?, ?, ?)`);
    this.#quoted = connection.prepare(`UPDATE steps SET quoted_p50 = ?, quoted_p90 = ?, withheld = ? ${where}`);
    this.#called = connection.prepare(`
      UPDATE steps SET counter_id = ?, agent_id = ?, called_at = ?, wait = ?, in_target = ?, first_response = CASE
        WHEN EXISTS (SELECT 1 FROM steps AS earlier WHERE earlier.visit_id = steps.visit_id
          AND earlier.first_response IS NOT NULL) THEN first_response ELSE ? END ${where}`);
    this.#recalled = connection.prepare(`UPDATE steps SET recalls = recalls + 1 ${where}`);
    this.#started = connection.prepare(`UPDATE steps SET walk = ?, service = coalesce(service, 0) ${where}`);
    this.#served = connection.prepare(`UPDATE steps SET service = coalesce(service, 0) + ? ${where}`);
    this.#held = connection.prepare(`UPDATE steps SET hold = hold + ? ${where}`);
    this.#escalated = connection.prepare(`UPDATE steps SET escalations = escalations + 1 ${where}`);
    this.#end = connection.prepare(
      `UPDATE steps SET ended_at = ?, how = ?, outcome_id = ?, resolved = ?, resolution = ? ${where}`,
    );
  }

  begin(visit: Visit, day: BranchDay, at: number, state: BranchState): void {
    const hour = this.#localHour.of(at, state.config?.timeZone ?? 'UTC');
    this.#begin.run(visit.id, visit.step, day, hour, visit.serviceId, visit.classId, at);
  }

  /** The visit's ticket was told this with its issue. */
  quoted(visit: Visit, quote: Quote): void {
    const [p50, p90] = quote.kind === 'minutes' ? [quote.p50Seconds, quote.p90Seconds].map(inMilliseconds) : [];
    const withheld = quote.kind === 'withheld' ? quote.reason : null;
    this.#quoted.run(p50 ?? null, p90 ?? null, withheld, visit.id, visit.step);
  }

  called(visit: Visit, stage: Stage & { kind: 'called' }, waitingSince: number, at: number, state: BranchState): void {
    const wait = lengthOf(waitingSince, at);
    const target = state.config === null ? undefined : indexOf(state.config).services.get(visit.serviceId)?.target;
    const inTarget = target === undefined ? null : Number(wait <= target.withinSeconds * 1000);
    const firstResponse = lengthOf(visit.issuedAt, at);
    this.#called.run(stage.counterId, stage.agentId, at, wait, inTarget, firstResponse, visit.id, visit.step);
  }

  recalled(visit: Visit): void {
    this.#recalled.run(visit.id, visit.step);
  }

  started(visit: Visit, lastCalledAt: number, at: number): void {
    this.#started.run(lengthOf(lastCalledAt, at), visit.id, visit.step);
  }

  /** Adds what the stretch that just ended contributed to the step's figures. */
  left(visit: Visit, at: number): void {
    const { stage } = visit;
    if (stage.kind === 'serving') this.#served.run(lengthOf(stage.startedAt, at), visit.id, visit.step);
    if (stage.kind === 'held') this.#held.run(lengthOf(stage.heldAt, at), visit.id, visit.step);
  }

  escalated(visit: Visit): void {
    this.#escalated.run(visit.id, visit.step);
  }

  end(visit: Visit, at: number, how: StepEnd, outcome: Outcome | null): void {
    const resolved = outcome === null ? null : Number(outcome.resolved);
    const resolution = outcome?.resolved ? lengthOf(visit.issuedAt, at) : null;
    this.#end.run(at, how, outcome?.outcomeId ?? null, resolved, resolution, visit.id, visit.step);
  }
}

function inMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
