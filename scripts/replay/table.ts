import type { DayFigures, EstimateErrors } from './figures.ts';

const LABEL_WIDTH = 34;

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

function errorRows(who: string, errors: EstimateErrors): (readonly [string, string])[] {
  return [
    [`  ${who}`, String(errors.scored)],
    ['    mean absolute error', seconds(errors.meanAbsoluteError)],
    ['    bias', seconds(errors.bias)],
  ];
}

/** The figures of a day as one table for people. */
export function tableOf(figures: DayFigures): string {
  const { wait, estimates } = figures;
  const { ofSaying } = estimates;
  const withheld = Object.entries(estimates.withheld).map(([reason, count]) => `${count} ${reason}`);
  const rows: readonly (readonly [string, string | number])[] = [
    ['Customers', figures.rows],
    ['Tickets', figures.tickets],
    ['Served', figures.served],
    ['Left', `${figures.left} (${figures.noShow} called in vain)`],
    ['Ended otherwise than planned', figures.otherwise],
    ['Double calls', figures.doubleCalls],
    ['Lost', figures.lost],
    ...(figures.transfers + figures.escalations === 0
      ? []
      : [['Transfers, escalations', `${figures.transfers}, ${figures.escalations}`] as const]),
    ['Median wait', seconds(wait.median)],
    ['90th percentile of waits', seconds(wait.p90)],
    ['Estimates quoted', `${estimates.quoted} of ${figures.tickets}`],
    ...(withheld.length === 0 ? [] : [['  withheld', withheld.join(', ')] as const]),
    ...errorRows('quoted and called', estimates.all),
    ['    always saying 0', seconds(ofSaying.zero)],
    ['    the last ten waits', seconds(ofSaying.lastTen)],
    ['    the day’s mean wait', seconds(ofSaying.mean)],
    ...errorRows('told to wait', estimates.toldToWait),
    ['    within the 90 % bound', `${(estimates.toldToWait.covered * 100).toFixed(1)} %`],
  ];
  return rows.map(([label, value]) => `  ${label.padEnd(LABEL_WIDTH)}${value}`).join('\n');
}
