import type { ButtonProps } from '@foyer/ui';

/** Draws a button that tells those who listen which key does the same; as a property it would not be passed on. */
export function withKey(key: string): NonNullable<ButtonProps['render']> {
  return (props) => <button {...props} aria-keyshortcuts={key} />;
}
