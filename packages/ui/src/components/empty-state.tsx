import type { ReactNode } from 'react';
import './empty-state.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
}

/** Says kindly that there is nothing here, and why. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <div className="fy-empty">
      {icon === undefined ? null : <div className="fy-empty-icon">{icon}</div>}
      <p className="fy-empty-title">{title}</p>
      {children === undefined ? null : <div className="fy-empty-words">{children}</div>}
      {action}
    </div>
  );
}
