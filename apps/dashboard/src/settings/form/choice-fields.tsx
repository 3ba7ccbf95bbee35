import { Select, type SelectOption, Switch } from '@foyer/ui';
import { useController } from 'react-hook-form';
import { useMistakeAt } from './field-mistake.ts';
import { useSectionForm } from './section-context.ts';

interface ChoiceLineProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly options: readonly SelectOption<string>[];
  /** The options stand for numbers. */
  readonly numeric?: boolean;
}

/** One of several, from a list. */
export function ChoiceLine({ name, label, help, options, numeric = false }: ChoiceLineProps) {
  const { form } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const error = useMistakeAt(name);
  return (
    <div data-field={name}>
      <Select
        label={label}
        options={options}
        value={field.value == null ? null : String(field.value)}
        onChange={(id) => field.onChange(numeric ? Number(id) : id)}
        {...(help === undefined ? {} : { description: help })}
        {...(error === undefined ? {} : { error })}
      />
    </div>
  );
}

interface SwitchLineProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** Is the setting absent where it is off? */
  readonly absent?: boolean;
}

/** Yes or no. */
export function SwitchLine({ name, label, help, absent = false }: SwitchLineProps) {
  const { form } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const error = useMistakeAt(name);
  return (
    <div data-field={name}>
      <Switch
        label={label}
        value={field.value === true}
        onChange={(on) => field.onChange(on || !absent ? on : undefined)}
        {...(help === undefined ? {} : { description: help })}
      />
      {error === undefined ? null : <p className="fy-field-error">{error}</p>}
    </div>
  );
}
