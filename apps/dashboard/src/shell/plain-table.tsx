import type { ReactNode } from 'react';

/** A column's name; one that needs no name for the eye is hidden, not left out. */
export type Column = string | { readonly label: string; readonly className?: string; readonly hidden?: true };

interface PlainTableProps {
  readonly columns: readonly Column[];
  readonly className?: string;
  /** More is on its way. */
  readonly busy?: boolean;
  /** The rows. */
  readonly children: ReactNode;
  /** What stands at their end and scrolls with them. */
  readonly below?: ReactNode;
}

/** A table in a region that scrolls below the names of its columns. */
export function PlainTable({ columns, className, busy, children, below }: PlainTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
    <div className="panel-body" tabIndex={0} aria-busy={busy}>
      <table className={className === undefined ? 'plain-table' : `plain-table ${className}`}>
        <thead>
          <tr>
            {columns.map((column) => {
              const { label, className: cell, hidden } = typeof column === 'string' ? { label: column } : column;
              return (
                <th key={label} scope="col" className={cell}>
                  {hidden === true ? <span className="fy-visually-hidden">{label}</span> : label}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {below}
    </div>
  );
}
