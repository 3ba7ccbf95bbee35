import type { ReactNode } from 'react';
import { Choices } from '../shell/choices.tsx';

interface AllOrSomeProps<T> {
  readonly label: string;
  readonly all: string;
  readonly some: string;
  /** What is chosen; `null` for all that there is. */
  readonly chosen: T | null;
  /** With what choosing some begins. */
  readonly everything: T;
  readonly onChange: (chosen: T | null) => void;
  /** Where some are chosen. */
  readonly children: (chosen: T) => ReactNode;
}

/** A part of a device's form: all that there is, or some of it, chosen below. */
export function AllOrSome<T>({ label, all, some, chosen, everything, onChange, children }: AllOrSomeProps<T>) {
  return (
    <section className="device-part" aria-label={label}>
      <Choices
        label={label}
        layout="line"
        options={[
          { id: 'all', label: all },
          { id: 'some', label: some },
        ]}
        value={chosen === null ? 'all' : 'some'}
        onChange={(value) => onChange(value === 'all' ? null : (chosen ?? everything))}
      />
      {chosen === null ? null : children(chosen)}
    </section>
  );
}
