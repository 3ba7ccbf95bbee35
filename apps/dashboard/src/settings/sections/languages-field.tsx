import { Badge, IconButton, Select, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useController } from 'react-hook-form';
import { languages as known } from '../../shell/languages.ts';
import { useMistakeAt } from '../form/field-mistake.ts';
import { useSectionForm } from '../form/section-context.ts';
import { moved } from '../list/entries.ts';

/** The languages the branch offers, the usual one first. */
export function LanguagesField() {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name: 'languages', control: form.control });
  const list: readonly string[] = Array.isArray(field.value) ? field.value.map(String) : [];
  const error = useMistakeAt('languages', ...list.map((_, index) => `languages.${index}`));
  const rest = known.all.filter((tag) => !list.includes(tag));
  return (
    <div className="ordered" data-field="languages">
      <ol className="ordered-list" aria-label={words.t('settings.field.languages')}>
        {list.map((tag, index) => {
          const name = languageName(tag);
          return (
            <li key={tag}>
              <span lang={tag} className="ordered-name">
                {name}
              </span>
              {index === 0 ? <Badge tone="accent">{words.t('settings.branch.usual')}</Badge> : null}
              <IconButton
                size="small"
                label={words.t('settings.list.up', { name })}
                isDisabled={index === 0}
                onPress={() => field.onChange(moved(list, index, index - 1))}
              >
                <ArrowUp size={18} aria-hidden="true" />
              </IconButton>
              <IconButton
                size="small"
                label={words.t('settings.list.down', { name })}
                isDisabled={index === list.length - 1}
                onPress={() => field.onChange(moved(list, index, index + 1))}
              >
                <ArrowDown size={18} aria-hidden="true" />
              </IconButton>
              <IconButton
                size="small"
                label={words.t('settings.list.remove', { name })}
                onPress={() => field.onChange(list.filter((each) => each !== tag))}
              >
                <X size={18} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
      </ol>
      {rest.length === 0 ? null : (
        <Select
          label={words.t('settings.branch.addLanguage')}
          labelHidden
          placeholder={words.t('settings.branch.addLanguage')}
          options={rest.map((tag) => ({ id: tag, label: languageName(tag) }))}
          value={null}
          onChange={(tag) => field.onChange([...list, tag])}
        />
      )}
      {error === undefined ? null : (
        <p role="alert" className="fy-field-error">
          {error}
        </p>
      )}
    </div>
  );
}
