import { TextField, useWords } from '@foyer/ui';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useMistakeAt } from './field-mistake.ts';
import { parseFigure, SCALES, type Scale, writeFigure } from './figures.ts';
import { useSectionForm } from './section-context.ts';

interface FigureLineProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** In what people write it; a plain number when absent. */
  readonly scale?: Scale;
  /** Mistakes of the whole that this field is the first of are said here as well. */
  readonly also?: string;
}

/** A number to write, in a unit that people think in. What is no number stays as it was written, and is said to be none. */
export function FigureLine({ name, label, help, scale = 'plain', also }: FigureLineProps) {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const error = useMistakeAt(name, ...(also === undefined ? [] : [also]));
  const value: unknown = field.value;
  const [text, setText] = useState(() => writeFigure(value, scale));
  // Changed from elsewhere, such as taken back.
  if (parseFigure(text, scale) !== value && writeFigure(value, scale) !== text) setText(writeFigure(value, scale));
  const { unit } = SCALES[scale];
  return (
    <TextField
      className="figure-line"
      label={unit === null ? label : words.t('settings.unit.in', { label, unit: words.t(unit) })}
      value={text}
      onChange={(written) => {
        setText(written);
        field.onChange(parseFigure(written, scale));
      }}
      onBlur={field.onBlur}
      inputMode="decimal"
      autoComplete="off"
      data-field={name}
      {...(help === undefined ? {} : { description: help })}
      {...(error === undefined ? {} : { error })}
    />
  );
}
