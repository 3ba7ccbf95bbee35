import type { QuotedBy, ReportName, ReportRow } from '@foyer/contract';
import { EmptyState, Select, Spinner, Tabs } from '@foyer/ui';
import { ChartNoAxesColumn, CircleAlert, Info } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { sayProblem } from '../shell/notice-line.tsx';
import { client } from '../shell/server.ts';
import { useShownScheme } from '../shell/shown-scheme.ts';
import { type Say, useWords } from '../shell/words.ts';
import { Chart, readLook } from './chart.tsx';
import { barOption, type ChartOption, endingsOption, heatOption, measureBars } from './chart-options.ts';
import { heatGrid } from './heat-cells.ts';
import { type Figure, figures, hasData, MEASURE_NAMES, MEASURES, type Measure } from './measures.ts';
import { dayIn, type Period, presetPeriod } from './periods.ts';
import { QuotedReport } from './quoted-report.tsx';
import { ReportFilters } from './report-filters.tsx';
import { ReportTable } from './report-table.tsx';
import { type ReportNames, type ReportWords, reportWords } from './report-words.ts';
import './reports.css';
import { type Report, useReport } from './use-report.ts';

/** In the order of their tabs. The contract's own list is not imported: with it would come every schema. */
const REPORTS = [
  'overview',
  'services',
  'hours',
  'days',
  'counters',
  'agents',
  'heatmap',
  'quoted',
] as const satisfies readonly (ReportName | 'quoted')[];

/** How the branch flowed, for whoever runs it. */
export default function ReportsPage() {
  const { say } = useWords();
  const [names, setNames] = useState<Omit<ReportNames, 'agents'> | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const load = async () => {
      const [branch, services, counters] = await Promise.all([
        client.call('branch', { signal }),
        client.call('services', { signal }),
        client.call('counters', { signal }),
      ]);
      if (signal.aborted) return;
      setNames({
        branch: branch.ok ? branch.value : null,
        services: services.ok ? services.value.items : [],
        counters: counters.ok ? counters.value.items : [],
      });
    };
    void load();
    return () => stop.abort();
  }, []);
  if (names === null) {
    return (
      <main className="work-wait">
        <Spinner size="large" label={say('session.checking')} />
      </main>
    );
  }
  return <Reports names={names} />;
}

function Reports({ names }: { readonly names: Omit<ReportNames, 'agents'> }) {
  const { say, language } = useWords();
  const today = names.branch?.day ?? dayIn(names.branch?.timeZone ?? 'UTC', Date.now());
  const [tab, setTab] = useState<ReportName | 'quoted'>('overview');
  const [period, setPeriod] = useState<Period>(() => presetPeriod('today', today));
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [measure, setMeasure] = useState<Measure>('waits');
  const [by, setBy] = useState<QuotedBy>('hours');
  const quotes = tab === 'quoted';
  const name = quotes ? 'overview' : tab;
  const report = useReport(name, quotes ? null : period, serviceId);
  const { agentNames: agents } = report;
  const words = useMemo(
    () => reportWords(name, { ...names, agents }, say, language),
    [name, names, agents, say, language],
  );
  const query = { ...period, ...(serviceId === null ? {} : { serviceId }), format: 'csv', language } as const;
  const csv = quotes
    ? client.address('quotedReport', { params: { by }, query })
    : client.address('report', { params: { report: name }, query });
  return (
    <main className="reports">
      <h1 className="fy-visually-hidden">{say('tab.reports')}</h1>
      <ReportFilters
        today={today}
        period={period}
        services={names.services}
        serviceId={serviceId}
        csv={csv}
        onPeriod={setPeriod}
        onService={setServiceId}
      />
      <Tabs<ReportName | 'quoted'>
        label={say('reports.by')}
        value={tab}
        onChange={setTab}
        items={REPORTS.map((id) => ({
          id,
          label: say(`reports.name.${id}`),
          content:
            id === 'quoted' ? (
              <QuotedReport names={names} period={period} serviceId={serviceId} by={by} onBy={setBy} />
            ) : (
              <ReportBody report={report} name={name} measure={measure} onMeasure={setMeasure} words={words} />
            ),
        }))}
      />
    </main>
  );
}

interface ReportBodyProps {
  readonly report: Report;
  readonly name: ReportName;
  readonly measure: Measure;
  readonly onMeasure: (measure: Measure) => void;
  readonly words: ReportWords;
}

