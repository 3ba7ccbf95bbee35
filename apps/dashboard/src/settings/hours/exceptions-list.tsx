import type { HoursException } from '@foyer/configuration';
import { Button, EmptyState, IconButton, TextField, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { CalendarOff, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type Mistakes, mistakeAt } from './hours-draft.ts';
import { SpansField } from './spans-field.tsx';

interface ExceptionsListProps {
  readonly exceptions: readonly HoursException[];
  /** The branch's, the first needed. */
  readonly languages: readonly string[];
  readonly mistakes: Mistakes;
  readonly onChange: (exceptions: readonly HoursException[]) => void;
}

/** The dates with other hours, a year at a time. */
export function ExceptionsList({ exceptions, languages, mistakes, onChange }: ExceptionsListProps) {
  const words = useWords();
  const [year, setYear] = useState<string | null>(null);
  const years = [...new Set(exceptions.map(({ date }) => date.slice(0, 4)))].toSorted();
  const shown = year !== null && years.includes(year) ? year : (years.at(-1) ?? '');
  const rows = exceptions
    .map((exception, at) => ({ exception, at }))
    .filter(({ exception }) => exception.date.startsWith(shown));
  const add = () => {
    const date = `${shown === '' ? new Date().getFullYear() : shown}-`;
    setYear(null);
    onChange([...exceptions, { date, name: {}, spans: [] }]);
  };
  return (
    <div className="exceptions">
      {years.length < 2 ? null : (
        <fieldset className="exceptions-years" aria-label={words.t('hours.year')}>
          {years.map((one) => (
            <Button
              key={one}
              size="small"
              variant={one === shown ? 'primary' : 'quiet'}
              aria-pressed={one === shown}
              onPress={() => setYear(one)}
            >
              {one}
            </Button>
          ))}
        </fieldset>
      )}
      {rows.length === 0 ? (
        <EmptyState icon={<CalendarOff size={32} aria-hidden="true" />} title={words.t('hours.noExceptions')}>
          {words.t('hours.noExceptionsText')}
        </EmptyState>
      ) : (
        <ul className="exception-rows">
          {rows.map(({ exception, at }) => (
            <ExceptionRow
              key={at}
              exception={exception}
              at={at}
              languages={languages}
              mistakes={mistakes}
              onChange={(changed) => onChange(exceptions.with(at, changed))}
              onRemove={() => onChange(exceptions.toSpliced(at, 1))}
            />
          ))}
        </ul>
      )}
      <Button size="small" icon={<Plus size={16} aria-hidden="true" />} onPress={add}>
        {words.t('hours.addException')}
      </Button>
    </div>
  );
}

interface ExceptionRowProps {
  readonly exception: HoursException;
  readonly at: number;
  readonly languages: readonly string[];
  readonly mistakes: Mistakes;
  readonly onChange: (exception: HoursException) => void;
  readonly onRemove: () => void;
}

function ExceptionRow({ exception, at, languages, mistakes, onChange, onRemove }: ExceptionRowProps) {
  const words = useWords();
  const { date, name, spans, source } = exception;
  const pointer = `/exceptions/${at}`;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const dateError = mistakeAt(mistakes, `${pointer}/date`);
  const nameError = mistakeAt(mistakes, `${pointer}/name`);
  const of = words.text(name) || date;
  return (
    <li className="exception">
      <TextField
        className="exception-date"
        label={words.t('hours.date')}
        labelHidden
        value={date}
        onChange={(typed) => onChange({ ...exception, date: typed.trim() })}
        placeholder="2026-12-24"
        description={isDate && dateError === undefined ? words.day(date, 'short') : undefined}
        {...(dateError === undefined ? {} : { error: dateError })}
      />
      <div className="exception-names">
        {languages.map((language, place) => (
          <TextField
            key={language}
            language={language}
            label={words.t('hours.nameIn', { language: languageName(language) })}
            labelHidden
            placeholder={words.t('hours.nameIn', { language: languageName(language) })}
            value={name[language] ?? ''}
            onChange={(text) => onChange({ ...exception, name: named(name, language, text) })}
            {...(nameError === undefined || place > 0 ? {} : { error: nameError })}
          />
        ))}
        {source === undefined ? null : <small className="muted">{words.t('hours.source', { source })}</small>}
      </div>
      <SpansField
        of={of}
        spans={spans}
        onChange={(changed) => onChange({ ...exception, spans: changed })}
        pointer={`${pointer}/spans`}
        mistakes={mistakes}
      />
      <IconButton size="small" label={words.t('hours.removeException', { name: of })} onPress={onRemove}>
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

function named(name: HoursException['name'], language: string, text: string): HoursException['name'] {
  const others = Object.entries(name).filter(([tag]) => tag !== language);
  return Object.fromEntries(text === '' ? others : [...others, [language, text]]);
}
