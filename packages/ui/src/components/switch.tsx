import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import './switch.css';

export interface SwitchProps {
  readonly label: string;
  /** A line in smaller type below. */
  readonly description?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, at once. */
export function Switch({ label, description, value, onChange, isDisabled = false }: SwitchProps) {
  return (
    <AriaSwitch className="fy-switch" isSelected={value} onChange={onChange} isDisabled={isDisabled}>
      <span className="fy-switch-track" aria-hidden="true" />
      <span>
        {label}
        {description === undefined ? null : <small>{description}</small>}
      </span>
    </AriaSwitch>
  );
}
