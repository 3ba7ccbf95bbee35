import { type Bar, isMet } from '../bars.ts';
import { type Scores, scoresOf } from '../scores.ts';
import { BASELINE_NAMES, MIXTURES, type ScoredMoment, type Told } from './synthetic-contest.ts';

/** From this load on the branch is under load. */
const UNDER_LOAD = 0.9;
/** A long wait. Seconds. */
const LONG = 1200;

/** How far it was played. */
export interface Extent {
  readonly seed: number;
  readonly paths: number;
  readonly days: number;
  readonly warmUpDays: number;
  /** Every so many tickets all estimators were asked. */
  readonly every: number;
}

/** The waits of one kind, scored for each estimator. */
export interface WaitsReport {
  readonly of: string;
  readonly meanWait: number;
  readonly simulated: Scores;
  readonly raw: Scores;
  readonly floor: Scores;
  readonly baselines: readonly { readonly name: string; readonly meanAbsoluteError: number }[];
  readonly best: { readonly name: string; readonly meanAbsoluteError: number };
  /** Of waits over 20 minutes, the share within the 90 % bound. */
  readonly long: { readonly count: number; readonly covered: number | null; readonly coveredByFloor: number | null };
}

export interface SyntheticReport {
  readonly extent: Extent;
  readonly overall: WaitsReport | null;
  readonly underLoad: WaitsReport | null;
  readonly byLoad: readonly WaitsReport[];
  readonly byService: readonly WaitsReport[];
  readonly byClass: readonly WaitsReport[];
  readonly whileWaiting: WaitsReport | null;
  /** Mean absolute error of the median before calibration, under load; empty unless asked for. */
  readonly mixtures: readonly { readonly name: string; readonly meanAbsoluteError: number }[];
  readonly bars: readonly (Bar & { readonly met: boolean | null })[];
}

/** Works out every figure of a run. */
export function reportOf(
  contest: { readonly atTicket: readonly ScoredMoment[]; readonly whileWaiting: readonly ScoredMoment[] },
  extent: Extent,
): SyntheticReport {
  const isScored = ({ day }: ScoredMoment) => day >= extent.warmUpDays;
  const waits = contest.atTicket.filter(isScored);
  const loaded = waits.filter(({ load }) => load >= UNDER_LOAD);
  const overall = waitsReport('all', waits, BASELINE_NAMES);
  const underLoad = waitsReport(`load ≥ ${UNDER_LOAD}`, loaded, BASELINE_NAMES);
  const later = contest.whileWaiting.filter(isScored);
  return {
    extent,
    overall,
    underLoad,
    byLoad: grouped(waits, ({ load }) => `load ${load.toFixed(2)}`),
    byService: grouped(waits, ({ serviceId }) => serviceId),
    byClass: grouped(waits, ({ classId }) => classId),
    whileWaiting: waitsReport('while waiting', later, ['position, true order (whole branch)']),
    mixtures: MIXTURES.flatMap(({ name }, index) =>
      loaded.some(({ mixtures }) => mixtures.length > 0)
        ? [{ name, meanAbsoluteError: meanError(loaded, ({ mixtures }) => mixtures[index] ?? Number.NaN) }]
        : [],
    ),
    bars: barsOf(overall, underLoad).map((bar) => ({ ...bar, met: isMet(bar) })),
  };
}

function grouped(waits: readonly ScoredMoment[], groupOf: (wait: ScoredMoment) => string): WaitsReport[] {
  return [...Map.groupBy(waits, groupOf)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([group, ofGroup]) => waitsReport(group, ofGroup, BASELINE_NAMES) ?? []);
}

function waitsReport(of: string, waits: readonly ScoredMoment[], names: readonly string[]): WaitsReport | null {
  const scores = (toldOf: (wait: ScoredMoment) => Told) =>
    scoresOf(waits.map((wait) => ({ waited: wait.waited, ...toldOf(wait) })));
  const simulated = scores((wait) => wait.simulated);
  const raw = scores((wait) => wait.raw);
  const floor = scores((wait) => wait.floor);
  const baselines = names.map((name, index) => ({
    name,
    meanAbsoluteError: meanError(waits, (wait) => wait.baselines[index] ?? Number.NaN),
  }));
  const [best] = baselines.toSorted((one, other) => one.meanAbsoluteError - other.meanAbsoluteError);
  if (simulated === null || raw === null || floor === null || best === undefined) return null;
  const long = waits.filter(({ waited }) => waited > LONG);
  const coveredBy = (toldOf: (wait: ScoredMoment) => Told) =>
    long.length === 0 ? null : long.filter((wait) => wait.waited <= toldOf(wait).p90).length / long.length;
  return {
    of,
    meanWait: waits.reduce((sum, { waited }) => sum + waited, 0) / waits.length,
    simulated,
    raw,
    floor,
    baselines,
    best,
    long: {
      count: long.length,
      covered: coveredBy((wait) => wait.simulated),
      coveredByFloor: coveredBy((wait) => wait.floor),
    },
  };
}

function meanError(waits: readonly ScoredMoment[], estimateOf: (wait: ScoredMoment) => number): number {
  return waits.reduce((sum, wait) => sum + Math.abs(estimateOf(wait) - wait.waited), 0) / waits.length;
}

function barsOf(overall: WaitsReport | null, underLoad: WaitsReport | null): Bar[] {
  const error = overall?.simulated.meanAbsoluteError;
  const loadedError = underLoad?.simulated.meanAbsoluteError;
  return [
    {
      what: 'MAE ÷ floor',
      figure: error === undefined || overall === null ? null : error / overall.floor.meanAbsoluteError,
      atMost: 1.05,
      unit: 'ratio',
      of: 'the same simulator with the true parameters',
    },
    {
      what: `MAE ÷ best simple estimate, load ≥ ${UNDER_LOAD}`,
      figure: loadedError === undefined || underLoad === null ? null : loadedError / underLoad.best.meanAbsoluteError,
      atMost: 0.65,
      unit: 'ratio',
      of: underLoad?.best.name ?? '',
    },
    {
      what: '90 % bound covers',
      figure: overall?.simulated.covered ?? null,
      atLeast: 0.88,
      atMost: 0.92,
      unit: 'share',
      of: `the floor’s: ${overall === null ? '–' : (overall.floor.covered * 100).toFixed(1)} %`,
    },
    {
      what: '90 % bound covers waits over 20 minutes',
      figure: overall?.long.covered ?? null,
      atLeast: 0.85,
      unit: 'share',
      of: `${overall?.long.count ?? 0} waits; the floor’s: ${((overall?.long.coveredByFloor ?? Number.NaN) * 100).toFixed(1)} %`,
    },
  ];
}
