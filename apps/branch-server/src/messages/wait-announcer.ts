import type { Clock, CommandId, Instant, VisitId } from '@foyer/basics';
import { type BranchState, type CommandOf, isAt } from '@foyer/queue-core';
import { uuidv7 } from 'uuidv7';
import type { EstimateKeeper } from '../estimates/estimate-keeper.ts';
import type { Job } from '../jobs/scheduler.ts';
import type { Change, CommandRunner } from '../runner/command-runner.ts';

const MINUTE = 60_000;
/** What was refused is looked at again no sooner, branch milliseconds. */
const PAUSE = 10_000;

/** Something of a wait that its customer is to be told, and when. */
interface Moment {
  readonly at: Instant;
  readonly command: CommandOf<'announce-wait'>;
}

export interface AnnouncerParts {
  readonly runner: Pick<CommandRunner, 'state' | 'submit'>;
  readonly estimates: Pick<EstimateKeeper, 'latest'>;
  readonly clock: Clock;
  /** Something is due at another time than before. */
  readonly onDue: () => void;
}

/**
 * Finds from the estimates when customers who want to be told are nearly there, or wait longer than they were told. It
 * keeps nothing: what was announced stands in the log.
 */
export class WaitAnnouncer implements Job {
  readonly #parts: AnnouncerParts;
  #moments: readonly Moment[] = [];
  #notBefore = 0 as Instant;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
  }

  /** Follows the log: only who wants to be told, and what was, changes what is to be. */
  follow({ before, after }: Change): void {
    if (after.addressees !== before.addressees || after.config !== before.config) this.look();
  }

  /** Looks at the newest estimates. */
  look(): void {
    const { runner, onDue } = this.#parts;
    if (runner.state.addressees.isEmpty() && this.#moments.length === 0) return;
    const soonest = this.#parts.clock.now() + PAUSE;
    // The clock was put back.
    if (this.#notBefore > soonest) this.#notBefore = soonest as Instant;
    this.#moments = this.#momentsOf(runner.state);
    onDue();
  }

  nextDue(): Instant | null {
    if (this.#moments.length === 0) return null;
    const first = Math.min(...this.#moments.map(({ at }) => at));
    return Math.max(first, this.#notBefore) as Instant;
  }

  run(now: Instant): void {
    this.#notBefore = (now + PAUSE) as Instant;
    const due = this.#moments.filter(({ at }) => at <= now);
    this.#moments = this.#moments.filter(({ at }) => at > now);
    for (const { command } of due) {
      void this.#parts.runner.submit({
        commandId: uuidv7() as CommandId,
        actor: { kind: 'system' },
        command,
        requestHash: '',
        reply: () => null,
      });
    }
  }

  #momentsOf(state: BranchState): readonly Moment[] {
    const rules = state.config?.messages;
    const latest = this.#parts.estimates.latest;
    if (rules === undefined || latest === null || latest.age?.old === true) return [];
    const now = this.#parts.clock.now();
    return [...state.addressees.values()].flatMap(({ visitId, ended, announced }): Moment[] => {
      const visit = state.visits.get(visitId);
      const estimate = latest.visits.get(visitId);
      if (ended !== null || visit === undefined || !isAt(visit, 'waiting')) return [];
      const { since } = visit.stage.queued;
      if (estimate?.kind !== 'minutes' || estimate.waitingSince !== since) return [];
      const isNew = (what: 'nearly' | 'longer') =>
        rules.rules.includes(what) && !announced.some((one) => one.rule === what && one.waitsSince === since);
      const bound = estimate.madeAt + estimate.p90Seconds * 1000;
      const moment = (what: 'nearly' | 'longer', at: number): Moment => {
        const withinSeconds = Math.max(0, Math.round((bound - Math.max(at, now)) / 1000));
        return {
          at: at as Instant,
          command: { type: 'announce-wait', visitId: visitId as VisitId, what, withinSeconds },
        };
      };
      return [
        ...(isNew('nearly') ? [moment('nearly', bound - rules.nearlyMinutes * MINUTE)] : []),
        ...(estimate.quoteState === 'outgrown' && isNew('longer') ? [moment('longer', now)] : []),
      ];
    });
  }
}
