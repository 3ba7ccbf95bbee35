import { useWords } from '@foyer/ui';
import { CheckList, type CheckListProps } from '../../shell/check-list.tsx';
import { Choices } from '../../shell/choices.tsx';

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
