import { useWords } from '@foyer/ui';
import { useController, useWatch } from 'react-hook-form';
import { CheckList } from '../../shell/check-list.tsx';
import { useMistakeAt } from '../form/field-mistake.ts';
import { useSectionForm } from '../form/section-context.ts';
import { idsIn } from './tiers.ts';

/** The services in no tier of a profile that it helps out with when somebody waits too long. */
export function WhenLateField({ name }: { readonly name: string }) {
  const words = useWords();
  const { form, config } = useSectionForm();
  const { field } = useController({ name: `${name}.whenLate`, control: form.control });
  const inTiers = idsIn(useWatch({ name: `${name}.tiers`, control: form.control }));
  const value = idsIn(field.value);
  const error = useMistakeAt(`${name}.whenLate`, ...value.map((_, at) => `${name}.whenLate.${at}`));
  const offered = config.services.filter(
    ({ id, retired }) => value.includes(id) || (!inTiers.includes(id) && retired !== true),
  );
  if (offered.length === 0) return <p className="muted">{words.t('settings.profile.whenLateNone')}</p>;
  return (
    <div data-field={`${name}.whenLate`}>
      <CheckList
        label={words.t('settings.field.whenLate')}
        labelHidden
        options={offered.map((service) => ({ id: String(service.id), label: words.text(service.name) }))}
        value={value}
        onChange={(chosen) => field.onChange(chosen.length === 0 ? undefined : chosen)}
      />
      {error === undefined ? null : (
        <p role="alert" className="fy-field-error">
          {error}
        </p>
      )}
    </div>
  );
}
