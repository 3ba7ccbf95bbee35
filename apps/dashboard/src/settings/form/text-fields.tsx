import { TextField, useWords } from '@foyer/ui';
import { directionOf, languageName } from '@foyer/words';
import { useController } from 'react-hook-form';
import { useMistakeAt } from './field-mistake.ts';
import { useBranchLanguages, useSectionForm } from './section-context.ts';

interface FieldProps {
  /** The field's in the form: its way from the section's value, such as `services.3.numbering.prefix`. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly className?: string;
}

/** A text in one language or in none. */
export function TextLine({ name, label, help, className }: FieldProps) {
  const { form } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const error = useMistakeAt(name);
  return (
    <TextField
      label={label}
      value={typeof field.value === 'string' ? field.value : ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      autoComplete="off"
      data-field={name}
      {...(help === undefined ? {} : { description: help })}
      {...(error === undefined ? {} : { error })}
      {...(className === undefined ? {} : { className })}
    />
  );
}

/** A text in each of the branch's languages. */
export function TextInLanguages({
  name,
  label,
  labelHidden = false,
  help,
}: FieldProps & { readonly labelHidden?: boolean }) {
  const languages = useBranchLanguages();
  const words = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't be laid out
    <div className="texts" role="group" aria-label={label}>
      {labelHidden ? null : (
        <p className="texts-label" aria-hidden="true">
          {label}
        </p>
      )}
      <div className="texts-lines">
        {languages.map((language, index) => (
          <TextInLanguage
            key={language}
            name={name}
            language={language}
            label={words.t('shell.common.facts', { first: label, second: languageName(language) })}
            first={index === 0}
          />
        ))}
      </div>
      {help === undefined ? null : <p className="fy-field-description">{help}</p>}
    </div>
  );
}

interface TextInLanguageProps {
  readonly name: string;
  readonly language: string;
  readonly label: string;
  /** Of the branch's languages: what lacks it is said here. */
  readonly first: boolean;
}

function TextInLanguage({ name, language, label, first }: TextInLanguageProps) {
  const { form } = useSectionForm();
  const at = `${name}.${language}`;
  const { field } = useController({ name: at, control: form.control });
  const error = useMistakeAt(at, ...(first ? [name] : []));
  return (
    <div className="texts-line">
      <span className="texts-language" lang={language} aria-hidden="true">
        {languageName(language)}
      </span>
      <div lang={language} dir={directionOf(language)}>
        <TextField
          label={label}
          labelHidden
          value={typeof field.value === 'string' ? field.value : ''}
          // A text that was emptied is none.
          onChange={(text) => field.onChange(text === '' ? null : text)}
          onBlur={field.onBlur}
          autoComplete="off"
          data-field={at}
          {...(error === undefined ? {} : { error })}
        />
      </div>
    </div>
  );
}
