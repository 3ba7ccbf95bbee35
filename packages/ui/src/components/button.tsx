import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import './button.css';
import { classNames } from './class-names.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
/** `medium` is 44 px high, `large` 56, `huge` 80 (kiosk). */
export type ButtonSize = 'small' | 'medium' | 'large' | 'huge';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Stands before the words. */
  readonly icon?: ReactNode;
  /** Takes the whole line. */
  readonly wide?: boolean;
  /** Waiting for an answer: stays focused, can't be pressed again. */
  readonly pending?: boolean;
  readonly className?: string;
}

/**
 * A button that says what it does. What it waits for is said by whoever has asked: react-aria's own pending state would
 * have the button's name read out again, by a reference that is empty as soon as the answer has taken the button away.
 */
export function Button({
  children,
  variant = 'secondary',
  size = 'medium',
  icon,
  wide = false,
  pending = false,
  className,
  onPress,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(pending ? { 'aria-disabled': true } : onPress === undefined ? {} : { onPress })}
      type={pending ? 'button' : type}
      data-variant={variant}
      data-size={size}
      data-wide={wide || undefined}
      className={classNames('fy-button', className)}
    >
      {pending ? <Spinner size="inline" /> : icon}
      <span className="fy-button-words">{children}</span>
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The icon. */
  readonly children: ReactNode;
  /** What it does, for those who can't see the icon. */
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly className?: string;
}

/** A button that shows an icon and says what it does to those who listen. */
export function IconButton({
  children,
  label,
  variant = 'quiet',
  size = 'medium',
  className,
  render = (props) => <button {...props} />,
  ...rest
}: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      // Who sees the icon alone learns what it does by pointing at it.
      render={(props, state) => render({ ...props, title: label }, state)}
      data-variant={variant}
      data-size={size}
      className={classNames('fy-button', 'fy-icon-button', className)}
    >
      {children}
    </AriaButton>
  );
}
