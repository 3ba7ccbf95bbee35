import type { ReportName } from '@foyer/basics';
import type { ReportRow } from '@foyer/contract';
import { EmptyState, Select, Spinner, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { ChartNoAxesColumn, CircleAlert, Info } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Choices } from '../shell/choices.tsx';
import { formatProblem } from '../shell/format-problem.ts';
import { useShownScheme } from '../shell/preferences.ts';
import { barOption, measureBars } from './bar-option.ts';
import { Chart, readLook } from './chart.tsx';
import type { ChartLook, Drawing } from './chart-look.ts';
import { endingsOption } from './endings-option.ts';
import { heatGrid } from './heat-cells.ts';
import { heatOption } from './heat-option.ts';
import {
  FIGURE_GROUP_NAMES,
  type Figure,
  type FigureGroup,
  figures,
  groupOf,
  hasData,
  isEmptyRow,
  MEASURE_NAMES,
  MEASURES,
  type Measure,
} from './measures.ts';
import { daysIn } from './periods.ts';
import { inNameOrder, placesOf, withoutEmptyEnds } from './places.ts';
import type { ReportLabels } from './report-labels.ts';
import { OverviewTable, ReportTable, WeekTable } from './report-table.tsx';
import { ReportPlace } from './scroller.tsx';
import type { Report } from './use-report.ts';

interface ReportBodyProps {
  readonly report: Report;
  readonly name: ReportName;
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
  readonly labels: ReportLabels;
}

/** One report: its chart, and the figures below it. */
export function ReportBody({ report, name, measure, onMeasure, labels }: ReportBodyProps) {
  const words = useWords();
  const scheme = useShownScheme();
  const [group, setGroup] = useState<FigureGroup>(() => groupOf(measure));
  const fits = report.of?.report === name;
  const rows = useMemo(
    () =>
      name === 'days' || name === 'hours'
        ? withoutEmptyEnds(report.rows, isEmptyRow)
        : inNameOrder(report.rows, name, labels.key, words),
    [name, report.rows, labels, words],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's colours and direction follow scheme and language
  const drawing = useMemo(
    () => (fits ? draw(name, rows, measure, labels, words, readLook()) : null),
    [fits, name, rows, measure, labels, words, scheme],
  );
  if (report.problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={words.t('reports.failed')}>
        {formatProblem(report.problem, words)}
      </EmptyState>
    );
  }
  if (drawing === null) {
    return (
      <div className="work-wait">
        <Spinner size="large" label={words.t('reports.loading')} />
      </div>
    );
  }
  const [first] = rows;
  if (!hasData(rows) || first === undefined) {
    return (
      <EmptyState icon={<ChartNoAxesColumn size={44} aria-hidden="true" />} title={words.t('reports.empty')}>
        {words.t('reports.emptyText')}
      </EmptyState>
    );
  }
  const autoClosed = rows.reduce((sum, row) => sum + row.autoClosed, 0);
  const overview = name === 'overview';
  const title = overview ? words.t('reports.outcomes') : words.t(`reports.measure.${measure}`);
  return (
    <ReportPlace report={name} loading={report.loading}>
      {overview ? <Tiles row={first} labels={labels} /> : null}
      <section className="panel report-chart" aria-label={words.t('reports.chart')}>
        <div className="panel-head">
          <div className="report-title">
            <h2>{title}</h2>
            <p className="muted">
              {overview ? formatArrivals(first, labels, words) : labels.base(MEASURES[measure][0])}
            </p>
          </div>
          {overview ? null : (
            <Select<Measure>
              className="report-measure"
              label={words.t('reports.show')}
              labelHidden
              options={MEASURE_NAMES.map((id) => ({ id, label: words.t(`reports.measure.${id}`) }))}
              value={measure}
              onChange={(chosen) => {
                setGroup(groupOf(chosen));
                onMeasure(chosen);
              }}
            />
          )}
        </div>
        <Chart drawing={drawing} label={words.t('reports.chartLabel', { what: title })} />
      </section>
      <section className="panel report-figures" aria-label={words.t('reports.figuresTitle')}>
        {overview ? (
          <OverviewTable row={first} labels={labels} />
        ) : name === 'heatmap' ? (
          <WeekTable rows={rows} measure={measure} labels={labels} />
        ) : (
          <>
            <div className="panel-head">
              <Choices<FigureGroup>
                label={words.t('reports.figures')}
                labelHidden
                layout="bar"
                value={group}
                onChange={setGroup}
                options={FIGURE_GROUP_NAMES.map((id) => ({ id, label: words.t(`reports.group.${id}`) }))}
              />
              {name === 'days' && report.of !== null ? (
                <span className="panel-aside">
                  {words.t('reports.daysWith', {
                    with: labels.value(rows.filter((row) => !isEmptyRow(row)).length, 'count'),
                    all: labels.value(daysIn(report.of.period), 'count'),
                  })}
                </span>
              ) : null}
            </div>
            <ReportTable report={name} rows={rows} group={group} labels={labels} />
          </>
        )}
      </section>
      {autoClosed > 0 ? (
        <p className="report-apart">
          <Info size={16} aria-hidden="true" /> {words.t('reports.autoClosed', { count: autoClosed })}
        </p>
      ) : null}
    </ReportPlace>
  );
}

