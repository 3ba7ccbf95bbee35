import { EmptyState, Select, Spinner, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { ChartNoAxesColumn, CircleAlert } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { formatProblem } from '../shell/format-problem.ts';
import { useShownScheme } from '../shell/preferences.ts';
import { barOption } from './bar-option.ts';
import { Chart, readLook } from './chart.tsx';
import { GroupedTable } from './grouped-table.tsx';
import type { Unit } from './measures.ts';
import type { Period } from './periods.ts';
import { inNameOrder, placesOf } from './places.ts';
import { type KeyedReport, type ReportNames, type ValueLabels, valueWords } from './report-labels.ts';
import { ReportPlace } from './scroller.tsx';
import { type AskGrouped, useGrouped } from './use-grouped.ts';

/** A figure: its unit, and how it is read from a row; `null` where there was nothing to measure. */
export interface GroupedFigure<Row> {
  readonly unit: Unit;
  readonly read: (row: Row) => number | null;
}

/** A column of the table. */
export interface GroupedColumn<Row> {
  readonly id: string;
  readonly head: string;
  /** What it counts, or what it is a share of. */
  readonly base: string;
  readonly value: (row: Row) => string;
}

/** All that makes one report that is grouped by one thing: what is asked, what it shows, and how that is called. */
export interface GroupedDefinition<
  By extends string,
  Row,
  Figure extends string,
  Measure extends string,
  SetId extends string,
> {
  readonly name: 'quoted' | 'escalations' | 'marks';
  readonly ask: AskGrouped<By, Row>;
  readonly groups: readonly By[];
  readonly figures: Readonly<Record<Figure, GroupedFigure<Row>>>;
  /** What a manager asks first. */
  readonly headlines: readonly Figure[];
  /** What the chart can show: one figure, or two that are read together; the first to begin with. */
  readonly measures: Readonly<Record<Measure, readonly [Figure, ...Figure[]]>>;
  /** The figures in the sets that the table shows at a time; the first to begin with. */
  readonly sets: Readonly<Record<SetId, readonly Figure[]>>;
  /** The set that goes with a measure. */
  readonly setOf: (measure: Measure) => SetId;
  /** A line across the chart of a measure, 0–1. */
  readonly mark?: (measure: Measure) => number | undefined;
  readonly isEmpty: (total: Row) => boolean;
  readonly words: (words: Words) => {
    readonly by: string;
    readonly group: (by: By) => string;
    readonly figure: (figure: Figure) => string;
    readonly base: (figure: Figure) => string;
    readonly measure: (measure: Measure) => string;
    /** What the chart of a measure says of it. */
    readonly chart: (measure: Measure) => string;
    readonly set: (set: SetId) => string;
    readonly all: string;
    readonly empty: string;
  };
  /** Sets that these rows have nothing of are not offered. */
  readonly has?: (set: SetId, total: Row) => boolean;
  /** Columns beside the figures of a set. */
  readonly more?: (set: SetId, total: Row, labels: ValueLabels, words: Words) => readonly GroupedColumn<Row>[];
  /** What stands below everything. */
  readonly foot?: (total: Row, labels: ValueLabels, words: Words) => ReactNode;
}

interface GroupedReportProps<By extends string> {
  readonly names: Omit<ReportNames, 'agents'>;
  readonly period: Period;
  readonly serviceId: string | null;
  readonly by: By;
  readonly onBy: (by: By) => void;
}

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[];
const first = <T,>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('A report has figures.');
  return one;
};

/** A report that is grouped by one thing: its headlines, a chart, a table. */
export function GroupedReport<
  By extends string & KeyedReport,
  Row extends { readonly key: string },
  Figure extends string,
  Measure extends string,
  SetId extends string,
