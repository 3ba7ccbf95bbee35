import { languageName } from '@foyer/words';
import { AllOrSome } from './all-or-some.tsx';
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
    <AllOrSome
      label={words.t('devices.languages')}
      all={words.t('devices.allLanguages')}
      some={words.t('devices.someLanguages')}
      chosen={chosen}
      everything={languages}
      onChange={(next) => onChange(next === null ? null : [...next])}
    >
      {(some) => (
        <Checks
          label={words.t('devices.languages')}
          options={languages.map((id) => ({ id, label: languageName(id) }))}
          chosen={some}
          onChange={(next) => onChange([...next])}
          error={field('/settings/languages').error}
        />
      )}
    </AllOrSome>
  );
}
