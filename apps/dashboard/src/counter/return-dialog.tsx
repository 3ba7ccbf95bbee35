import type { ReturnPosition } from '@foyer/basics';
import type { Visit } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import type { Commands } from '../shell/commands.ts';
import type { CounterActions } from './counter-actions.ts';

interface ReturnDialogProps {
  readonly visit: Visit;
  readonly commands: Commands;
  readonly actions: CounterActions;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** Positions in the order in which they are offered. */
export const POSITIONS: readonly ReturnPosition[] = ['original', 'first', 'last'];

/** Where in the queue a customer waits again. */
export function ReturnDialog({ visit, commands, actions, onClose, landing }: ReturnDialogProps) {
  const words = useWords();
  const [position, setPosition] = useState<ReturnPosition>('original');
  return (
    <ActionDialog
      commands={commands}
      title={words.t('dialogs.returnVisit.title', { number: visit.number })}
      text={words.t('dialogs.returnVisit.text')}
      confirm={words.t('dialogs.returnVisit.confirm')}
      onClose={onClose}
      landing={landing}
      onDigit={(digit) => setPosition(POSITIONS[digit - 1] ?? position)}
      action={() => actions.returnVisit(visit, position)}
    >
      <Choices
        label={words.t('dialogs.transfer.position')}
        numbered
        autoFocus
        value={position}
        onChange={setPosition}
        options={POSITIONS.map((id) => ({
          id,
          label: words.t(`dialogs.transfer.${id}`),
          detail: words.t(`dialogs.transfer.${id}Hint`),
        }))}
      />
    </ActionDialog>
  );
}
