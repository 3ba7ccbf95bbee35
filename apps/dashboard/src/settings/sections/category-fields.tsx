import { SearchSelect, useWords } from '@foyer/ui';
import { useController } from 'react-hook-form';
import { useMistakeAt } from '../form/field-mistake.ts';
import { nameOf } from '../form/say-value.ts';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { entriesOf } from '../form/shape.ts';

const TOP = ' top';

/** The category that a service belongs to. */
export function CategoryField({ name }: { readonly name: string }) {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const error = useMistakeAt(name);
  return (
    <div data-field={name}>
      <SearchSelect
        label={words.t('settings.field.categoryId')}
        options={useCategories()}
        value={typeof field.value === 'string' ? field.value : null}
        onChange={field.onChange}
        {...(error === undefined ? {} : { error })}
      />
    </div>
  );
}

/** The category that a category, whose name in the form is `name`, stands under. */
export function ParentField({ name }: { readonly name: string }) {
  const words = useWords();
  const { form } = useSectionForm();
  const at = `${name}.parentId`;
  const { field } = useController({ name: at, control: form.control });
  const error = useMistakeAt(at);
  const own: unknown = form.getValues(`${name}.id`);
  const others = useCategories().filter(({ id }) => id !== own);
  return (
    <div data-field={at}>
      <SearchSelect
        label={words.t('settings.field.parentId')}
        options={[{ id: TOP, label: words.t('settings.category.top') }, ...others]}
        value={typeof field.value === 'string' ? field.value : TOP}
        onChange={(id) => field.onChange(id === TOP ? null : id)}
        {...(error === undefined ? {} : { error })}
      />
    </div>
  );
}

function useCategories() {
  const words = useWords();
  const { value } = useDraft();
  return entriesOf(value.categories).map((entry) => ({ id: entry.id, label: nameOf(entry, words) ?? entry.id }));
}
