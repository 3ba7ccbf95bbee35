import { TextField, useWords } from '@foyer/ui';
import { type ReactNode, useState } from 'react';
import { ActionDialog } from './action-dialog.tsx';
import { Choices } from './choices.tsx';
import type { Action, Commands } from './commands.ts';
import type { ReasonChoice } from './use-names.ts';

interface ReasonDialogProps {
  readonly commands: Commands;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  /** The usual one first. */
  readonly reasons: readonly ReasonChoice[];
  /** What the choice is called, if not "Reason". */
  readonly label?: string;
  /** The text field below the reasons; none without it. */
  readonly note?: { readonly label: string; readonly hint: string; readonly maxLength: number };
  /** `note` is `undefined` when nothing was written. */
  readonly action: (reason: string, note: string | undefined) => Action;
  readonly onClose: () => void;
  /** Called instead when the command was accepted. */
  readonly onDone?: () => void;
  /** Where the focus goes when what opened the dialog can't have it back. */
  readonly landing: readonly string[];
  /** What else is asked, below everything. */
  readonly children?: ReactNode;
}

/** Asks for a reason from a short list and, where it makes sense, a few words. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { commands, title, text, confirm, reasons, note, action, onClose, onDone = onClose } = props;
  const words = useWords();
  const [reason, setReason] = useState(reasons[0]?.id ?? '');
  const [written, setWritten] = useState('');
  return (
    <ActionDialog
      commands={commands}
      title={title}
      text={text}
      confirm={confirm}
      onClose={onClose}
      onDone={onDone}
      landing={props.landing}
      onDigit={(digit) => setReason(reasons[digit - 1]?.id ?? reason)}
      action={() => action(reason, written.trim() === '' ? undefined : written.trim())}
    >
      <Choices
        label={props.label ?? words.t('shell.common.reason')}
        numbered
        autoFocus
        value={reason}
        onChange={setReason}
        options={reasons}
      />
      {note === undefined ? null : (
        <TextField
          label={note.label}
          description={note.hint}
          maxLength={note.maxLength}
          rows={2}
          value={written}
          onChange={setWritten}
        />
      )}
      {props.children}
    </ActionDialog>
  );
}
