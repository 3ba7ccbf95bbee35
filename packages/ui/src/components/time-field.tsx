import { parseTime } from '@internationalized/date';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { TimeField as AriaTimeField } from 'react-aria-components/TimeField';
import './field.css';
import './date-picker.css';

export interface TimeFieldProps {
  readonly label: string;
  /** `09:30`; `null`: nothing is written yet. */
  readonly value: string | null;
  /** Told of every time that is whole, and of `null` when a part of it is taken out. */
  readonly onChange: (time: string | null) => void;
  /** What is wrong with it. */
  readonly error?: string;
}

/** A time of day, written as the branch's region does. */
export function TimeField({ label, value, onChange, error }: TimeFieldProps) {
  return (
    <AriaTimeField
      className="fy-field"
      value={value === null ? null : parseTime(value)}
      onChange={(time) => onChange(time === null ? null : time.toString().slice(0, 5))}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros
    >
      <Label className="fy-field-label">{label}</Label>
      <div className="fy-field-box fy-date">
        <DateInput className="fy-date-input fy-time-input">
          {(segment) => <DateSegment segment={segment} className="fy-date-part" />}
        </DateInput>
      </div>
      {error === undefined ? null : <FieldError className="fy-field-error">{error}</FieldError>}
    </AriaTimeField>
  );
}
