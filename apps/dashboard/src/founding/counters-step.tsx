import { Select, useWords } from '@foyer/ui';
import { useMemo, useState } from 'react';
import { type Mistakes, mistakeAt } from '../settings/hours/hours-draft.ts';
import { WeekGrid } from '../settings/hours/week-grid.tsx';
import type { StepProps } from './step-props.ts';
import '../settings/hours/hours.css';

const COUNTERS = Array.from({ length: 60 }, (_, at) => at + 1);

/** How many counters, and when the branch is open. */
export function CountersStep({ draft, onChange, mistakes }: StepProps) {
  const words = useWords();
  const [kept, keep] = useState(draft.hours);
  const { hours } = draft;
  const inHours: Mistakes = useMemo(
    () =>
      new Map(
        [...mistakes].flatMap(([pointer, sentence]) =>
          pointer.startsWith('/branch/hours') ? [[pointer.slice('/branch/hours'.length), sentence] as const] : [],
        ),
      ),
    [mistakes],
  );
  return (
    <>
      <fieldset className="founding-group">
        <legend>{words.t('founding.counters')}</legend>
        <div className="founding-number">
          <Select
            label={words.t('founding.countersHow')}
            options={COUNTERS.map((count) => ({ id: String(count), label: words.count(count) }))}
            value={String(draft.counters)}
            onChange={(count) => onChange({ ...draft, counters: Number(count) })}
          />
          <p className="muted">{words.t('founding.countersHint')}</p>
        </div>
      </fieldset>
      <fieldset className="founding-group">
        <legend>{words.t('hours.week')}</legend>
        <label className="hours-check">
          <input
            type="checkbox"
            checked={hours !== undefined}
            onChange={(event) => {
              if (hours !== undefined) keep(hours);
              onChange({ ...draft, hours: event.target.checked ? kept : undefined });
            }}
          />
          <span>
            {words.t('hours.have')}
            <small className="muted">{words.t('hours.haveHint')}</small>
          </span>
        </label>
        {hours === undefined ? null : (
          <WeekGrid
            label={words.t('hours.week')}
            week={hours.weekly}
            onChange={(weekly) => onChange({ ...draft, hours: { ...hours, weekly } })}
            pointer="/weekly"
            mistakes={inHours}
          />
        )}
        {mistakeAt(inHours, '') === undefined ? null : (
          <p role="alert" className="fy-visually-hidden">
            {mistakeAt(inHours, '')}
          </p>
        )}
      </fieldset>
    </>
  );
}
