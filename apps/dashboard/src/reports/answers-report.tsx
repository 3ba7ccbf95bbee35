import { ESCALATIONS_BY, type EscalationsBy } from '@foyer/basics';
import type { AnswersRow } from '@foyer/contract';
import { EmptyState, Select, Spinner, useWords } from '@foyer/ui';
import { ChartNoAxesColumn, CircleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatProblem } from '../shell/format-problem.ts';
import { useShownScheme } from '../shell/preferences.ts';
import {
  ANSWER_MEASURE_NAMES,
  ANSWER_MEASURES,
  type AnswerFigure,
  type AnswerMeasure,
  type AnswerSet,
  answerFigures,
} from './answer-measures.ts';
import { AnswersTable } from './answers-table.tsx';
import { barOption } from './bar-option.ts';
import { Chart, readLook } from './chart.tsx';
import type { Period } from './periods.ts';
import { inNameOrder, placesOf } from './places.ts';
import { type ReportNames, type ValueLabels, valueWords } from './report-labels.ts';
import { ReportPlace } from './scroller.tsx';
import { useAnswers } from './use-answers.ts';

interface AnswersReportProps {
  readonly names: Omit<ReportNames, 'agents'>;
  readonly period: Period;
  readonly serviceId: string | null;
  readonly by: EscalationsBy;
  readonly onBy: (by: EscalationsBy) => void;
}

/** How soon escalations and calls for help were answered and settled, and how many in time. */
export function AnswersReport({ names, period, serviceId, by, onBy }: AnswersReportProps) {
  const words = useWords();
  const scheme = useShownScheme();
  const [measure, setMeasure] = useState<AnswerMeasure>('response');
  const [set, setSet] = useState<AnswerSet>('times');
  const report = useAnswers(by, period, serviceId);
  const { total, problem } = report;
  const fits = report.by === by;
  const labels = useMemo(() => valueWords(by, { ...names, agents: {} }, words), [by, names, words]);
  const rows = useMemo(() => inNameOrder(report.rows, by, labels.key, words), [report.rows, by, labels, words]);
  const title = words.t(`reports.answers.measure.${measure}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's colours and direction follow scheme and language
  const drawing = useMemo(() => {
    if (!fits) return null;
    const shown: readonly AnswerFigure[] = ANSWER_MEASURES[measure];
    const places = placesOf(rows, by);
    const bars = {
      keyName: by === 'hours' ? words.t('reports.hourOfDay') : words.t(`reports.key.${by}`),
      name: title,
      keys: places.map(({ key }) => labels.key(key)),
      unit: answerFigures[ANSWER_MEASURES[measure][0]].unit,
      series: shown.map((figure) => ({
        name: words.t(`reports.answers.figure.${figure}`),
        values: places.map(({ row }) => (row === null ? null : answerFigures[figure].read(row))),
      })),
    };
    return barOption(bars, by === 'hours' ? 'along-time' : 'by-thing', labels, readLook());
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
  if (total.raised === 0) {
    return (
      <EmptyState icon={<ChartNoAxesColumn size={44} aria-hidden="true" />} title={words.t('reports.answers.empty')}>
        {words.t('reports.emptyText')}
      </EmptyState>
    );
  }
  return (
    <ReportPlace report="escalations" loading={report.loading}>
      <Tiles total={total} labels={labels} />
      <section className="panel report-chart" aria-label={words.t('reports.chart')}>
        <div className="panel-head">
          <div className="report-title">
            <h2>{title}</h2>
            <p className="muted">{words.t(`reports.answers.chart.${measure}`)}</p>
          </div>
          <Select<EscalationsBy>
            className="report-measure report-group"
            label={words.t('reports.answers.by')}
            labelHidden
            options={ESCALATIONS_BY.map((id) => ({ id, label: words.t(`reports.answers.group.${id}`) }))}
            value={by}
            onChange={onBy}
          />
          <Select<AnswerMeasure>
            className="report-measure"
            label={words.t('reports.show')}
            labelHidden
            options={ANSWER_MEASURE_NAMES.map((id) => ({ id, label: words.t(`reports.answers.measure.${id}`) }))}
            value={measure}
            onChange={(chosen) => {
              setSet(chosen === 'raised' ? 'ends' : 'times');
              setMeasure(chosen);
            }}
          />
        </div>
        <Chart drawing={drawing} label={words.t('reports.chartLabel', { what: title })} />
      </section>
      <section className="panel report-figures" aria-label={words.t('reports.figuresTitle')}>
        <AnswersTable by={by} rows={rows} total={total} labels={labels} set={set} onSet={setSet} />
      </section>
    </ReportPlace>
  );
}

/** What a manager asks first: was somebody there in time? */
const HEADLINES: readonly AnswerFigure[] = [
  'raised',
  'firstResponseMedian',
  'firstResponseP90',
  'inTime',
  'resolutionMedian',
  'further',
];

function Tiles({ total, labels }: { readonly total: AnswersRow; readonly labels: ValueLabels }) {
  const words = useWords();
  return (
    <dl className="report-tiles">
      {HEADLINES.map((figure) => (
        <div key={figure}>
          <dt>{words.t(`reports.answers.figure.${figure}`)}</dt>
          <dd>
            {labels.value(answerFigures[figure].read(total), answerFigures[figure].unit)}
            <small>{words.t(`reports.answers.base.${figure}`)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