>(props: GroupedReportProps<By> & { readonly of: GroupedDefinition<By, Row, Figure, Measure, SetId> }) {
  const { of, names, period, serviceId, by, onBy } = props;
  const words = useWords();
  const scheme = useShownScheme();
  const said = useMemo(() => of.words(words), [of, words]);
  const [measure, setMeasure] = useState<Measure>(() => first(keysOf(of.measures)));
  const [wanted, setSet] = useState<SetId>(() => first(keysOf(of.sets)));
  const report = useGrouped(of.ask, by, period, serviceId);
  const { total, problem, agents } = report;
  const fits = report.by === by;
  const labels = useMemo(() => valueWords(by, { ...names, agents }, words), [by, names, agents, words]);
  const rows = useMemo(() => inNameOrder(report.rows, by, labels.key, words), [report.rows, by, labels, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's colours and direction follow scheme and language
  const drawing = useMemo(() => {
    if (!fits) return null;
    const places = placesOf(rows, by);
    const mark = of.mark?.(measure);
    const bars = {
      keyName: by === 'hours' ? words.t('reports.hourOfDay') : words.t(`reports.key.${by}`),
      name: said.measure(measure),
      keys: places.map(({ key }) => labels.key(key)),
      unit: of.figures[of.measures[measure][0]].unit,
      series: of.measures[measure].map((figure) => ({
        name: said.figure(figure),
        values: places.map(({ row }) => (row === null ? null : of.figures[figure].read(row))),
      })),
      ...(mark === undefined ? {} : { mark }),
    };
    return barOption(bars, by === 'hours' || by === 'days' ? 'along-time' : 'by-thing', labels, readLook());
  }, [fits, rows, measure, by, labels, words, said, of, scheme]);
  if (problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={words.t('reports.failed')}>
        {formatProblem(problem, words)}
      </EmptyState>
    );
  }
  if (drawing === null || total === null) {
    return (
      <div className="work-wait">
        <Spinner size="large" label={words.t('reports.loading')} />
      </div>
    );
  }
  if (of.isEmpty(total)) {
    return (
      <EmptyState icon={<ChartNoAxesColumn size={44} aria-hidden="true" />} title={said.empty}>
        {words.t('reports.emptyText')}
      </EmptyState>
    );
  }
  const title = said.measure(measure);
  const sets = keysOf(of.sets).filter((set) => of.has?.(set, total) ?? true);
  const set = sets.includes(wanted) ? wanted : first(sets);
  const shown = (figure: Figure) => (row: Row) => labels.value(of.figures[figure].read(row), of.figures[figure].unit);
  return (
    <ReportPlace report={of.name} loading={report.loading}>
      <dl className="report-tiles">
        {of.headlines.map((figure) => (
          <div key={figure}>
            <dt>{said.figure(figure)}</dt>
            <dd>
              {shown(figure)(total)}
              <small>{said.base(figure)}</small>
            </dd>
          </div>
        ))}
      </dl>
      <section className="panel report-chart" aria-label={words.t('reports.chart')}>
        <div className="panel-head">
          <div className="report-title">
            <h2>{title}</h2>
            <p className="muted">{said.chart(measure)}</p>
          </div>
          <Select<By>
            className="report-measure report-group"
            label={said.by}
            labelHidden
            options={of.groups.map((id) => ({ id, label: said.group(id) }))}
            value={by}
            onChange={onBy}
          />
          <Select<Measure>
            className="report-measure"
            label={words.t('reports.show')}
            labelHidden
            options={keysOf(of.measures).map((id) => ({ id, label: said.measure(id) }))}
            value={measure}
            onChange={(chosen) => {
              setSet(of.setOf(chosen));
              setMeasure(chosen);
            }}
          />
        </div>
        <Chart drawing={drawing} label={words.t('reports.chartLabel', { what: title })} />
      </section>
      <section className="panel report-figures" aria-label={words.t('reports.figuresTitle')}>
        <GroupedTable
          keyName={words.t(`reports.key.${by}`)}
          all={said.all}
          rows={rows}
          total={total}
          labels={labels}
          sets={sets.map((id) => ({ id, label: said.set(id) }))}
          set={set}
          onSet={setSet}
          columns={[
            ...of.sets[set].map((figure) => ({
              id: figure,
              head: said.figure(figure),
              base: said.base(figure),
              value: shown(figure),
            })),
            ...(of.more?.(set, total, labels, words) ?? []),
          ]}
        />
      </section>
      {of.foot?.(total, labels, words)}
    </ReportPlace>
  );
}
