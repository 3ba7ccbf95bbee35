import { Button, Dialog, ShortcutHint, useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { Action, Commands } from './commands.ts';
import { formatProblem } from './format-problem.ts';
import { shortcutKey, takesTyping } from './shortcuts.tsx';
import './action-dialog.css';

interface ActionDialogProps {
  readonly commands: Commands;
  readonly title: string;
  readonly text?: string;
  /** What the main button says. */
  readonly confirm: string;
  readonly danger?: boolean;
  /** It can't be taken back, so that going back has the focus. */
  readonly irreversible?: boolean;
  /** Makes the action from what was put in; `null` while something is missing. */
  readonly action: () => Action | null;
  /** Is everything there that the command needs? */
  readonly ready?: boolean;
  readonly onClose: () => void;
  /** Called instead when the command was accepted. */
  readonly onDone?: () => void;
  /** What may be done although it was refused for one of these reasons. */
  readonly overrule?: {
    readonly codes: ReadonlySet<string>;
    readonly label: string;
    readonly action: () => Action | null;
  };
  readonly children?: ReactNode;
  /** What may be done with it, below a question that stays one: Enter answers it at once. */
  readonly also?: ReactNode;
  /** Fields of the request, such as `body.contact.phone`, at which it is said itself that they were refused. */
  readonly fields?: readonly string[];
  readonly size?: 'small' | 'medium' | 'large';
  /** Told of a digit pressed outside the text fields. */
  readonly onDigit?: (digit: number) => void;
  /** Selectors of where the focus goes when what opened the dialog can't have it back, the best first. */
  readonly landing: readonly string[];
}

/**
 * Asks for what a command needs, and sends it. It closes when the command was accepted; when it was refused, it says
 * why and keeps everything that was put in.
 */
export function ActionDialog(props: ActionDialogProps) {
  const {
    commands,
    title,
    text,
    confirm,
    danger = false,
    irreversible = false,
    action,
    onClose,
    onDone = onClose,
    overrule,
    children,
    also,
    fields = [],
    size = 'small',
    onDigit,
    ready = true,
    landing,
  } = props;
  const words = useWords();
  const form = useId();
  const pending = useStore(commands, (state) => state.pending !== null);
  const answer = useStore(commands, (state) => state.answer);
  useEffect(() => {
    commands.getState().dismiss();
    // What was refused has been said in the window; whether something was done nobody knows stays said.
    return () => {
      const said = commands.getState().answer;
      if (said?.kind === 'problem' && said.again === null) commands.getState().dismiss();
    };
  }, [commands]);
  const places = useRef(landing);
  useEffect(() => () => landFocus(places.current), []);

  const send = async (made: Action | null) => {
    if (made !== null && (await commands.getState().send(made))) onDone();
  };
  const refused = answer?.kind === 'problem' ? answer.problem : null;
  const saidAtFields = refused?.errors?.every(({ field }) => fields.includes(field)) ?? false;
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (saidAtFields) place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [saidAtFields]);
  // In a text area Enter is a new line, so the way to send is Ctrl and Enter, as everywhere; a list would open by it.
  const sendByKeys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.repeat || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (ready) event.currentTarget.requestSubmit();
  };
  const listen = (event: KeyboardEvent<HTMLFormElement>) => {
    const digit = Number(shortcutKey(event.nativeEvent));
    if (!Number.isInteger(digit) || digit < 1 || takesTyping(event.target instanceof Element ? event.target : null)) {
      return;
    }
    event.preventDefault();
    onDigit?.(digit);
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      size={size}
      kind={children === undefined ? 'alert' : 'dialog'}
      actions={
        <>
          <div role="alert" className="action-problem">
            {refused === null || saidAtFields ? null : (
              <>
                <CircleAlert size={18} aria-hidden="true" /> {formatProblem(refused, words)}
              </>
            )}
          </div>
          {refused !== null && overrule?.codes.has(refused.code) ? (
            <Button className="action-overrule" isDisabled={pending} onPress={() => void send(overrule.action())}>
              {overrule.label}
            </Button>
          ) : null}
          <Button variant="quiet" onPress={onClose} autoFocus={irreversible}>
            {words.t('shell.common.cancel')}
          </Button>
          <Button
            type="submit"
            form={form}
            variant={danger ? 'danger' : 'primary'}
            pending={pending}
            isDisabled={!ready}
            autoFocus={children === undefined && !irreversible}
          >
            {confirm}
            {children === undefined ? null : (
              <span className="action-keys">
                <ShortcutHint keys={[words.t('shell.key.control'), '↵']} />
              </span>
            )}
          </Button>
        </>
      }
    >
      <form
        id={form}
        ref={place}
        className="action-form"
        onKeyDownCapture={sendByKeys}
        onKeyDown={listen}
        onSubmit={(event) => {
          event.preventDefault();
          void send(action());
        }}
      >
        {text === undefined ? null : <p className="action-text">{text}</p>}
        {children}
        {also}
      </form>
    </Dialog>
  );
}

/** Was this field of what was sent refused, and has nothing been changed since? */
export function useRefused(commands: Commands, field: string): boolean {
  return useStore(
    commands,
    ({ answer }) =>
      answer?.kind === 'problem' && answer.problem.errors?.some((error) => error.field === field) === true,
  );
}

/** Frames until the element that held the focus before a window has it again. */
const FRAMES = 3;

/**
 * After a window has closed: where the focus goes when what had it before is gone or can't be used any more. Nothing is
 * done when it has gone back.
 *
 * @param places - selectors, the best first; the first that is there and not disabled gets it
 */
function landFocus(places: readonly string[], frames = FRAMES): void {
  if (frames > 0) {
    requestAnimationFrame(() => landFocus(places, frames - 1));
    return;
  }
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body) return;
  for (const place of places) {
    const found = document.querySelector<HTMLElement>(place);
    if (found === null || found.matches(':disabled')) continue;
    found.focus();
    return;
  }
}
