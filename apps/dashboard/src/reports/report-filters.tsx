import type { Service } from '@foyer/contract';
import { DatePicker, Select, useWords } from '@foyer/ui';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Choices } from '../shell/choices.tsx';
import { isDay, type Period, PRESETS, type Preset, presetOf, presetPeriod } from './periods.ts';

interface ReportFiltersProps {
  readonly today: string;
  readonly period: Period;
  readonly services: readonly Service[];
  readonly serviceId: string | null;
  readonly csv: string;
  readonly onPeriod: (period: Period) => void;
  readonly onService: (serviceId: string | null) => void;
}

/** The days as they are written in the fields; `null` where one is not whole. */
type Draft = { readonly [End in keyof Period]: string | null };

const ALL = '-all';
const CUSTOM = '-custom';

/** Which days and which service a report is about. */
export function ReportFilters({ today, period, services, serviceId, csv, onPeriod, onService }: ReportFiltersProps) {
  const words = useWords();
  const [draft, setDraft] = useState<Draft>(period);
  useEffect(() => setDraft(period), [period]);
  const { from, to } = draft;
  const backwards = isDay(from) && isDay(to) && from > to;
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to) onPeriod({ from: next.from, to: next.to });
  };
  return (
    <div className="report-filters">
      <Choices<Preset | typeof CUSTOM>
        label={words.t('reports.period')}
        labelHidden
        layout="bar"
        value={presetOf(period, today) ?? CUSTOM}
        onChange={(preset) => {
          if (preset !== CUSTOM) onPeriod(presetPeriod(preset, today));
        }}
        options={PRESETS.map((preset) => ({ id: preset, label: words.t(`reports.preset.${preset}`) }))}
      />
      <div className="report-days">
        <DatePicker
          label={words.t('reports.from')}
          value={from}
          onChange={(day) => change({ from: day })}
          {...(backwards ? { error: words.t('reports.badRange') } : {})}
        />
        <DatePicker label={words.t('reports.to')} value={to} onChange={(day) => change({ to: day })} />
      </div>
      <Select
        className="report-service"
        label={words.t('reports.service')}
        options={[
          { id: ALL, label: words.t('reports.allServices') },
          ...services.map(({ id, name }) => ({ id: String(id), label: words.text(name) })),
        ]}
        value={serviceId ?? ALL}
        onChange={(id) => onService(id === ALL ? null : id)}
      />
      <a className="fy-button report-csv" data-variant="secondary" data-size="medium" href={csv} download>
        <Download size={18} aria-hidden="true" />
        <span>{words.t('reports.csv')}</span>
      </a>
    </div>
  );
}
