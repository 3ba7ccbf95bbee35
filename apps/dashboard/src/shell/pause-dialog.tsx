import { useWords } from '@foyer/ui';
import { useState } from 'react';
import { ActionDialog } from './action-dialog.tsx';
import { Choices } from './choices.tsx';
import type { Action, Commands } from './commands.ts';
import type { ReasonChoice } from './use-names.ts';

/** How long a pause may be meant to last, minutes; `open`: nobody can say. */
const LENGTHS = ['open', '5', '10', '15', '30', '60'] as const;
type Length = (typeof LENGTHS)[number];

interface PauseDialogProps {
  readonly commands: Commands;
  readonly title: string;
  readonly reasons: readonly ReasonChoice[];
  /** `minutes`: how long it is meant to last; `undefined` where nobody can say. */
  readonly action: (reason: string, minutes: number | undefined) => Action;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** Asks why a counter pauses, and when it means to go on: estimates go by that, and the floor says when it is overdue. */
export function PauseDialog({ commands, title, reasons, action, onClose, landing }: PauseDialogProps) {
  const words = useWords();
  const [reason, setReason] = useState(reasons[0]?.id ?? '');
  const [length, setLength] = useState<Length>('open');
  const lengthWords = (each: Length) =>
    each === 'open' ? words.t('dialogs.pause.open') : words.duration(Number(each) * 60);
  return (
    <ActionDialog
      commands={commands}
      title={title}
      text={words.t('dialogs.pause.text')}
      confirm={words.t('dialogs.pause.confirm')}
      size="medium"
      onClose={onClose}
      landing={landing}
      onDigit={(digit) => setReason(reasons[digit - 1]?.id ?? reason)}
      action={() => action(reason, length === 'open' ? undefined : Number(length))}
    >
      <Choices
        label={words.t('shell.common.reason')}
        numbered
        autoFocus
        value={reason}
        onChange={setReason}
        options={reasons}
      />
      <Choices<Length>
        label={words.t('dialogs.pause.length')}
        layout="line"
        value={length}
        onChange={setLength}
        options={LENGTHS.map((id) => ({ id, label: lengthWords(id) }))}
      />
    </ActionDialog>
  );
}
