import { type Bar, isMet } from './bars.ts';
import { ABANDONMENT, ARRIVAL_ORDER, BASELINES, TRUE_ORDER } from './baselines.ts';
import type { ScoredTicket, ToldTickets } from './contest.ts';
import {
  baselineReports,
  COVERED,
  COVERED_IN_EACH,
  type EstimatorReport,
  type GroupedOutcome,
  SIMULATION,
  simulated,
  simulationReport,
} from './estimator-report.ts';
import type { Replayed } from './replay-record.ts';
import { type Scores, scoresBy, scoresOf } from './scores.ts';

/** A day or class: the simulation's scores, and the error of true-order position on the same tickets. */
export interface GroupReport {
  readonly group: string;
  readonly simulation: Scores;
  readonly trueOrderError: number;
}

export interface RecordReport {
  readonly days: { readonly first: string; readonly last: string; readonly played: number; readonly warmUp: number };
  readonly paths: number;
  readonly lines: { readonly read: number; readonly leftOut: number; readonly complaint: string | null };
  readonly refusedCommands: number;
  readonly estimators: readonly EstimatorReport[];
  readonly byDay: readonly GroupReport[];
  readonly byClass: readonly GroupReport[];
  readonly byService: readonly GroupReport[];
  /** Every day from the first, so that it is seen how much data the simulation needs. */
  readonly fromTheFirstDay: readonly GroupReport[];
  /** The scored days again, with the learning begun only so many days before; empty unless asked for. */
  readonly warmUps: readonly { readonly days: number; readonly scores: Scores | null }[];
  readonly whileWaiting: { readonly simulation: Scores | null; readonly byPosition: Scores | null } | null;
  readonly told: ToldTickets & { readonly share: number | null };
  readonly bars: readonly (Bar & { readonly met: boolean | null })[];
}

export type ReportBasis = Pick<RecordReport, 'paths' | 'lines' | 'warmUps'> & {
  readonly dates: readonly string[];
  readonly warmUpDays: number;
  readonly measuredWhileWaiting: boolean;
};

/** Works out every figure of a replay. */
export function reportOf(replayed: Replayed, basis: ReportBasis): RecordReport {
  const { dates, warmUpDays, measuredWhileWaiting, ...rest } = basis;
  const scoredDates = new Set(dates.slice(warmUpDays));
  const tickets = replayed.tickets.filter(({ date }) => scoredDates.has(date));
  const estimators = [simulationReport(tickets), ...baselineReports(tickets, replayed.boundNames)];
  const byDay = groups(tickets, ({ date }) => date);
  const byClass = groups(tickets, ({ classId }) => classId).toSorted((a, b) => (a.group < b.group ? -1 : 1));
  const whileWaiting = measuredWhileWaiting ? waitingReport(replayed, scoredDates) : null;
  const told = { ...replayed.told, share: shareTold(replayed.told) };
  const bars = barsOf({ estimators, byDay, byClass, whileWaiting, told });
  return {
    ...rest,
    days: { first: dates[0] ?? '', last: dates.at(-1) ?? '', played: dates.length, warmUp: warmUpDays },
    refusedCommands: replayed.refused,
    estimators,
    byDay,
    byClass,
    byService: groups(tickets, ({ serviceId }) => serviceId),
    fromTheFirstDay: groups(replayed.tickets, ({ date }) => date),
    whileWaiting,
    told,
    bars: bars.map((bar) => ({ ...bar, met: isMet(bar) })),
  };
}

/** The simulation's scores on these days. */
export function simulationScores({ tickets }: Replayed, dates: ReadonlySet<string>): Scores | null {
  return simulationReport(tickets.filter(({ date }) => dates.has(date))).scores;
}

const TRUE_ORDER_PLACE = BASELINES.findIndex(({ name }) => name === TRUE_ORDER);

