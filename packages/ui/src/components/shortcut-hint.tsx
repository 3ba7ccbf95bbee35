import './shortcut-hint.css';

export interface ShortcutHintProps {
  /** The keys to press together, such as `['Shift', 'N']`. */
  readonly keys: readonly string[];
}

/** Which keys do the same; not read aloud, the control has `aria-keyshortcuts`. */
export function ShortcutHint({ keys }: ShortcutHintProps) {
  return (
    <span className="fy-shortcut" aria-hidden="true" dir="ltr">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
