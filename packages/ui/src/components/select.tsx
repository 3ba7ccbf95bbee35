import { Check, ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names.ts';
import './field.css';
import './select.css';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A line in smaller type below. */
  readonly detail?: string;
  readonly disabled?: boolean;
}

export interface SelectProps<Id extends string> {
  readonly label: string;
  /** The label is for those who listen only. */
  readonly labelHidden?: boolean;
  readonly options: readonly SelectOption<Id>[];
  /** `null`: nothing is chosen yet. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly description?: string;
  readonly error?: string;
  readonly className?: string;
}

/** One of several. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, labelHidden = false, options, value, onChange, placeholder = '', error, className } = props;
  return (
    <AriaSelect
      className={classNames('fy-field', className)}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      isInvalid={error !== undefined}
    >
      <Label className={labelHidden ? 'fy-visually-hidden' : 'fy-field-label'}>{label}</Label>
      <AriaButton className="fy-field-box fy-select-button">
        <SelectValue className="fy-select-value">
          {({ isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : options.find((option) => option.id === value)?.label
          }
        </SelectValue>
        <ChevronDown size={18} aria-hidden="true" />
      </AriaButton>
      {props.description === undefined ? null : (
        <Text slot="description" className="fy-field-description">
          {props.description}
        </Text>
      )}
      {error === undefined ? null : <FieldError className="fy-field-error">{error}</FieldError>}
      <Popover className="fy-select-popover">
        <ListBox items={options} className="fy-select-list">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              isDisabled={option.disabled ?? false}
              className="fy-select-option"
            >
              {({ isSelected }) => (
                <>
                  <span>
                    {option.label}
                    {option.detail === undefined ? null : <small>{option.detail}</small>}
                  </span>
                  {isSelected ? <Check size={18} aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
