import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { CheckBox } from './check-box.tsx';
import './check-list.css';

export interface CheckListProps<Id extends string> {
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
