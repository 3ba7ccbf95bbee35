import type { HoursSpan } from '@foyer/configuration';
import { IconButton, TextField, useWords } from '@foyer/ui';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { type Mistakes, mistakeAt, withAnother } from './hours-draft.ts';
import { halvesOf, readTime, writeTime } from './read-time.ts';

interface SpansFieldProps {
  /** Of which day, for those who listen. */
  readonly of: string;
  readonly spans: readonly HoursSpan[];
  readonly onChange: (spans: readonly HoursSpan[]) => void;
  readonly pointer: string;
  readonly mistakes: Mistakes;
}

/** The stretches in which a day is open, each with its two times; none: closed. */
export function SpansField({ of, spans, onChange, pointer, mistakes }: SpansFieldProps) {
  const words = useWords();
  const own = mistakes.get(pointer);
  return (
    <div className="spans">
      {spans.length === 0 ? <span className="spans-closed">{words.t('hours.closed')}</span> : null}
      {spans.map((span, at) => {
        const change = (changes: Partial<HoursSpan>) => onChange(spans.with(at, { ...span, ...changes }));
        const error = mistakeAt(mistakes, `${pointer}/${at}`);
        const part = { day: of, number: at + 1 };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the day
          <div key={at} className="span" data-invalid={error !== undefined || undefined}>
            <TimeField label={words.t('hours.from', part)} time={span.from} onChange={(from) => change({ from })} />
            <span aria-hidden="true">–</span>
            <TimeField
              label={words.t('hours.until', part)}
              time={span.until}
              onChange={(until) => change({ until: until === '00:00' ? '24:00' : until })}
            />
            <IconButton
              size="small"
              label={words.t('hours.remove', part)}
              onPress={() => onChange(spans.toSpliced(at, 1))}
            >
              <X size={16} aria-hidden="true" />
            </IconButton>
            {error === undefined ? null : (
              <p className="fy-field-error" role="alert">
                {error}
              </p>
            )}
          </div>
        );
      })}
      <IconButton
        size="small"
        className="span-add"
        label={words.t('hours.add', { day: of })}
        onPress={() => onChange(withAnother(spans))}
      >
        <Plus size={16} aria-hidden="true" />
      </IconButton>
      {own === undefined ? null : <p className="fy-field-error">{own}</p>}
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly time: string;
  readonly onChange: (time: string) => void;
}

/** A time as its reader writes it; what is being typed stays as it is until they go on. */
function TimeField({ label, time, onChange }: TimeFieldProps) {
  const words = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const halves = halvesOf(words);
  return (
    <TextField
      className={halves === null ? 'time-field' : 'time-field time-field-halves'}
      label={label}
      labelHidden
      value={typed ?? writeTime(time, words)}
      onChange={(text) => {
        setTyped(text);
        onChange(readTime(text, halves));
      }}
      onBlur={() => setTyped(null)}
      inputMode={halves === null ? 'numeric' : 'text'}
      autoComplete="off"
      maxLength={halves === null ? 5 : 20}
    />
  );
}
