import type { QuotedBy } from '@foyer/basics';
import type { QuotedRow } from '@foyer/contract';
import { EmptyState, formatShare, Select, Spinner } from '@foyer/ui';
import { ChartNoAxesColumn, CircleAlert, Info } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatProblem } from '../shell/notice-line.tsx';
import { useShownScheme } from '../shell/preferences.ts';
import { type Say, useWords } from '../shell/words.ts';
import { barOption } from './bar-option.ts';
import { Chart, readLook } from './chart.tsx';
import type { Period } from './periods.ts';
import { placesOf } from './places.ts';
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
import { type ReportNames, type ValueWords, valueWords } from './report-words.ts';
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
  const { say, language } = useWords();
  const scheme = useShownScheme();
  const [measure, setMeasure] = useState<QuotedMeasure>('against');
  const [set, setSet] = useState<QuotedSet>('truth');
  const report = useQuoted(by, period, serviceId);
  const { rows, total, problem } = report;
  const fits = report.by === by;
  const words = useMemo(() => valueWords(by, { ...names, agents: {} }, say, language), [by, names, say, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's colours and direction follow scheme and language
  const drawing = useMemo(() => {
    if (!fits) return null;
    const shown: readonly QuotedFigure[] = QUOTED_MEASURES[measure];
    const places = placesOf(rows, by);
    const bars = {
      keyName: by === 'hours' ? say('reports.hourOfDay') : say(`reports.key.${by}`),
      name: say(`reports.quoted.measure.${measure}`),
      keys: places.map(({ key }) => words.key(key)),
      unit: quotedFigures[QUOTED_MEASURES[measure][0]].unit,
      series: shown.map((figure) => ({
        name: say(`reports.quoted.figure.${figure}`),
        values: places.map(({ row }) => (row === null ? null : quotedFigures[figure].read(row))),
      })),
      ...(measure === 'covered' ? { mark: PROMISED_SHARE } : {}),
    };
    return barOption(bars, by === 'hours' || by === 'days' ? 'along-time' : 'by-thing', words, readLook());
  }, [fits, rows, measure, by, words, say, scheme, language]);
  if (problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={say('reports.failed')}>
        {formatProblem(problem, say, language)}
      </EmptyState>
    );
  }
  if (drawing === null || total === null) {
    return (
      <div className="work-wait">
        <Spinner size="large" label={say('reports.loading')} />
      </div>
    );
  }
  if (total.tickets === 0) {
    return (
      <EmptyState icon={<ChartNoAxesColumn size={44} aria-hidden="true" />} title={say('reports.empty')}>
        {say('reports.emptyText')}
      </EmptyState>
    );
  }
  const title = say(`reports.quoted.measure.${measure}`);
  return (
    <ReportPlace report="quoted" loading={report.loading}>
      <Tiles total={total} words={words} />
      <section className="panel report-chart" aria-label={say('reports.chart')}>
        <div className="panel-head">
          <div className="report-title">
            <h2>{title}</h2>
            <p className="muted">{say(`reports.quoted.chart.${measure}`)}</p>
          </div>
          <Select<QuotedBy>
            className="report-measure report-group"
            label={say('reports.quoted.by')}
            labelHidden
            options={GROUPS.map((id) => ({ id, label: say(`reports.quoted.group.${id}`) }))}
            value={by}
            onChange={onBy}
          />
          <Select<QuotedMeasure>
            className="report-measure"
            label={say('reports.show')}
            labelHidden
            options={QUOTED_MEASURE_NAMES.map((id) => ({ id, label: say(`reports.quoted.measure.${id}`) }))}
            value={measure}
            onChange={(chosen) => {
              setSet(chosen === 'withheld' ? 'tickets' : 'truth');
              setMeasure(chosen);
            }}
          />
        </div>
        <Chart drawing={drawing} label={say('reports.chartLabel', { what: title })} />
      </section>
      <section className="panel report-figures" aria-label={say('reports.figuresTitle')}>
        <QuotedTable by={by} rows={rows} total={total} words={words} set={set} onSet={setSet} />
      </section>
      {total.withheld > 0 ? (
        <p className="report-apart">
          <Info size={16} aria-hidden="true" /> {formatWithheld(total, words, say, language)}
        </p>
      ) : null}
    </ReportPlace>
  );
}

/** What a manager asks first: was it true? */
const HEADLINES: readonly QuotedFigure[] = ['quoted', 'called', 'covered', 'meanError', 'bias', 'meanBound'];

function Tiles({ total, words }: { readonly total: QuotedRow; readonly words: ValueWords }) {
  const { say } = useWords();
  return (
    <dl className="report-tiles">
      {HEADLINES.map((figure) => (
        <div key={figure}>
          <dt>{say(`reports.quoted.figure.${figure}`)}</dt>
          <dd>
            {words.value(quotedFigures[figure].read(total), quotedFigures[figure].unit)}
            <small>{say(`reports.quoted.base.${figure}`)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How many were told no minutes, and why, each with its share of all tickets. */
function formatWithheld(total: QuotedRow, words: ValueWords, say: Say, language: string): string {
  const counted = (count: number) =>
    `${words.value(count, 'count')} (${formatShare(shareOf(count, total.tickets) ?? 0, language)})`;
  const reasons = reasonsOf(total).map(({ reason, count }) =>
    say('reports.quoted.because', { reason: say(`reports.quoted.reason.${reason}`), count: counted(count) }),
  );
  return say('reports.quoted.withheldOf', {
    count: counted(total.withheld),
    reasons: reasons.join(say('reports.quoted.and')),
  });
}