function ReportBody({ report, name, measure, onMeasure, words }: ReportBodyProps) {
  const { say, language } = useWords();
  const scheme = useShownScheme();
  const fits = report.of?.report === name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's colours and direction follow scheme and language
  const option = useMemo(
    () => (fits ? chartOption(name, report, measure, words, (day) => say(`reports.weekday.${day}`)) : null),
    [fits, name, report, measure, words, say, scheme, language],
  );
  if (report.problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={say('reports.failed')}>
        {sayProblem(report.problem, say, language)}
      </EmptyState>
    );
  }
  if (option === null) {
    return (
      <div className="work-wait">
        <Spinner size="large" label={say('reports.loading')} />
      </div>
    );
  }
  if (!hasData(report.rows)) {
    return (
      <EmptyState icon={<ChartNoAxesColumn size={44} aria-hidden="true" />} title={say('reports.empty')}>
        {say('reports.emptyText')}
      </EmptyState>
    );
  }
  const autoClosed = report.rows.reduce((sum, row) => sum + row.autoClosed, 0);
  const overview = name === 'overview';
  return (
    <div className="report" aria-busy={report.loading}>
      {overview && report.rows[0] !== undefined ? <Tiles report={report} words={words} /> : null}
      <section className="panel report-chart" aria-label={say('reports.chart')}>
        <div className="panel-head">
          <div className="report-title">
            <h2>{overview ? say('reports.outcomes') : say(`reports.measure.${measure}`)}</h2>
            <p className="muted">
              {overview ? sayArrivals(report.rows[0], words, say) : words.base(MEASURES[measure][0])}
            </p>
          </div>
          {overview ? null : (
            <Select<Measure>
              className="report-measure"
              label={say('reports.show')}
              labelHidden
              options={MEASURE_NAMES.map((id) => ({ id, label: say(`reports.measure.${id}`) }))}
              value={measure}
              onChange={onMeasure}
            />
          )}
        </div>
        <Chart
          option={option}
          label={say('reports.chartLabel', {
            what: overview ? say('reports.outcomes') : say(`reports.measure.${measure}`),
          })}
        />
      </section>
      <div className="panel report-figures">
        <ReportTable report={name} rows={report.rows} measure={measure} words={words} />
      </div>
      {autoClosed > 0 ? (
        <p className="report-apart">
          <Info size={16} aria-hidden="true" /> {say('reports.autoClosed', { count: autoClosed })}
        </p>
      ) : null}
    </div>
  );
}

function chartOption(
  name: ReportName,
  { rows }: Report,
  measure: Measure,
  words: ReportWords,
  weekday: (day: '1' | '2' | '3' | '4' | '5' | '6' | '7') => string,
): ChartOption {
  const look = readLook();
  const [first] = rows;
  switch (name) {
    case 'overview':
      return first === undefined ? {} : endingsOption(first, words, look);
    case 'heatmap':
      return heatOption(
        heatGrid(rows, measure),
        measure,
        (['1', '2', '3', '4', '5', '6', '7'] as const).map(weekday),
        words,
        look,
      );
    case 'hours':
    case 'days':
      return barOption(measureBars(rows, measure, words), 'along-time', words, look);
    default:
      return barOption(measureBars(rows, measure, words), 'by-thing', words, look);
  }
}

/** What the endings are shares of: so many arrivals, by ticket and by transfer. */
function sayArrivals(row: ReportRow | undefined, words: ReportWords, say: Say): string {
  if (row === undefined) return '';
  const { arrivals, tickets, autoClosed } = row;
  const count = (amount: number) => words.value(amount, 'count');
  return say(autoClosed === 0 ? 'reports.arrivalsOf' : 'reports.arrivalsApart', {
    apart: count(autoClosed),
    arrivals: count(arrivals),
    tickets: count(tickets),
    transfers: count(arrivals - tickets),
  });
}

/** The figures a manager looks at first. */
const HEADLINES: readonly Figure[] = ['tickets', 'served', 'waitMedian', 'waitP90', 'withinTarget', 'occupancy'];

function Tiles({ report, words }: { readonly report: Report; readonly words: ReportWords }) {
  const [row] = report.rows;
  if (row === undefined) return null;
  return (
    <dl className="report-tiles">
      {HEADLINES.map((figure) => (
        <div key={figure}>
          <dt>{words.figure(figure)}</dt>
          <dd>
            {words.value(figures[figure].read(row), figures[figure].unit)}
            <small>{words.base(figure)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
