import type { ReactNode } from 'react';
import './badge.css';
import { classNames } from './class-names.ts';

export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'danger';

export interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  /** Says the same as the colour, for those who don't see it. */
  readonly icon?: ReactNode;
  readonly className?: string;
}

/** A short fact beside something: a state, a count. */
export function Badge({ children, tone = 'neutral', icon, className }: BadgeProps) {
  return (
    <span className={classNames('fy-badge', className)} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
