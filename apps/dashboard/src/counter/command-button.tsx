import { Button, type ButtonSize, type ButtonVariant, ShortcutHint } from '@foyer/ui';
import type { ReactNode } from 'react';
import { withKey } from '../shell/shortcuts.tsx';

interface CommandButtonProps {
  readonly label: string;
  /** In smaller type below, as far as there is room. */
  readonly detail?: string | undefined;
  /** The key that does the same; shown on the button. */
  readonly hint: string;
  readonly icon: ReactNode;
  readonly possible: boolean;
  readonly pending: boolean;
  readonly onPress: () => void;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

/** A command with its key. It keeps its place when it is not possible. */
export function CommandButton(props: CommandButtonProps) {
  const { label, detail, hint, icon, possible, pending, onPress, variant = 'secondary', size = 'medium' } = props;
  return (
    <Button
      className="command"
      variant={variant}
      size={size}
      icon={icon}
      pending={pending}
      isDisabled={!possible && !pending}
      onPress={onPress}
      render={withKey(hint)}
    >
      <span className="command-label">
        {label}
        {detail === undefined ? null : <small>{detail}</small>}
      </span>
      <ShortcutHint keys={[hint]} />
    </Button>
  );
}
