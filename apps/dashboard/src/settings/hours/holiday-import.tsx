import type { Result } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import type { Holidays } from '@foyer/contract';
import { Button, Dialog, Select, Spinner, useWords } from '@foyer/ui';
import { useEffect, useState } from 'react';
import { formatProblem } from '../../shell/format-problem.ts';

/** What is asked of the server. */
export interface HolidayQuery {
  readonly country?: string;
  readonly region?: string;
  readonly year: number;
}
export type AskHolidays = (query: HolidayQuery) => Promise<Result<Holidays, CallProblem>>;

interface HolidayImportProps {
  /** The branch's country, ISO 3166-1. */
  readonly country: string;
  readonly year: number;
  /** Dates that are exceptions already. */
  readonly known: ReadonlySet<string>;
  readonly ask: AskHolidays;
  readonly onImport: (holidays: Pick<Holidays, 'items' | 'source'>) => void;
  readonly onClose: () => void;
}

const WHOLE_COUNTRY = 'all';

/** Chooses a country's holidays of a year, after a look at them. */
export function HolidayImport({ country: home, year: present, known, ask, onImport, onClose }: HolidayImportProps) {
  const words = useWords();
  const [country, setCountry] = useState(home);
  const [region, setRegion] = useState(WHOLE_COUNTRY);
  const [year, setYear] = useState(present);
  const [found, setFound] = useState<Holidays | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let wanted = true;
    setProblem(null);
    void ask({ country, year, ...(region === WHOLE_COUNTRY ? {} : { region }) }).then((answer) => {
      if (!wanted) return;
      if (!answer.ok) return setProblem(answer.error);
      setFound(answer.value);
      // Days on which offices may choose to open are left out unless somebody takes them in.
      setLeft(new Set(answer.value.items.filter(({ kind }) => kind === 'optional').map(({ date }) => date)));
    });
    return () => {
      wanted = false;
    };
  }, [ask, country, region, year]);
  const names = new Intl.DisplayNames(words.tag, { type: 'region' });
  const countries = (found?.countries ?? [])
    .map((code) => ({ id: code, label: names.of(code) ?? code }))
    .toSorted((one, other) => words.compare(one.label, other.label));
  const isKnown = countries.some(({ id }) => id === country);
  const fresh = (found?.items ?? []).filter(({ date }) => !known.has(date));
  const chosen = fresh.filter(({ date }) => !left.has(date));
  const turn = (date: string) =>
    setLeft(left.has(date) ? new Set([...left].filter((one) => one !== date)) : new Set([...left, date]));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={words.t('hours.import.title')}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {words.t('shell.common.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={chosen.length === 0}
            onPress={() => {
              onImport({ items: chosen, source: found?.source ?? '' });
              onClose();
            }}
          >
            {words.t('hours.import.take', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="import-choices">
        <Select
          label={words.t('hours.import.country')}
          options={countries}
          value={isKnown ? country : null}
          onChange={(id) => {
            setCountry(id);
            setRegion(WHOLE_COUNTRY);
          }}
        />
        <Select
          label={words.t('hours.import.region')}
          options={[
            { id: WHOLE_COUNTRY, label: words.t('hours.import.all') },
            ...(found?.regions ?? []).map(({ code, name }) => ({ id: code, label: name })),
          ]}
          value={region}
          onChange={setRegion}
          isDisabled={(found?.regions.length ?? 0) === 0}
        />
        <Select
          label={words.t('hours.year')}
          options={[present, present + 1, present + 2].map((one) => ({ id: String(one), label: String(one) }))}
          value={String(year)}
          onChange={(id) => setYear(Number(id))}
        />
      </div>
      {problem === null ? null : <p className="fy-field-error">{formatProblem(problem, words)}</p>}
      {found === null && problem === null ? <Spinner label={words.t('hours.import.looking')} /> : null}
      {found !== null && fresh.length === 0 ? (
        <p className="muted">
          {isKnown
            ? words.t('hours.import.none')
            : words.t('hours.import.unknown', { country: names.of(country) ?? country })}
        </p>
      ) : null}
      <ul className="import-days">
        {fresh.map(({ date, name, kind }) => (
          <li key={date}>
            <label>
              <input type="checkbox" checked={!left.has(date)} onChange={() => turn(date)} />
              <span className="import-date">{words.day(date, 'short')}</span>
              <span>{words.text(name)}</span>
              {kind === 'public' ? null : <small className="muted">{words.t(`hours.import.kind.${kind}`)}</small>}
            </label>
          </li>
        ))}
      </ul>
      {found === null ? null : <small className="muted">{words.t('hours.source', { source: found.source })}</small>}
    </Dialog>
  );
}
