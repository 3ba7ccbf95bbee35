import { useWords } from '@foyer/ui';
import { useController } from 'react-hook-form';
import { useMistakeAt } from '../form/field-mistake.ts';
import { FormGroup } from '../form/form-group.tsx';
import { useSectionForm } from '../form/section-context.ts';
import { Narrowing } from '../people/narrowing.tsx';
import { idsIn } from './tiers.ts';

/** Of which services an outcome or a mark is: of all, or of those that are ticked. */
export function OfServicesField({ name }: { readonly name: string }) {
  const words = useWords();
  const { form, config } = useSectionForm();
  const { field } = useController({ name: `${name}.services`, control: form.control });
  const value = Array.isArray(field.value) ? idsIn(field.value) : null;
  const error = useMistakeAt(`${name}.services`, ...(value ?? []).map((_, at) => `${name}.services.${at}`));
  const offered = config.services.filter(({ id, retired }) => retired !== true || value?.includes(id) === true);
  return (
    <FormGroup title={words.t('settings.field.services')}>
      <div data-field={`${name}.services`}>
        <Narrowing
          label={words.t('settings.ofServices')}
          options={offered.map((service) => ({ id: String(service.id), label: words.text(service.name) }))}
          value={value}
          onChange={(chosen) => field.onChange(chosen ?? undefined)}
        />
        {error === undefined ? null : (
          <p role="alert" className="fy-field-error">
            {error}
          </p>
        )}
      </div>
    </FormGroup>
  );
}
