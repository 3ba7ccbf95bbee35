import { accentShades } from '@foyer/basics';
import { Button, TextField, useWords } from '@foyer/ui';
import { useState } from 'react';
import './looks.css';

/** As `tokens.css` has it. */
const OWN = '#115e59';
const COLOUR = /^#[0-9a-f]{6}$/;

interface AccentFieldProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** The branch's colour, and in which shades it will be seen. What is no colour is said here, and changes nothing. */
export function AccentField({ value, onChange }: AccentFieldProps) {
  const words = useWords();
  const [written, setWritten] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setWritten(value ?? '');
  }
  const write = (text: string) => {
    setWritten(text);
    const colour = colourOf(text);
    if (text.trim() === '') onChange(undefined);
    else if (colour !== null) onChange(colour);
  };
  const unreadable = written.trim() !== '' && colourOf(written) === null;
  return (
    <div className="accent-field">
      <input
        type="color"
        className="accent-field-picker"
        aria-label={words.t('looks.accent.pick')}
        value={value ?? OWN}
        onChange={({ target }) => write(target.value)}
      />
      <TextField
        label={words.t('looks.accent.label')}
        description={words.t('looks.accent.hint')}
        value={written}
        onChange={write}
        autoComplete="off"
        {...(unreadable ? { error: words.t('looks.accent.unreadable') } : {})}
      />
      {value === undefined ? null : (
        <Button variant="quiet" onPress={() => onChange(undefined)}>
          {words.t('looks.accent.own')}
        </Button>
      )}
      {value === undefined || unreadable ? null : <Shifts accent={value} />}
    </div>
  );
}

/** Whether the colour is seen as it is. */
function Shifts({ accent }: { readonly accent: string }) {
  const words = useWords();
  const isShifted = (scheme: 'light' | 'dark') => accentShades(accent, scheme).accent !== accent;
  const sentences = [
    ...(isShifted('light') ? [words.t('looks.accent.shiftedLight')] : []),
    ...(isShifted('dark') ? [words.t('looks.accent.shiftedDark')] : []),
  ];
  return (
    <p className="accent-field-shifts fy-field-description" role="status">
      {sentences.length === 0 ? words.t('looks.accent.asItIs') : sentences.join(' ')}
    </p>
  );
}

/** A colour as it is stored, from what somebody wrote; `null` where it is none. */
function colourOf(text: string): string | null {
  const written = text.trim().toLowerCase();
  const full = written.startsWith('#') ? written : `#${written}`;
  const doubled = /^#[0-9a-f]{3}$/.test(full) ? `#${[...full.slice(1)].map((digit) => digit + digit).join('')}` : full;
  return COLOUR.test(doubled) ? doubled : null;
}
