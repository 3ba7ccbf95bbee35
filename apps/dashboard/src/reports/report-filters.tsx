import type { Service } from '@foyer/contract';
import { Select, TextField, useWords } from '@foyer/ui';
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

const ALL = '-all';
const CUSTOM = '-custom';

/** Which days and which service a report is about. */
export function ReportFilters({ today, period, services, serviceId, csv, onPeriod, onService }: ReportFiltersProps) {
  const words = useWords();
  const [draft, setDraft] = useState(period);
  useEffect(() => setDraft(period), [period]);
  const whole = isDay(draft.from) && isDay(draft.to);
  const backwards = whole && draft.from > draft.to;
  const change = (part: Partial<Period>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to) onPeriod(next);
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
        <TextField
          label={words.t('reports.from')}
          type="date"
          value={draft.from}
          onChange={(from) => change({ from })}
          {...(backwards ? { error: words.t('reports.badRange') } : {})}
        />
        <TextField label={words.t('reports.to')} type="date" value={draft.to} onChange={(to) => change({ to })} />
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
