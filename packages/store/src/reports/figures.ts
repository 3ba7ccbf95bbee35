import { type Column, type DaySheet, endOf } from '../projection/day-sheet.ts';
import { Lengths, type Spread } from './lengths.ts';

/** A share of a number of things; `share` is 0–1, and `null` of nothing. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number | null;
}

/**
 * The figures of a set of visit steps. Steps that the system ended (`autoClosed`) count among the arrivals and nowhere
 * else. A spread is `null` when no step has that time.
 */
export interface Figures {
  /** Tickets issued: steps that began a visit. */
  readonly tickets: number;
  /** Steps begun: by a ticket or by a transfer. */
  readonly arrivals: number;
  /** Steps that ended with a finished service. */
  readonly served: number;
  /** Steps that have not ended. */
  readonly open: number;
  readonly autoClosed: number;
  readonly noShow: Share;
  readonly abandoned: Share;
  readonly cancelled: Share;
  readonly transferred: Share;
  readonly escalated: Share;
  /** Steps called within their service's target, of those called. */
  readonly withinTarget: Share;
  /** Finished steps whose outcome says that the customer got what they came for. */
  readonly resolved: Share;
  readonly recalls: number;
  /** Issue, transfer or return to call. */
  readonly wait: Spread | null;
  /** A visit's issue to its first call. */
  readonly firstResponse: Spread | null;
  /** The newest call or recall to the start. */
  readonly walk: Spread | null;
  readonly service: Spread | null;
  /** Of the steps that were on hold. */
  readonly hold: Spread | null;
  /** Work on a step after its customer had gone, where there was any. */
  readonly after: Spread | null;
  /** Service, hold and work after. */
  readonly handle: Spread | null;
  /** A visit's issue to its resolved end. */
  readonly resolution: Spread | null;
}

/** Collects steps out of sheets and tells their figures, each from the single steps' values. */
export class FiguresOf {
  #tickets = 0;
  #arrivals = 0;
  #autoClosed = 0;
  #open = 0;
  #served = 0;
  #noShow = 0;
  #abandoned = 0;
  #cancelled = 0;
  #transferred = 0;
  #escalated = 0;
  #called = 0;
  #inTarget = 0;
  #resolved = 0;
  #recalls = 0;
  readonly #wait = new Lengths();
  readonly #firstResponse = new Lengths();
  readonly #walk = new Lengths();
  readonly #service = new Lengths();
  readonly #hold = new Lengths();
  readonly #after = new Lengths();
  readonly #handle = new Lengths();
  readonly #resolution = new Lengths();

  /** Takes in one row of a sheet. */
  add({ columns }: DaySheet, row: number): void {
    const at = (column: Column): number => column[row] ?? -1;
    this.#arrivals++;
    if (at(columns.step) === 0) this.#tickets++;
    const how = endOf(at(columns.how));
    if (how === 'auto-closed') {
      this.#autoClosed++;
      return;
    }
    this.#countEnd(how);
    if (at(columns.escalations) > 0) this.#escalated++;
    if (at(columns.inTarget) >= 0) this.#called++;
    if (at(columns.inTarget) === 1) this.#inTarget++;
    if (at(columns.resolved) === 1) this.#resolved++;
    this.#recalls += at(columns.recalls);
    this.#wait.add(at(columns.wait));
    this.#firstResponse.add(at(columns.firstResponse));
    this.#walk.add(at(columns.walk));
    this.#resolution.add(at(columns.resolution));
    if (how === null) return;
    const service = at(columns.serviceTime);
    const hold = at(columns.hold);
    const after = at(columns.after);
    this.#service.add(service);
    if (hold > 0) this.#hold.add(hold);
    if (after > 0) this.#after.add(after);
    if (service >= 0) this.#handle.add(service + hold + after);
  }

  #countEnd(how: ReturnType<typeof endOf>): void {
    if (how === null) this.#open++;
    else if (how === 'finished') this.#served++;
    else if (how === 'no-show') this.#noShow++;
    else if (how === 'abandoned') this.#abandoned++;
    else if (how === 'cancelled') this.#cancelled++;
    else if (how === 'transferred') this.#transferred++;
  }

  /** The figures of everything taken in. */
  figures(): Figures {
    const steps = this.#arrivals - this.#autoClosed;
    return {
      tickets: this.#tickets,
      arrivals: this.#arrivals,
      served: this.#served,
      open: this.#open,
      autoClosed: this.#autoClosed,
      noShow: shareOf(this.#noShow, steps),
      abandoned: shareOf(this.#abandoned, steps),
      cancelled: shareOf(this.#cancelled, steps),
      transferred: shareOf(this.#transferred, steps),
      escalated: shareOf(this.#escalated, steps),
      withinTarget: shareOf(this.#inTarget, this.#called),
      resolved: shareOf(this.#resolved, this.#served),
      recalls: this.#recalls,
      wait: this.#wait.spread(),
      firstResponse: this.#firstResponse.spread(),
      walk: this.#walk.spread(),
      service: this.#service.spread(),
      hold: this.#hold.spread(),
      after: this.#after.spread(),
      handle: this.#handle.spread(),
      resolution: this.#resolution.spread(),
    };
  }
}

/** A share of `of` things. */
export function shareOf(count: number, of: number): Share {
  return { count, of, share: of === 0 ? null : count / of };
}
