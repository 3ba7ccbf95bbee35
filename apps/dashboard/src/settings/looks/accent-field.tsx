import { accentShades } from '@foyer/basics';
import { Button, TextField, useWords } from '@foyer/ui';
import './looks.css';

/** As `tokens.css` has it. */
const OWN = '#115e59';
const COLOUR = /^#[0-9a-f]{6}$/;

interface AccentFieldProps {
  /** As it was written: a colour, or not yet. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly error: string | undefined;
}

/** The branch's colour, and in which shades it will be seen. */
export function AccentField({ value, onChange, error }: AccentFieldProps) {
  const words = useWords();
  const colour = colourOf(value);
  return (
    <div className="accent-field">
      <input
        type="color"
        className="accent-field-picker"
        aria-label={words.t('looks.accent.pick')}
        value={colour ?? OWN}
        onChange={({ target }) => onChange(target.value)}
      />
      <TextField
        label={words.t('looks.accent.label')}
        description={words.t('looks.accent.hint')}
        value={value ?? ''}
        onChange={(text) => onChange(text === '' ? undefined : text)}
        // Not while it is being written: the first three digits of six are a colour too.
        onBlur={() => value !== undefined && onChange(spelledOut(value))}
        autoComplete="off"
        {...(error === undefined ? {} : { error })}
      />
      {value === undefined ? null : (
        <Button variant="quiet" onPress={() => onChange(undefined)}>
          {words.t('looks.accent.own')}
        </Button>
      )}
      {colour === undefined ? null : <Shifts accent={colour} />}
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

/** A colour as the settings have it; `undefined` while something else is written. */
export function colourOf(text: string | undefined): string | undefined {
  return text !== undefined && COLOUR.test(text) ? text : undefined;
}

/** What people write for a colour, as the settings have it; anything else as it is. */
function spelledOut(written: string): string {
  const text = written.trim().toLowerCase();
  const full = text.startsWith('#') ? text : `#${text}`;
  const doubled = /^#[0-9a-f]{3}$/.test(full) ? `#${[...full.slice(1)].map((digit) => digit + digit).join('')}` : full;
  return COLOUR.test(doubled) ? doubled : written;
}
