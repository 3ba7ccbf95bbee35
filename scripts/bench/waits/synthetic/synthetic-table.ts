import { barTable, percent, SCORE_HEADINGS, scoreCells, textTable } from '../text-table.ts';
import type { SyntheticReport, WaitsReport } from './synthetic-report.ts';

/** A report for people. */
export function syntheticTable(report: SyntheticReport): string {
  const { extent, overall, byLoad, byService, byClass, underLoad, whileWaiting, mixtures, bars } = report;
  const groups = [overall, underLoad, ...byLoad, ...byService, ...byClass, whileWaiting].filter((one) => one !== null);
  const parts = [
    `${extent.days} days, the first ${extent.warmUpDays} of them to warm up; one ticket in ${extent.every} asked about; ` +
      `seed ${extent.seed}, ${extent.paths} paths. Served visits that waited. Seconds.`,
    section('Simulation, by what was learned from the log alone', groupTable(groups)),
  ];
  for (const waits of [overall, underLoad, whileWaiting]) {
    if (waits !== null) parts.push(section(`Estimators: ${waits.of}`, estimatorTable(waits)));
  }
  if (mixtures.length > 0) {
    const rows = mixtures.map(({ name, meanAbsoluteError }) => [name, meanAbsoluteError.toFixed(1)]);
    parts.push(
      section('Learned and true parts mixed, before calibration, under load', textTable(['model', 'MAE'], rows)),
    );
  }
  parts.push(section('Bars', barTable(bars)));
  return parts.join('\n\n');
}

function section(title: string, table: string): string {
  return `${title}\n\n${table}`;
}

function groupTable(groups: readonly WaitsReport[]): string {
  const headings = [
    ...['waits', 'n', 'mean wait', 'MAE', '÷ floor', '÷ best simple', 'RMSE', 'bias', 'floor’s bias'],
    ...['covered %', 'floor’s', 'mean bound', 'n > 20 min', 'covered %', 'floor’s'],
  ];
  const rows = groups.map(({ of, meanWait, simulated, floor, best, long }) => [
    of,
    String(simulated.count),
    meanWait.toFixed(0),
    simulated.meanAbsoluteError.toFixed(1),
    (simulated.meanAbsoluteError / floor.meanAbsoluteError).toFixed(3),
    (simulated.meanAbsoluteError / best.meanAbsoluteError).toFixed(3),
    simulated.rootMeanSquareError.toFixed(1),
    simulated.bias.toFixed(1),
    floor.bias.toFixed(1),
    percent(simulated.covered),
    percent(floor.covered),
    simulated.meanBound.toFixed(0),
    String(long.count),
    long.covered === null ? '–' : percent(long.covered),
    long.coveredByFloor === null ? '–' : percent(long.coveredByFloor),
  ]);
  return textTable(headings, rows);
}

function estimatorTable({ simulated, raw, floor, baselines }: WaitsReport): string {
  const ascending = baselines.toSorted((one, other) => one.meanAbsoluteError - other.meanAbsoluteError);
  return textTable(
    ['estimator', ...SCORE_HEADINGS],
    [
      ['simulation', ...scoreCells(simulated)],
      ['simulation before calibration', ...scoreCells(raw)],
      ['floor: the true parameters', ...scoreCells(floor)],
      ...ascending.map(({ name, meanAbsoluteError }) => [name, String(simulated.count), meanAbsoluteError.toFixed(1)]),
    ],
  );
}