function draw(
  name: ReportName,
  rows: readonly ReportRow[],
  measure: Measure,
  labels: ReportLabels,
  words: Words,
  look: ChartLook,
): Drawing | null {
  const [first] = rows;
  const what = words.t(`reports.measure.${measure}`);
  switch (name) {
    case 'overview':
      return first === undefined
        ? { option: {}, height: 0 }
        : endingsOption(first, words.t('reports.shareOfArrivals'), labels, look);
    case 'heatmap': {
      const grid = heatGrid(rows, measure, words.weekdays);
      const names = {
        weekdays: grid.weekdays.map((day) => words.weekday(day)),
        cell: (weekday: string, hour: string) => words.t('reports.weekdayHour', { weekday, hour }),
        weekday: words.t('reports.key.heatmap'),
        hour: words.t('reports.hourOfDay'),
        measure: what,
      };
      return heatOption(grid, measure, names, labels, look);
    }
    default: {
      const keyName = name === 'hours' ? words.t('reports.hourOfDay') : words.t(`reports.key.${name}`);
      const bars = measureBars(measured(rows, name, measure), measure, { keyName, name: what }, labels);
      return barOption(bars, name === 'hours' || name === 'days' ? 'along-time' : 'by-thing', labels, look);
    }
  }
}

/** The places a chart is drawn over: along time, those at the ends where this was not measured are left out. */
function measured(rows: readonly ReportRow[], name: ReportName, measure: Measure) {
  const places = placesOf(rows, name);
  if (name !== 'hours' && name !== 'days') return places;
  return withoutEmptyEnds(places, ({ row }) => row === null || figures[MEASURES[measure][0]].read(row) === null);
}

/** What the endings are shares of: so many arrivals, by ticket and by transfer. */
function formatArrivals({ arrivals, tickets, autoClosed }: ReportRow, labels: ReportLabels, words: Words): string {
  const count = (amount: number) => labels.value(amount, 'count');
  return words.t(autoClosed === 0 ? 'reports.arrivalsOf' : 'reports.arrivalsApart', {
    apart: count(autoClosed),
    arrivals: count(arrivals),
    tickets: count(tickets),
    further: count(arrivals - tickets),
  });
}

/** The figures a manager looks at first. */
const HEADLINES: readonly Figure[] = ['tickets', 'served', 'waitMedian', 'waitP90', 'withinTarget', 'occupancy'];

function Tiles({ row, labels }: { readonly row: ReportRow; readonly labels: ReportLabels }) {
  return (
    <dl className="report-tiles">
      {HEADLINES.map((figure) => (
        <div key={figure}>
          <dt>{labels.figure(figure)}</dt>
          <dd>
            {labels.value(figures[figure].read(row), figures[figure].unit)}
            <small>{labels.base(figure)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
