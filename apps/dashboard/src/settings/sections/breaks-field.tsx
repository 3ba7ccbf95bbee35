import { Button, IconButton, TimeField, useWords } from '@foyer/ui';
import { Plus, X } from 'lucide-react';
import { useController } from 'react-hook-form';
import { useMistakeAt } from '../form/field-mistake.ts';
import { useSectionForm } from '../form/section-context.ts';
import { isObject } from '../form/shape.ts';

/** Times of day; `null` while one is not whole. */
interface Break {
  readonly from: string | null;
  readonly until: string | null;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** A time of day that is whole; `null` where there is none. */
export const timeOf = (value: unknown) => (typeof value === 'string' && TIME.test(value) ? value : null);

/** The breaks of a counter, each from one time of day until another. */
export function BreaksField({ name }: { readonly name: string }) {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const breaks: readonly Break[] = Array.isArray(field.value)
    ? field.value.filter(isObject).map(({ from, until }) => ({ from: timeOf(from), until: timeOf(until) }))
    : [];
  const error = useMistakeAt(name);
  // Without any there is no list of them.
  const change = (next: readonly Break[]) => field.onChange(next.length === 0 ? null : next);
  return (
    <div className="breaks" data-field={name}>
      {breaks.length === 0 ? <p className="muted">{words.t('settings.counter.noBreaks')}</p> : null}
      {breaks.map((one, index) => (
        <BreakLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a break is known by its place alone
          key={index}
          name={`${name}.${index}`}
          value={one}
          onChange={(next) => change(breaks.with(index, next))}
          onRemove={() => change(breaks.toSpliced(index, 1))}
        />
      ))}
      {error === undefined ? null : <p className="fy-field-error">{error}</p>}
      <div>
        <Button
          size="small"
          icon={<Plus size={16} aria-hidden="true" />}
          onPress={() => change([...breaks, { from: '12:00', until: '12:30' }])}
        >
          {words.t('settings.counter.addBreak')}
        </Button>
      </div>
    </div>
  );
}

interface BreakLineProps {
  readonly name: string;
  readonly value: Break;
  readonly onChange: (value: Break) => void;
  readonly onRemove: () => void;
}

function BreakLine({ name, value, onChange, onRemove }: BreakLineProps) {
  const words = useWords();
  const whole = useMistakeAt(name);
  const [from, until] = [useMistakeAt(`${name}.from`), useMistakeAt(`${name}.until`)];
  const wrong = until ?? whole;
  return (
    <div className="break-line" data-field={name}>
      <TimeField
        label={words.t('settings.counter.from')}
        value={value.from}
        onChange={(time) => onChange({ ...value, from: time })}
        {...(from === undefined ? {} : { error: from })}
      />
      <TimeField
        label={words.t('settings.counter.until')}
        value={value.until}
        onChange={(time) => onChange({ ...value, until: time })}
        {...(wrong === undefined ? {} : { error: wrong })}
      />
      <IconButton
        size="small"
        label={words.t('settings.counter.removeBreak', { time: value.from ?? '' })}
        onPress={onRemove}
      >
        <X size={18} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
