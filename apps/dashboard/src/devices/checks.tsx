import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckBox } from '../shell/check-box.tsx';
import './checks.css';

interface CheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** One thing that is or is not. */
export function CheckLine({ checked, onChange, isDisabled = false, children }: CheckProps) {
  return (
    <Checkbox className="check-line" isSelected={checked} onChange={onChange} isDisabled={isDisabled}>
      <CheckBox />
      <span>{children}</span>
    </Checkbox>
  );
}

interface ChecksProps<Id extends string> {
  readonly label: string;
  /** The label is for everybody, where nothing else says what these are. */
  readonly labelShown?: boolean;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
  readonly error?: string | undefined;
}

/** Some of several, in the order of the options. */
export function Checks<Id extends string>({
  label,
  labelShown = false,
  options,
  chosen,
  onChange,
  error,
}: ChecksProps<Id>) {
  const toggle = (id: Id, checked: boolean) =>
    onChange(options.map((option) => option.id).filter((one) => (one === id ? checked : chosen.includes(one))));
  return (
    <fieldset className="checks">
      <legend className={labelShown ? 'fy-field-label' : 'fy-visually-hidden'}>{label}</legend>
      <div className="checks-list">
        {options.map(({ id, label: name }) => (
          <CheckLine key={id} checked={chosen.includes(id)} onChange={(checked) => toggle(id, checked)}>
            {name}
          </CheckLine>
        ))}
      </div>
      {error === undefined ? null : <p className="fy-field-error">{error}</p>}
    </fieldset>
  );
}
