import { AUDIT_KINDS, type AuditKind } from '@foyer/basics';
import { Button, DatePicker, Select, TextField, useWords } from '@foyer/ui';
import { auditActor } from '@foyer/words';
import { Download, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isDay } from '../../reports/periods.ts';
import { client } from '../../shell/server.ts';
import type { AuditFilter, AuditList } from './use-audit.ts';

interface AuditFiltersProps {
  readonly filter: AuditFilter & { readonly from: string; readonly to: string };
  readonly actors: AuditList['actors'];
  readonly onFilter: (filter: AuditFiltersProps['filter']) => void;
}

const ALL = '-all';

/** Which days, what, by whom and about which ticket. */
export function AuditFilters({ filter, actors, onFilter }: AuditFiltersProps) {
  const words = useWords();
  const { from, to, kind, actorId, number } = filter;
  const [days, setDays] = useState<{ readonly from: string | null; readonly to: string | null }>({ from, to });
  const [ticket, setTicket] = useState(number ?? '');
  useEffect(() => setDays({ from, to }), [from, to]);
  useEffect(() => setTicket(number ?? ''), [number]);
  const backwards = isDay(days.from) && isDay(days.to) && days.from > days.to;
  const changeDays = (part: Partial<typeof days>) => {
    const next = { ...days, ...part };
    setDays(next);
    if (isDay(next.from) && isDay(next.to) && next.from <= next.to)
      onFilter({ ...filter, from: next.from, to: next.to });
  };
  /** The filter with one part of it set, or left out. */
  const put = (part: Partial<AuditFilter>) => {
    const all = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined && value !== '');
    onFilter({ from, to, ...Object.fromEntries(all) });
  };
  const known = actors.some(({ id }) => id === actorId);
  const csv = client.address('audit', { query: { ...filter, format: 'csv', language: words.language } });
  return (
    <form
      className="audit-filters"
      onSubmit={(event) => {
        event.preventDefault();
        put({ number: ticket.trim() });
      }}
    >
      <DatePicker
        label={words.t('audit.filter.from')}
        value={days.from}
        onChange={(day) => changeDays({ from: day })}
        {...(backwards ? { error: words.t('reports.badRange') } : {})}
      />
      <DatePicker label={words.t('audit.filter.to')} value={days.to} onChange={(day) => changeDays({ to: day })} />
      <Select<AuditKind | typeof ALL>
        label={words.t('audit.column.kind')}
        options={[
          { id: ALL, label: words.t('audit.filter.everything') },
          ...AUDIT_KINDS.map((id) => ({ id, label: words.t(`audit.kind.${id}`) })),
        ]}
        value={kind ?? ALL}
        onChange={(id) => put({ kind: id === ALL ? undefined : id })}
      />
      <Select
        label={words.t('audit.column.who')}
        options={[
          { id: ALL, label: words.t('audit.filter.anybody') },
          ...actors.map((actor) => ({ id: actor.id, label: auditActor(actor, words) })),
          ...(actorId === undefined || known ? [] : [{ id: actorId, label: actorId }]),
        ]}
        value={actorId ?? ALL}
        onChange={(id) => put({ actorId: id === ALL ? undefined : id })}
      />
      <div className="audit-ticket">
        <TextField
          label={words.t('audit.column.ticket')}
          value={ticket}
          onChange={(text) => {
            setTicket(text);
            if (text === '') put({ number: undefined });
          }}
          autoComplete="off"
          maxLength={16}
        />
        <Button type="submit" isDisabled={ticket.trim() === (number ?? '')}>
          {words.t('audit.filter.find')}
        </Button>
      </div>
      {kind === undefined && actorId === undefined && number === undefined ? null : (
        <Button variant="quiet" icon={<X size={18} aria-hidden="true" />} onPress={() => onFilter({ from, to })}>
          {words.t('audit.filter.clear')}
        </Button>
      )}
      <a className="fy-button audit-csv" data-variant="secondary" data-size="medium" href={csv} download>
        <Download size={18} aria-hidden="true" />
        <span>{words.t('reports.csv')}</span>
      </a>
    </form>
  );
}
