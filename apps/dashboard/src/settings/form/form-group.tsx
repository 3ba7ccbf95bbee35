import { type ReactNode, useId } from 'react';

interface FormGroupProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** Fields that belong together, under a heading. */
export function FormGroup({ title, text, children }: FormGroupProps) {
  const id = useId();
  return (
    <section className="form-group" aria-labelledby={id}>
      <div className="form-group-head">
        <h2 id={id}>{title}</h2>
        {text === undefined ? null : <p>{text}</p>}
      </div>
      <div className="form-group-fields">{children}</div>
    </section>
  );
}
