import type { BoundReport, EstimatorReport } from './estimator-report.ts';
import type { GroupReport, RecordReport } from './record-report.ts';
import { barTable, percent, SCORE_HEADINGS, scoreCells, textTable } from './text-table.ts';

/** A report for people. */
export function recordTable(report: RecordReport): string {
  const { days, lines, told, whileWaiting, warmUps } = report;
  const parts = [
    `Days ${days.first} to ${days.last}: ${days.played} played, the first ${days.warmUp} of them to warm up. ` +
      `${lines.read} customers, ${lines.leftOut} lines left out, ${report.refusedCommands} commands refused, ` +
      `${report.paths} paths. Seconds.`,
    ...(lines.complaint === null ? [] : [`The first line left out: ${lines.complaint}`]),
    section('At the ticket: who was served and had to wait', estimatorTable(report.estimators)),
    section('Other bounds, left aside', otherBounds(report.estimators)),
    section('Simulation by class', groupTable('class', report.byClass)),
    section('Simulation by service', groupTable('service', report.byService)),
    section('Simulation by day', groupTable('day', report.byDay)),
    section('From the first day on', learningTable(report.fromTheFirstDay)),
  ];
  if (warmUps.length > 0) {
    const rows = warmUps.map(({ days: count, scores }) => [String(count), ...scoreCells(scores)]);
    parts.push(section('Scored days with less to learn from', textTable(['days before', ...SCORE_HEADINGS], rows)));
  }
  if (whileWaiting !== null) {
    const rows = [
      ['simulation', ...scoreCells(whileWaiting.simulation)],
      ['position, true order (no bound)', ...scoreCells(whileWaiting.byPosition).slice(0, 4)],
    ];
    parts.push(section('While waiting, every 30 s', textTable(['estimator', ...SCORE_HEADINGS], rows)));
  }
  const withheld = Object.entries(told.withheld).map(([reason, count]) => `${count} ${reason}`);
  parts.push(
    `Minutes told after the first day: ${told.share === null ? '–' : `${percent(told.share)} %`} of tickets ` +
      `(${told.minutes}; withheld: ${withheld.length === 0 ? 'none' : withheld.join(', ')}).`,
    section('Bars', barTable(report.bars)),
  );
  return parts.join('\n\n');
}

function section(title: string, table: string): string {
  return `${title}\n\n${table}`;
}

function estimatorTable(estimators: readonly EstimatorReport[]): string {
  return boundTable(estimators.map((estimator) => ({ name: estimator.name, of: estimator })));
}

function otherBounds(estimators: readonly EstimatorReport[]): string {
  return boundTable(estimators.flatMap(({ name, otherBounds: others }) => others.map((of) => ({ name, of }))));
}

function boundTable(rows: readonly { readonly name: string; readonly of: BoundReport }[]): string {
  const share = (figure: number | null) => (figure === null ? '–' : percent(figure));
  return textTable(
    ['estimator', ...SCORE_HEADINGS, 'worst day %', 'worst class %', 'bound'],
    rows.map(({ name, of: { bound, scores, worstDay, worstClass } }) => [
      name,
      ...scoreCells(scores),
      share(worstDay),
      share(worstClass),
      bound,
    ]),
  );
}

function groupTable(what: string, groups: readonly GroupReport[]): string {
  const rows = groups.map(({ group, simulation }) => [group, ...scoreCells(simulation)]);
  return textTable([what, ...SCORE_HEADINGS], rows);
}

/** Days differ in how hard they are, so the ratio tells what was learned. */
function learningTable(days: readonly GroupReport[]): string {
  const rows = days.map(({ group, simulation, trueOrderError }, index) => [
    `${index + 1} (${group})`,
    String(simulation.count),
    simulation.meanAbsoluteError.toFixed(1),
    trueOrderError.toFixed(1),
    (simulation.meanAbsoluteError / trueOrderError).toFixed(2),
    percent(simulation.covered),
  ]);
  return textTable(['day', 'n', 'MAE', 'MAE of position, true order', 'ratio', 'covered %'], rows);
}
