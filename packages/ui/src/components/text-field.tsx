import { directionOf } from '@foyer/words';
import type { ReactNode, Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import './field.css';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validate'> {
  readonly label: string;
  /** The label is for those who listen only. */
  readonly labelHidden?: boolean;
  readonly description?: ReactNode;
  /** What is wrong with it. */
  readonly error?: string;
  readonly placeholder?: string;
  /** More than one makes it a text area. */
  readonly rows?: number;
  /** BCP 47: what is written in it is in this language, whatever the page's is. */
  readonly language?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

/** A line (or a few) to write in. */
export function TextField(props: TextFieldProps) {
  const { label, labelHidden = false, description, error, placeholder, rows = 1, language, inputRef, ...more } = props;
  const { className, ...rest } = more;
  const hint = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(language === undefined ? {} : { lang: language, dir: directionOf(language) }),
  };
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={classNames('fy-field', className)}>
      <Label className={labelHidden ? 'fy-visually-hidden' : 'fy-field-label'}>{label}</Label>
      {rows > 1 ? (
        <TextArea {...hint} rows={rows} className="fy-field-box" />
      ) : (
        <Input {...hint} {...(inputRef === undefined ? {} : { ref: inputRef })} className="fy-field-box" />
      )}
      {description === undefined ? null : (
        <Text slot="description" className="fy-field-description">
          {description}
        </Text>
      )}
      {error === undefined ? null : <FieldError className="fy-field-error">{error}</FieldError>}
    </AriaTextField>
  );
}
