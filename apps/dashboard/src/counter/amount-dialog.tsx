import type { Visit } from '@foyer/contract';
import { TextField, useWords } from '@foyer/ui';
import { useState } from 'react';
import { parseFigure } from '../settings/form/figures.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import type { CounterActions } from './counter-actions.ts';
import type { MarkKindOf } from './marks.ts';

interface AmountDialogProps {
  readonly visit: Visit;
  readonly mark: MarkKindOf;
  readonly commands: Commands;
  readonly actions: CounterActions;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** The most that is taken, thousandths. */
const MOST = 1_000_000_000_000;

/** What a mark comes to, in its unit. */
export function AmountDialog({ visit, mark, commands, actions, onClose, landing }: AmountDialogProps) {
  const words = useWords();
  const [written, setWritten] = useState('');
  const name = words.text(mark.name);
  const amount = thousandthsOf(written);
  const invalid = written !== '' && amount === null;
  return (
    <ActionDialog
      commands={commands}
      title={words.t('dialogs.amount.title', { mark: name, number: visit.number })}
      confirm={words.t('dialogs.amount.confirm')}
      onClose={onClose}
      landing={landing}
      ready={amount !== null}
      action={() => (amount === null ? null : actions.addMark(visit, mark, amount))}
    >
      <TextField
        label={words.t('dialogs.amount.label', { unit: mark.amountUnit ?? '' })}
        inputMode="decimal"
        autoComplete="off"
        autoFocus
        value={written}
        onChange={setWritten}
        {...(invalid ? { error: words.t('dialogs.amount.invalid', { example: words.decimal(12.5, 2) }) } : {})}
      />
    </ActionDialog>
  );
}

/** Thousandths of a unit, as somebody wrote them; `null` where it is no amount. */
function thousandthsOf(written: string): number | null {
  const figure = parseFigure(written, 'plain');
  if (typeof figure !== 'number' || figure < 0) return null;
  const thousandths = Math.round(figure * 1000);
  return thousandths <= MOST ? thousandths : null;
}
