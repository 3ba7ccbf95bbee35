import { Button, Dialog, ShortcutHint } from '@foyer/ui';
import { type KeyboardEvent, useRef } from 'react';
import { shortcutKey, withKey } from './shortcuts.tsx';
import './quick-choice.css';

interface QuickChoiceProps<Id extends string> {
  readonly title: string;
  readonly text?: string;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly detail?: string }[];
  readonly onChoose: (id: Id) => void;
  readonly onClose: () => void;
}

/** One of a few, chosen by a press: by its digit, or by the arrows and Enter. */
export function QuickChoice<Id extends string>({ title, text, options, onChoose, onClose }: QuickChoiceProps<Id>) {
  const list = useRef<HTMLFieldSetElement>(null);
  const listen = (event: KeyboardEvent) => {
    const key = shortcutKey(event.nativeEvent);
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const chosen = options[Number(key) - 1];
    if (step === 0 && chosen === undefined) return;
    event.preventDefault();
    if (chosen !== undefined) return onChoose(chosen.id);
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at((at + step) % buttons.length)?.focus();
  };
  return (
    <Dialog isOpen onClose={onClose} title={title} size="small">
      <fieldset className="quick-choice" onKeyDownCapture={listen} ref={list} aria-label={title}>
        {text === undefined ? null : <p className="muted">{text}</p>}
        {options.map(({ id, label, detail }, at) => (
          <Button
            key={id}
            autoFocus={at === 0}
            onPress={() => onChoose(id)}
            {...(at < 9 ? { render: withKey(String(at + 1)) } : {})}
          >
            <span className="quick-choice-words">
              {label}
              {detail === undefined ? null : <small className="muted">{detail}</small>}
            </span>
            {at < 9 ? <ShortcutHint keys={[String(at + 1)]} /> : null}
          </Button>
        ))}
      </fieldset>
    </Dialog>
  );
}
