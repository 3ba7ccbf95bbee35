import type { QuotedBy } from '@foyer/basics';
import type { QuotedRow } from '@foyer/contract';
import { EmptyState, Select, Spinner, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { ChartNoAxesColumn, CircleAlert, Info } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatProblem } from '../shell/format-problem.ts';
import { useShownScheme } from '../shell/preferences.ts';
import { barOption } from './bar-option.ts';
import { Chart, readLook } from './chart.tsx';
import type { Period } from './periods.ts';
import { inNameOrder, placesOf } from './places.ts';
import {
  PROMISED_SHARE,
  QUOTED_MEASURE_NAMES,
  QUOTED_MEASURES,
  type QuotedFigure,
  type QuotedMeasure,
  type QuotedSet,
  quotedFigures,
  reasonsOf,
  shareOf,
} from './quoted-measures.ts';
import { QuotedTable } from './quoted-table.tsx';
import { type ReportNames, type ValueLabels, valueWords } from './report-labels.ts';
import { ReportPlace } from './scroller.tsx';
import { useQuoted } from './use-quoted.ts';

const GROUPS: readonly QuotedBy[] = ['hours', 'days', 'services', 'classes'];

interface QuotedReportProps {
  readonly names: Omit<ReportNames, 'agents'>;
  readonly period: Period;
  readonly serviceId: string | null;
  readonly by: QuotedBy;
  readonly onBy: (by: QuotedBy) => void;
}

/** How true was what tickets were told: quoted against actual, and what was not told and why. */
export function QuotedReport({ names, period, serviceId, by, onBy }: QuotedReportProps) {
  const words = useWords();
  const scheme = useShownScheme();
  const [measure, setMeasure] = useState<QuotedMeasure>('against');
  const [set, setSet] = useState<QuotedSet>('truth');
  const report = useQuoted(by, period, serviceId);
  const { total, problem } = report;
  const fits = report.by === by;
  const labels = useMemo(() => valueWords(by, { ...names, agents: {} }, words), [by, names, words]);
  const rows = useMemo(() => inNameOrder(report.rows, by, labels.key, words), [report.rows, by, labels, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's colours and direction follow scheme and language
  const drawing = useMemo(() => {
    if (!fits) return null;
    const shown: readonly QuotedFigure[] = QUOTED_MEASURES[measure];
    const places = placesOf(rows, by);
    const bars = {
      keyName: by === 'hours' ? words.t('reports.hourOfDay') : words.t(`reports.key.${by}`),
      name: words.t(`reports.quoted.measure.${measure}`),
      keys: places.map(({ key }) => labels.key(key)),
      unit: quotedFigures[QUOTED_MEASURES[measure][0]].unit,
      series: shown.map((figure) => ({
        name: words.t(`reports.quoted.figure.${figure}`),
        values: places.map(({ row }) => (row === null ? null : quotedFigures[figure].read(row))),
      })),
      ...(measure === 'covered' ? { mark: PROMISED_SHARE } : {}),
    };
    return barOption(bars, by === 'hours' || by === 'days' ? 'along-time' : 'by-thing', labels, readLook());
  }, [fits, rows, measure, by, labels, words, scheme]);
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
  if (total.tickets === 0) {
    return (
      <EmptyState icon={<ChartNoAxesColumn size={44} aria-hidden="true" />} title={words.t('reports.empty')}>
        {words.t('reports.emptyText')}
      </EmptyState>
    );
  }
  const title = words.t(`reports.quoted.measure.${measure}`);
  return (
    <ReportPlace report="quoted" loading={report.loading}>
      <Tiles total={total} labels={labels} />
      <section className="panel report-chart" aria-label={words.t('reports.chart')}>
        <div className="panel-head">
          <div className="report-title">
            <h2>{title}</h2>
            <p className="muted">{words.t(`reports.quoted.chart.${measure}`)}</p>
          </div>
          <Select<QuotedBy>
            className="report-measure report-group"
            label={words.t('reports.quoted.by')}
            labelHidden
            options={GROUPS.map((id) => ({ id, label: words.t(`reports.quoted.group.${id}`) }))}
            value={by}
            onChange={onBy}
          />
          <Select<QuotedMeasure>
            className="report-measure"
            label={words.t('reports.show')}
            labelHidden
            options={QUOTED_MEASURE_NAMES.map((id) => ({ id, label: words.t(`reports.quoted.measure.${id}`) }))}
            value={measure}
            onChange={(chosen) => {
              setSet(chosen === 'withheld' ? 'tickets' : 'truth');
              setMeasure(chosen);
            }}
          />
        </div>
        <Chart drawing={drawing} label={words.t('reports.chartLabel', { what: title })} />
      </section>
      <section className="panel report-figures" aria-label={words.t('reports.figuresTitle')}>
        <QuotedTable by={by} rows={rows} total={total} labels={labels} set={set} onSet={setSet} />
      </section>
      {total.withheld > 0 ? (
        <p className="report-apart">
          <Info size={16} aria-hidden="true" /> {formatWithheld(total, labels, words)}
        </p>
      ) : null}
    </ReportPlace>
  );
}

/** What a manager asks first: was it true? */
const HEADLINES: readonly QuotedFigure[] = ['quoted', 'called', 'covered', 'meanError', 'bias', 'meanBound'];

function Tiles({ total, labels }: { readonly total: QuotedRow; readonly labels: ValueLabels }) {
  const words = useWords();
  return (
    <dl className="report-tiles">
      {HEADLINES.map((figure) => (
        <div key={figure}>
          <dt>{words.t(`reports.quoted.figure.${figure}`)}</dt>
          <dd>
            {labels.value(quotedFigures[figure].read(total), quotedFigures[figure].unit)}
            <small>{words.t(`reports.quoted.base.${figure}`)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How many were told no minutes, and why, each with its share of all tickets. */
function formatWithheld(total: QuotedRow, labels: ValueLabels, words: Words): string {
  const counted = (count: number) => labels.counted(count, shareOf(count, total.tickets) ?? 0);
  const reasons = reasonsOf(total).map(({ reason, count }) =>
    words.t('reports.quoted.because', { reason: words.t(`reports.quoted.reason.${reason}`), count: counted(count) }),
  );
  return words.t('reports.quoted.withheldOf', {
    count: counted(total.withheld),
    reasons: words.list(reasons),
  });
}
