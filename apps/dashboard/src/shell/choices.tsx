import { classNames, ShortcutHint } from '@foyer/ui';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import './choices.css';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A line in smaller type below. */
  readonly detail?: string;
}

interface ChoicesProps<Id extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  /** In a line, each on its own, or as parts of one bar. */
  readonly layout?: 'line' | 'list' | 'bar';
  /** Shows the digit that chooses each; the page or the dialog listens for it. */
  readonly numbered?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/** One of a few, all in sight. */
export function Choices<Id extends string>(props: ChoicesProps<Id>) {
  const { label, labelHidden = false, options, value, onChange, layout = 'list', numbered = false } = props;
  return (
    <RadioGroup
      className="choices"
      data-layout={layout}
      value={value}
      isDisabled={props.isDisabled ?? false}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen);
        if (option !== undefined) onChange(option.id);
      }}
    >
      <Label className={classNames('choices-label', labelHidden && 'fy-visually-hidden')}>{label}</Label>
      <div className="choices-options">
        {options.map(({ id, label: words, detail }, index) => (
          <Radio key={id} value={id} className="choice" autoFocus={(props.autoFocus ?? false) && id === value}>
            <span className="choice-mark" aria-hidden="true" />
            <span className="choice-words">
              {words}
              {detail === undefined ? null : <small>{detail}</small>}
            </span>
            {numbered && index < 9 ? <ShortcutHint keys={[String(index + 1)]} /> : null}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
