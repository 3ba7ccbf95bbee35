import type { QuoteWithheld } from '@foyer/basics';
import { type Share, shareOf } from './figures.ts';
import type { QuotedSums } from './quoted-report.ts';

/**
 * What a set of tickets was told about the wait, held against what happened. The actual wait is from the issue to the
 * first call; a quote is scored against it once its visit has been called in the queue that the ticket was for, whether
 * or not the customer then came. `quoted` is the sum of `called`, `left`, `waiting` and `apart`. Times are whole
 * milliseconds, means over the scored quotes, and `null` when there are none.
 */
export interface QuotedFigures {
  /** Tickets that were told minutes, or why there are none. */
  readonly tickets: number;
  /** Those told minutes. */
  readonly quoted: number;
  /** Of these, those called and not ended by the system: the scored ones. */
  readonly called: number;
  /** Not scored: left or cancelled before a call. */
  readonly left: number;
  /** Not scored yet: not called so far. */
  readonly waiting: number;
  /** Not scored: sent to another queue or served without a call, or ended by the system at the day's end. */
  readonly apart: number;
  /** Mean quoted median. */
  readonly meanQuoted: number | null;
  /** Mean actual wait. */
  readonly meanWait: number | null;
  /** Mean absolute difference between the quoted median and the actual wait. */
  readonly meanError: number | null;
  /** Mean quoted median less mean actual wait: above 0, customers were called sooner than they were told. */
  readonly bias: number | null;
  /** Mean quoted 90 % bound. */
  readonly meanBound: number | null;
  /** Called within their quoted 90 % bound, of those called. */
  readonly covered: Share;
  /** Told no minutes, of all tickets. */
  readonly withheld: Share;
  /** How many for each reason; reasons that did not occur are absent. */
  readonly withheldBy: ReadonlyMap<QuoteWithheld, number>;
}

/** Adds up what sets of tickets come to, and tells how true what they were told was. */
export class QuotedFiguresOf {
  #quoted = 0;
  #called = 0;
  #left = 0;
  #waiting = 0;
  #covered = 0;
  #sumQuoted = 0;
  #sumWait = 0;
  #sumError = 0;
  #sumBound = 0;
  readonly #withheldBy = new Map<QuoteWithheld, number>();

  add(row: QuotedSums): void {
    if (row.withheld !== null) {
      this.#withheldBy.set(row.withheld, (this.#withheldBy.get(row.withheld) ?? 0) + row.tickets);
      return;
    }
    this.#quoted += row.tickets;
    this.#called += row.called;
    this.#left += row.left;
    this.#waiting += row.waiting;
    this.#covered += row.covered;
    this.#sumQuoted += row.quotedSum;
    this.#sumWait += row.waitSum;
    this.#sumError += row.errorSum;
    this.#sumBound += row.boundSum;
  }

  /** The figures of everything taken in. */
  figures(): QuotedFigures {
    const called = this.#called;
    const mean = (sum: number): number | null => (called === 0 ? null : Math.round(sum / called));
    const withheld = [...this.#withheldBy.values()].reduce((sum, count) => sum + count, 0);
    const tickets = this.#quoted + withheld;
    return {
      tickets,
      quoted: this.#quoted,
      called,
      left: this.#left,
      waiting: this.#waiting,
      apart: this.#quoted - called - this.#left - this.#waiting,
      meanQuoted: mean(this.#sumQuoted),
      meanWait: mean(this.#sumWait),
      meanError: mean(this.#sumError),
      bias: mean(this.#sumQuoted - this.#sumWait),
      meanBound: mean(this.#sumBound),
      covered: shareOf(this.#covered, called),
      withheld: shareOf(withheld, tickets),
      withheldBy: this.#withheldBy,
    };
  }
}
