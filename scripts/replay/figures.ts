import type { PlayedCustomer } from './play/play-day.ts';

/** What came of a played day. Seconds. */
export interface DayFigures {
  /** Customers who came; each is counted once below. */
  readonly rows: number;
  readonly tickets: number;
  readonly served: number;
  /** Gone without being served: by phone, unseen, or not there when called. */
  readonly left: number;
  readonly noShow: number;
  /** Without exactly one ending. */
  readonly lost: number;
  /** Whose ending is not the one that was planned. */
  readonly otherwise: number;
  readonly doubleCalls: number;
  readonly transfers: number;
  readonly escalations: number;
  /** From ticket to first call, of those who were called. */
  readonly wait: { readonly called: number; readonly median: number; readonly p90: number; readonly mean: number };
  readonly estimates: EstimateFigures;
}

/** How the estimates quoted with the tickets compare with what happened. */
export interface EstimateFigures {
  /** Tickets whose reply said minutes. */
  readonly quoted: number;
  /** Why the others did not. */
  readonly withheld: Readonly<Record<string, number>>;
  /** Of all who were quoted and called; the wait of who left before is not known. */
  readonly all: EstimateErrors;
  /** Of those whose quoted median was above 0: a counter was not free for them. */
  readonly toldToWait: EstimateErrors;
  /** The mean absolute error, over all of these, of saying 0, the day's mean wait (known only afterwards), the last ten waits' mean. */
  readonly ofSaying: { readonly zero: number; readonly mean: number; readonly lastTen: number };
}

export interface EstimateErrors {
  readonly scored: number;
  /** Mean absolute error of the quoted median. */
  readonly meanAbsoluteError: number;
  /** Quoted median less wait, on average. */
  readonly bias: number;
  /** Share of waits within the quoted bound. */
  readonly covered: number;
  readonly meanBound: number;
  readonly meanWait: number;
}

/** Counts what came of a day. */
export function figuresOf(played: readonly PlayedCustomer[]): DayFigures {
  const stories = played.map(({ story }) => story);
  const endings = stories.map((story) => (story?.endings.length === 1 ? story.endings[0] : undefined));
  const waits = played.flatMap((one) => waitOf(one) ?? []).toSorted((a, b) => a - b);
  const count = (...wanted: readonly (typeof endings)[number][]) =>
    endings.filter((one) => wanted.includes(one)).length;
  const sum = (of: 'doubleCalls' | 'transfers' | 'escalations') =>
    stories.reduce((total, story) => total + (story?.[of] ?? 0), 0);
  return {
    rows: played.length,
    tickets: stories.filter((story) => typeof story?.issuedAt === 'number').length,
    served: count('served'),
    left: count('no-show', 'cancelled', 'abandoned'),
    noShow: count('no-show'),
    lost: count(undefined, 'auto-closed'),
    otherwise: played.filter(
      ({ customer }, index) => (customer.plan.course.kind === 'served') !== (endings[index] === 'served'),
    ).length,
    doubleCalls: sum('doubleCalls'),
    transfers: sum('transfers'),
    escalations: sum('escalations'),
    wait: { called: waits.length, median: quantile(waits, 0.5), p90: quantile(waits, 0.9), mean: mean(waits) },
    estimates: estimateFigures(played),
  };
}

/** From ticket to first call; `null` for who was never called. */
function waitOf({ story }: PlayedCustomer): number | null {
  if (story === null || story.issuedAt === null || story.calledAt === null) return null;
  return (story.calledAt - story.issuedAt) / 1000;
}

interface Scored {
  readonly quoted: number;
  readonly bound: number;
  readonly wait: number;
  readonly lastTen: number;
}

function estimateFigures(played: readonly PlayedCustomer[]): EstimateFigures {
  const withheld: Record<string, number> = {};
  const scored: Scored[] = [];
  let quoted = 0;
  const lastTen = lastTenWaits(played);
  for (const [index, one] of played.entries()) {
    const estimate = one.customer.ticket?.estimate;
    if (estimate === undefined) continue;
    if (estimate.kind === 'withheld') {
      withheld[estimate.reason] = (withheld[estimate.reason] ?? 0) + 1;
      continue;
    }
    quoted += 1;
    const wait = waitOf(one);
    if (wait === null) continue;
    scored.push({ quoted: estimate.p50Seconds, bound: estimate.p90Seconds, wait, lastTen: lastTen[index] ?? 0 });
  }
  const meanWait = mean(scored.map(({ wait }) => wait));
  const errorOf = (said: (one: Scored) => number) => mean(scored.map((one) => Math.abs(said(one) - one.wait)));
  return {
    quoted,
    withheld,
    all: errorsOf(scored),
    toldToWait: errorsOf(scored.filter((one) => one.quoted > 0)),
    ofSaying: { zero: errorOf(() => 0), mean: errorOf(() => meanWait), lastTen: errorOf((one) => one.lastTen) },
  };
}

function errorsOf(scored: readonly Scored[]): EstimateErrors {
  return {
    scored: scored.length,
    meanAbsoluteError: mean(scored.map((one) => Math.abs(one.quoted - one.wait))),
    bias: mean(scored.map((one) => one.quoted - one.wait)),
    covered: mean(scored.map(({ wait, bound }) => (wait <= bound ? 1 : 0))),
    meanBound: mean(scored.map(({ bound }) => bound)),
    meanWait: mean(scored.map(({ wait }) => wait)),
  };
}

/** For each customer, the mean of the last ten waits that had ended when they took their ticket; 0 before the first. */
function lastTenWaits(played: readonly PlayedCustomer[]): number[] {
  const ended = played
    .flatMap((one) => {
      const wait = waitOf(one);
      const at = one.story?.calledAt ?? null;
      return wait === null || at === null ? [] : [{ at, wait }];
    })
    .toSorted((a, b) => a.at - b.at);
  return played.map(({ story }) => {
    const issuedAt = story?.issuedAt ?? 0;
    const before = ended.findIndex(({ at }) => at >= issuedAt);
    const until = before < 0 ? ended.length : before;
    return mean(ended.slice(Math.max(0, until - 10), until).map(({ wait }) => wait));
  });
}

/** 0 of nothing. */
function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that this share of the sorted values does not exceed; 0 of nothing. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
