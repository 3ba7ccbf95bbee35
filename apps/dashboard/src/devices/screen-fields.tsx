import type { Device } from '@foyer/contract';
import { Select } from '@foyer/ui';
import { Choices } from '../shell/choices.tsx';
import { CheckLine, Checks } from './checks.tsx';
import type { FormParts } from './kiosk-fields.tsx';
import { LanguageFields } from './language-fields.tsx';

type ScreenSettings = Extract<Device['settings'], { kind: 'screen' }>;

interface ScreenFieldsProps extends FormParts {
  readonly settings: ScreenSettings;
  readonly themes: readonly string[];
  readonly onChange: (settings: ScreenSettings) => void;
}

const CALLS = ['all', 'zone', 'counters'] as const;

/** What a lobby screen shows, and how it looks. */
export function ScreenFields(props: ScreenFieldsProps) {
  const { words, offered, settings, themes, onChange, field } = props;
  const known = themes.includes(settings.theme) ? themes : [...themes, settings.theme];
  return (
    <>
      <section className="device-part" aria-label={words.t('devices.screen.calls')}>
        <Choices
          label={words.t('devices.screen.calls')}
          layout="line"
          options={CALLS.map((id) => ({ id, label: words.t(`devices.screen.call.${id}`) }))}
          value={settings.calls}
          onChange={(calls) => onChange({ ...settings, calls })}
        />
        {settings.calls === 'counters' ? (
          <Checks
            label={words.t('devices.screen.counters')}
            options={offered.counters.map(({ id, number }) => ({ id, label: words.counter(number) }))}
            chosen={settings.counters}
            onChange={(counters) => onChange({ ...settings, counters: [...counters] })}
            error={field('/settings/counters').error}
          />
        ) : null}
        <CheckLine checked={settings.waits} onChange={(waits) => onChange({ ...settings, waits })}>
          {words.t('devices.screen.waits')}
        </CheckLine>
      </section>
      <LanguageFields
        {...props}
        chosen={settings.languages}
        onChange={(languages) => onChange({ ...settings, languages })}
      />
      <div className="device-pair-of-fields">
        <Select
          label={words.t('devices.screen.theme')}
          options={known.map((id) => ({ id, label: id }))}
          value={settings.theme}
          onChange={(theme) => onChange({ ...settings, theme })}
          {...field('/settings/theme')}
        />
      </div>
    </>
  );
}
