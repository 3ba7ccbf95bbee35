import { TextField, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { useController } from 'react-hook-form';
import { useMistakeAt } from './field-mistake.ts';
import { useBranchLanguages, useSectionForm } from './section-context.ts';
import { isObject } from './shape.ts';

interface FieldProps {
  /** The field's in the form: its way from the section's value, such as `services.3.numbering.prefix`. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly className?: string;
  /** Is the setting absent where nothing is written? */
  readonly absent?: boolean;
}

/** A text in one language or in none. */
export function TextLine({ name, label, help, className, absent = false }: FieldProps) {
  const { form } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const error = useMistakeAt(name);
  return (
    <TextField
      label={label}
      value={typeof field.value === 'string' ? field.value : ''}
      onChange={(text) => field.onChange(absent && text === '' ? undefined : text)}
      onBlur={field.onBlur}
      autoComplete="off"
      data-field={name}
      {...(help === undefined ? {} : { description: help })}
      {...(error === undefined ? {} : { error })}
      {...(className === undefined ? {} : { className })}
    />
  );
}

interface TextsProps extends FieldProps {
  readonly labelHidden?: boolean;
  /** May there be no text at all? Emptied in every language it is none then. */
  readonly optional?: boolean;
}

/** A text in each of the branch's languages. */
export function TextInLanguages({ name, label, labelHidden = false, optional = false, help }: TextsProps) {
  const languages = useBranchLanguages();
  const words = useWords();
  const { form } = useSectionForm();
  // All languages are one field: fields of their own would leave an empty text behind where there is none.
  const { field } = useController({ name, control: form.control });
  const texts = isObject(field.value) ? field.value : {};
  const change = (language: string, text: string) => {
    const { [language]: _, ...others } = texts;
    const next = text === '' ? others : { ...others, [language]: text };
    field.onChange(optional && Object.keys(next).length === 0 ? null : next);
  };
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
            name={`${name}.${language}`}
            alsoOf={index === 0 ? [name] : []}
            language={language}
            label={words.t('shell.common.facts', { first: label, second: languageName(language) })}
            value={texts[language]}
            instead={texts[languages[0] ?? '']}
            onChange={(text) => change(language, text)}
            onBlur={field.onBlur}
          />
        ))}
      </div>
      {help === undefined ? null : <p className="fy-field-description">{help}</p>}
    </div>
  );
}

interface TextInLanguageProps {
  readonly name: string;
  /** Of the whole text: what is wrong with it is said in the branch's first language. */
  readonly alsoOf: readonly string[];
  readonly language: string;
  readonly label: string;
  readonly value: unknown;
  /** The text in the branch's first language, which readers see where there is none. */
  readonly instead: unknown;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

function TextInLanguage({ name, alsoOf, language, label, value, instead, onChange, onBlur }: TextInLanguageProps) {
  const error = useMistakeAt(name, ...alsoOf);
  return (
    <div className="texts-line">
      <span className="texts-language" lang={language} aria-hidden="true">
        {languageName(language)}
      </span>
      <TextField
        label={label}
        labelHidden
        language={language}
        value={typeof value === 'string' ? value : ''}
        onChange={onChange}
        onBlur={onBlur}
        autoComplete="off"
        data-field={name}
        {...(typeof instead === 'string' && instead !== '' ? { placeholder: instead } : {})}
        {...(error === undefined ? {} : { error })}
      />
    </div>
  );
}
