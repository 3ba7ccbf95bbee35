import { SearchSelect, useWords } from '@foyer/ui';
import { useMemo } from 'react';
import { useController } from 'react-hook-form';
import { useMistakeAt } from '../form/field-mistake.ts';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { regionOptions, timeZoneOptions, withRegion } from './places.ts';

/** In which time zone the branch is, found by the name of a city. */
export function TimeZoneField() {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name: 'timeZone', control: form.control });
  const error = useMistakeAt('timeZone');
  const value = String(field.value);
  const options = useMemo(() => timeZoneOptions(value), [value]);
  return (
    <div data-field="timeZone">
      <SearchSelect
        label={words.t('settings.field.timeZone')}
        description={words.t('settings.help.timeZone')}
        options={options}
        value={value}
        onChange={field.onChange}
        {...(error === undefined ? {} : { error })}
      />
    </div>
  );
}

/** In which country the branch is, which decides how it writes dates and numbers. */
export function RegionField() {
  const words = useWords();
  const { form } = useSectionForm();
  const { value: draft } = useDraft();
  const { field } = useController({ name: 'locale', control: form.control });
  const error = useMistakeAt('locale');
  const value = String(field.value);
  const options = useMemo(() => regionOptions(words), [words]);
  const languages = Array.isArray(draft.languages) ? draft.languages.map(String) : [];
  return (
    <div data-field="locale">
      <SearchSelect
        label={words.t('settings.field.locale')}
        description={words.t('settings.help.locale')}
        options={options}
        value={new Intl.Locale(value).region ?? null}
        onChange={(region) => field.onChange(withRegion(languages[0] ?? value, region))}
        {...(error === undefined ? {} : { error })}
      />
    </div>
  );
}
