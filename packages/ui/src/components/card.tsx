import type { HTMLAttributes, ReactNode } from 'react';
import './card.css';
import { classNames } from './class-names.ts';

export interface CardProps extends HTMLAttributes<HTMLElement> {
  readonly children: ReactNode;
  readonly as?: 'div' | 'section' | 'article' | 'li' | 'main' | 'aside';
  readonly tone?: 'plain' | 'sunken' | 'accent';
  readonly padding?: 'none' | 'small' | 'medium' | 'large';
}

/** A surface that holds one thing. */
export function Card({ as: Element = 'div', tone = 'plain', padding = 'medium', className, ...rest }: CardProps) {
  return <Element {...rest} data-tone={tone} data-padding={padding} className={classNames('fy-card', className)} />;
}