function groups(tickets: readonly ScoredTicket[], groupOf: (outcome: GroupedOutcome) => string): GroupReport[] {
  const byPosition = scoresBy(
    tickets.map((ticket) => {
      const p50 = ticket.baselines[TRUE_ORDER_PLACE]?.p50 ?? 0;
      return { ...simulated(ticket), p50, p90: p50 };
    }),
    groupOf,
  );
  return [...scoresBy(tickets.map(simulated), groupOf)].map(([group, simulation]) => ({
    group,
    simulation,
    trueOrderError: byPosition.get(group)?.meanAbsoluteError ?? Number.NaN,
  }));
}

function waitingReport({ whileWaiting }: Replayed, dates: ReadonlySet<string>) {
  const scored = whileWaiting.filter(({ date }) => dates.has(date));
  return {
    simulation: scoresOf(scored.map(({ waited, simulated: { p50, p90 } }) => ({ waited, p50, p90 }))),
    byPosition: scoresOf(scored.map(({ waited, byPosition }) => ({ waited, p50: byPosition, p90: byPosition }))),
  };
}

function shareTold({ minutes, withheld }: ToldTickets): number | null {
  const all = Object.values(withheld).reduce((sum, count) => sum + count, minutes);
  return all === 0 ? null : minutes / all;
}

function barsOf(report: Pick<RecordReport, 'estimators' | 'byDay' | 'byClass' | 'whileWaiting' | 'told'>): Bar[] {
  const scoresNamed = (name: string) => report.estimators.find((estimator) => estimator.name === name)?.scores;
  const simulation = scoresNamed(SIMULATION);
  const ratioTo = (name: string, figureOf: (scores: Scores) => number): number | null =>
    ratio(simulation && figureOf(simulation), figureOfOther(scoresNamed(name), figureOf));
  const error = ({ meanAbsoluteError }: Scores) => meanAbsoluteError;
  const worst = (of: readonly GroupReport[]) => of.toSorted((a, b) => a.simulation.covered - b.simulation.covered)[0];
  const worstBar = (what: string, of: readonly GroupReport[]): Bar => {
    const group = worst(of);
    const figure = group?.simulation.covered ?? null;
    const whose = group === undefined ? '' : `${group.group}, ${group.simulation.count} tickets`;
    return { what, figure, atLeast: COVERED_IN_EACH, unit: 'share', of: whose };
  };
  const waiting = report.whileWaiting;
  return [
    { what: `MAE ÷ ${ARRIVAL_ORDER}`, figure: ratioTo(ARRIVAL_ORDER, error), atMost: 0.72, unit: 'ratio' },
    { what: `MAE ÷ ${TRUE_ORDER}`, figure: ratioTo(TRUE_ORDER, error), atMost: 0.87, unit: 'ratio' },
    { what: `MAE ÷ ${ABANDONMENT}`, figure: ratioTo(ABANDONMENT, error), atMost: 0.9, unit: 'ratio' },
    { what: '90 % bound covers', figure: simulation?.covered ?? null, ...COVERED, unit: 'share' },
    worstBar('90 % bound covers on every day', report.byDay),
    worstBar('90 % bound covers in every class', report.byClass),
    {
      what: `mean bound ÷ that of ${TRUE_ORDER}`,
      figure: ratioTo(TRUE_ORDER, ({ meanBound }) => meanBound),
      atMost: 0.95,
      unit: 'ratio',
      of: `its bound: ${report.estimators.find(({ name }) => name === TRUE_ORDER)?.bound ?? ''}`,
    },
    {
      what: `while waiting: MAE ÷ ${TRUE_ORDER}`,
      figure: ratio(waiting?.simulation?.meanAbsoluteError, waiting?.byPosition?.meanAbsoluteError),
      atMost: 0.88,
      unit: 'ratio',
    },
    { what: 'minutes told after the first day', figure: report.told.share, atLeast: 0.95, unit: 'share' },
  ];
}

function figureOfOther(scores: Scores | null | undefined, figureOf: (scores: Scores) => number): number | undefined {
  return scores === null || scores === undefined ? undefined : figureOf(scores);
}

function ratio(figure: number | null | undefined, other: number | undefined): number | null {
  return typeof figure !== 'number' || other === undefined || other === 0 ? null : figure / other;
}
