import { languageName } from '@foyer/words';
import { Choices } from '../shell/choices.tsx';
import { Checks } from './checks.tsx';
import type { FormParts } from './kiosk-fields.tsx';

interface LanguageFieldsProps extends FormParts {
  readonly chosen: readonly string[] | null;
  readonly onChange: (languages: string[] | null) => void;
}

/** In which of the branch's languages a device speaks. */
export function LanguageFields({ words, offered, field, chosen, onChange }: LanguageFieldsProps) {
  const { languages } = offered.branch;
  return (
    <section className="device-part" aria-label={words.t('devices.languages')}>
      <Choices
        label={words.t('devices.languages')}
        layout="line"
        options={[
          { id: 'all', label: words.t('devices.allLanguages') },
          { id: 'some', label: words.t('devices.someLanguages') },
        ]}
        value={chosen === null ? 'all' : 'some'}
        onChange={(value) => onChange(value === 'all' ? null : [...languages])}
      />
      {chosen === null ? null : (
        <Checks
          label={words.t('devices.languages')}
          options={languages.map((id) => ({ id, label: languageName(id) }))}
          chosen={chosen}
          onChange={(next) => onChange([...next])}
          error={field('/settings/languages').error}
        />
      )}
    </section>
  );
}
