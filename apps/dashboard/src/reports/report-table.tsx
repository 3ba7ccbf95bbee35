import type { ReportName, ReportRow } from '@foyer/contract';
import type { ReactNode } from 'react';
import { useWords } from '../shell/words.ts';
import { heatGrid } from './heat-cells.ts';
import { FIGURES, figures, MEASURES, type Measure } from './measures.ts';
import type { ReportWords } from './report-words.ts';

interface ReportTableProps {
  readonly report: ReportName;
  readonly rows: readonly ReportRow[];
  readonly measure: Measure;
  readonly words: ReportWords;
}

/** The figures beside the chart: all of them, or for the week those of its chart. */
export function ReportTable({ report, rows, measure, words }: ReportTableProps) {
  const { say } = useWords();
  if (report === 'overview') return <OverviewTable row={rows[0]} words={words} />;
  if (report === 'heatmap') return <WeekTable rows={rows} measure={measure} words={words} />;
  return (
    <Scroller label={say('reports.table')}>
      <table className="plain-table report-table">
        <thead>
          <tr>
            <th scope="col">{say(`reports.key.${report}`)}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col" className="figure">
                {words.figure(figure)}
                <small>{words.base(figure)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{words.key(row.key)}</th>
              {FIGURES.map((figure) => (
                <td key={figure} className="figure">
                  {words.value(figures[figure].read(row), figures[figure].unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function OverviewTable({ row, words }: { readonly row: ReportRow | undefined; readonly words: ReportWords }) {
  const { say } = useWords();
  if (row === undefined) return null;
  return (
    <Scroller label={say('reports.table')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('reports.key.overview')}</th>
            <th scope="col" className="figure">
              {say('reports.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {FIGURES.filter((figure) => figure !== 'autoClosed').map((figure) => (
            <tr key={figure}>
              <th scope="row">
                {words.figure(figure)}
                <small>{words.base(figure)}</small>
              </th>
              <td className="figure">{words.value(figures[figure].read(row), figures[figure].unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

function WeekTable({ rows, measure, words }: Omit<ReportTableProps, 'report'>) {
  const { say } = useWords();
  const { hours, values } = heatGrid(rows, measure);
  const { unit } = figures[MEASURES[measure][0]];
  return (
    <Scroller label={say('reports.table')}>
      <table className="plain-table report-table">
        <thead>
          <tr>
            <th scope="col">{say('reports.key.heatmap')}</th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="figure">
                {words.key(String(hour))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((day, index) => (
            <tr key={day}>
              <th scope="row">{say(`reports.weekday.${day}`)}</th>
              {hours.map((hour, at) => (
                <td key={hour} className="figure">
                  {words.value(values[index]?.[at] ?? null, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** A region that scrolls, by keys too. */
export function Scroller({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
    <section className="table-scroller" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
