import { type EscalationsBy, type MarksBy, type QuotedBy, REPORTS } from '@foyer/basics';
import { Spinner, Tabs, useWords } from '@foyer/ui';
import { useEffect, useMemo, useState } from 'react';
import { client } from '../shell/server.ts';
import { answersReport } from './answers-report.ts';
import { GroupedReport } from './grouped-report.tsx';
import { marksReport } from './marks-report.ts';
import type { Measure } from './measures.ts';
import { dayIn, type Period, presetPeriod } from './periods.ts';
import { quotedReport } from './quoted-report.tsx';
import { ReportBody } from './report-body.tsx';
import { ReportFilters } from './report-filters.tsx';
import { type ReportNames, reportLabels } from './report-labels.ts';
import './reports.css';
import './report.css';
import { useReport } from './use-report.ts';

/** In the order of their tabs. */
const TABS = [...REPORTS, 'escalations', 'marks', 'quoted'] as const;
type Tab = (typeof TABS)[number];

/** How the branch flowed, for its managers. */
export default function ReportsPage() {
  const words = useWords();
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
        <Spinner size="large" label={words.t('shell.session.checking')} />
      </main>
    );
  }
  return <Reports names={names} />;
}

function Reports({ names }: { readonly names: Omit<ReportNames, 'agents'> }) {
  const words = useWords();
  const today = names.branch?.day ?? dayIn(names.branch?.timeZone ?? 'UTC', Date.now());
  const [tab, setTab] = useState<Tab>('overview');
  const [period, setPeriod] = useState<Period>(() => presetPeriod('today', today));
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [measure, setMeasure] = useState<Measure>('waits');
  const [by, setBy] = useState<QuotedBy>('hours');
  const [grouping, setGrouping] = useState<EscalationsBy>('reasons');
  const [marksBy, setMarksBy] = useState<MarksBy>('marks');
  const name = tab === 'quoted' || tab === 'escalations' || tab === 'marks' ? null : tab;
  const report = useReport(name ?? 'overview', name === null ? null : period, serviceId);
  const { agentNames: agents } = report;
  const labels = useMemo(
    () => reportLabels(name ?? 'overview', { ...names, agents }, words),
    [name, names, agents, words],
  );
  const query = {
    ...period,
    ...(serviceId === null ? {} : { serviceId }),
    format: 'csv',
    language: words.language,
  } as const;
  const addressOf = () => {
    switch (tab) {
      case 'quoted':
        return client.address('quotedReport', { params: { by }, query });
      case 'escalations':
        return client.address('escalationReport', { params: { grouping }, query });
      case 'marks':
        return client.address('marksReport', { params: { marksBy }, query });
      default:
        return client.address('report', { params: { report: tab }, query });
    }
  };
  const contentOf = (id: Tab) => {
    const shared = { names, period, serviceId };
    if (id === 'quoted') return <GroupedReport of={quotedReport} {...shared} by={by} onBy={setBy} />;
    if (id === 'escalations') return <GroupedReport of={answersReport} {...shared} by={grouping} onBy={setGrouping} />;
    if (id === 'marks') return <GroupedReport of={marksReport} {...shared} by={marksBy} onBy={setMarksBy} />;
    // The labels are those of the tab that is chosen, whichever panel is still drawn.
    return name === null ? null : (
      <ReportBody report={report} name={name} measure={measure} onMeasure={setMeasure} labels={labels} />
    );
  };
  return (
    <main className="reports">
      <h1 className="fy-visually-hidden">{words.t('shell.tab.reports')}</h1>
      <ReportFilters
        today={today}
        period={period}
        services={names.services}
        serviceId={serviceId}
        csv={addressOf()}
        onPeriod={setPeriod}
        onService={setServiceId}
      />
      <Tabs<Tab>
        label={words.t('reports.by')}
        value={tab}
        onChange={setTab}
        items={TABS.map((id) => ({
          id,
          label: words.t(`reports.name.${id}`),
          content: contentOf(id),
        }))}
      />
    </main>
  );
}
