import { useWords } from '@foyer/ui';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { CheckBox } from '../../shell/check-box.tsx';
import { Choices } from '../../shell/choices.tsx';

interface CheckListProps<Id extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly detail?: string }[];
  readonly value: readonly Id[];
  readonly onChange: (value: readonly Id[]) => void;
  readonly isDisabled?: boolean;
}

/** Any of a few, all in sight. */
export function CheckList<Id extends string>(props: CheckListProps<Id>) {
  const { label, labelHidden = false, options, value, onChange, isDisabled = false } = props;
  return (
    <CheckboxGroup
      className="check-list"
      value={[...value]}
      isDisabled={isDisabled}
      onChange={(chosen) => onChange(options.map(({ id }) => id).filter((id) => chosen.includes(id)))}
    >
      <Label className={labelHidden ? 'fy-visually-hidden' : 'fy-field-label'}>{label}</Label>
      <div className="check-list-options">
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id} className="check">
            <CheckBox />
            <span>
              {option.label}
              {option.detail === undefined ? null : <small className="muted">{option.detail}</small>}
            </span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}

interface NarrowingProps<Id extends string> extends Omit<CheckListProps<Id>, 'value' | 'onChange' | 'labelHidden'> {
  /** `null`: all. */
  readonly value: readonly Id[] | null;
  readonly onChange: (value: readonly Id[] | null) => void;
}

/** All, or only those that are ticked. */
export function Narrowing<Id extends string>({ value, onChange, ...rest }: NarrowingProps<Id>) {
  const words = useWords();
  return (
    <div className="narrowing">
      <Choices
        label={rest.label}
        layout="bar"
        isDisabled={rest.isDisabled ?? false}
        options={[
          { id: 'all', label: words.t('people.form.all') },
          { id: 'some', label: words.t('people.form.some') },
        ]}
        value={value === null ? 'all' : 'some'}
        onChange={(chosen) => onChange(chosen === 'all' ? null : [])}
      />
      {value === null ? null : <CheckList {...rest} labelHidden value={value} onChange={onChange} />}
    </div>
  );
}
