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
export function FigureLine({ name, also, ...props }: FigureLineProps) {
  const { form } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const error = useMistakeAt(name, ...(also === undefined ? [] : [also]));
  return (
    <FigureText
      {...props}
      name={name}
      value={field.value}
      error={error}
      onChange={field.onChange}
      onBlur={field.onBlur}
    />
  );
}

interface FigureTextProps extends Omit<FigureLineProps, 'also'> {
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: number | string | null) => void;
  readonly onBlur?: () => void;
}

/** The same for a part of a larger value. */
export function FigureText({ name, label, help, scale = 'plain', value, error, onChange, onBlur }: FigureTextProps) {
  const words = useWords();
  const [text, setText] = useState(() => writeFigure(value, scale));
  // Changed from elsewhere, such as taken back.
  if (parseFigure(text, scale) !== (value ?? null) && writeFigure(value, scale) !== text) {
    setText(writeFigure(value, scale));
  }
  const { unit } = SCALES[scale];
  return (
    <TextField
      className="figure-line"
      label={unit === null ? label : words.t('settings.unit.in', { label, unit: words.t(unit) })}
      value={text}
      onChange={(written) => {
        setText(written);
        onChange(parseFigure(written, scale));
      }}
      inputMode="decimal"
      autoComplete="off"
      data-field={name}
      {...(onBlur === undefined ? {} : { onBlur })}
      {...(help === undefined ? {} : { description: help })}
      {...(error === undefined ? {} : { error })}
    />
  );
}
