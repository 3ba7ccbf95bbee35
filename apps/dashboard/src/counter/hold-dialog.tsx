import { HOLD_OWNERS } from '@foyer/basics';
import type { Visit } from '@foyer/contract';
import { Select, TextField, useWords } from '@foyer/ui';
import { useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import type { Commands } from '../shell/commands.ts';
import type { ReasonChoice } from '../shell/use-names.ts';
import type { CounterActions } from './counter-actions.ts';

interface HoldDialogProps {
  readonly visit: Visit;
  readonly counterId: string;
  /** The usual one first. */
  readonly reasons: readonly ReasonChoice[];
  readonly commands: Commands;
  readonly actions: CounterActions;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

const MOST_NOTE = 1000;
/** After how many minutes a customer may be called back; 0 stands for "when they are ready". */
const MINUTES = [0, 5, 10, 15, 30, 60] as const;
const OWNER_WORDS = {
  agent: 'dialogs.hold.ownerAgent',
  counter: 'dialogs.hold.ownerCounter',
  everyone: 'dialogs.hold.ownerEveryone',
} as const;

interface DueFieldProps {
  /** Minutes, `0` for "when they are ready". */
  readonly value: string;
  readonly onChange: (minutes: string) => void;
}

/** When a customer on hold is to be called back. */
export function DueField({ value, onChange }: DueFieldProps) {
  const words = useWords();
  const options = MINUTES.map((count) => ({
    id: String(count),
    label:
      count === 0
        ? words.t('dialogs.hold.whenReady')
        : words.t('dialogs.hold.inMinutes', { length: words.duration(count * 60, 'words') }),
  }));
  return <Select label={words.t('dialogs.hold.due')} value={value} onChange={onChange} options={options} />;
}

/** Why, until when, and who goes on with the customer afterwards. */
export function HoldDialog({ visit, counterId, reasons, commands, actions, onClose, landing }: HoldDialogProps) {
  const words = useWords();
  const [reason, setReason] = useState(reasons[0]?.id ?? '');
  const [owner, setOwner] = useState<(typeof HOLD_OWNERS)[number]>('agent');
  const [minutes, setMinutes] = useState('0');
  const [note, setNote] = useState('');
  const given = () => ({
    reason,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(minutes === '0' ? {} : { minutes: Number(minutes) }),
    // One's own is what the branch takes without being told.
    ...(owner === 'agent' ? {} : { owner: owner === 'counter' ? { to: owner, counterId } : { to: owner } }),
  });
  return (
    <ActionDialog
      commands={commands}
      size="medium"
      title={words.t('dialogs.hold.title', { number: visit.number })}
      text={words.t('dialogs.hold.text')}
      confirm={words.t('dialogs.hold.confirm')}
      onClose={onClose}
      landing={landing}
      onDigit={(digit) => setReason(reasons[digit - 1]?.id ?? reason)}
      action={() => actions.hold(visit, given())}
    >
      <Choices
        label={words.t('shell.common.reason')}
        numbered
        autoFocus
        value={reason}
        onChange={setReason}
        options={reasons}
      />
      <TextField
        label={words.t('shell.common.note')}
        description={words.t('shell.common.noteHint')}
        maxLength={MOST_NOTE}
        rows={2}
        value={note}
        onChange={setNote}
      />
      <div className="transfer-where">
        <DueField value={minutes} onChange={setMinutes} />
        <Select
          label={words.t('dialogs.hold.owner')}
          value={owner}
          onChange={setOwner}
          options={HOLD_OWNERS.map((id) => ({ id, label: words.t(OWNER_WORDS[id]) }))}
        />
      </div>
    </ActionDialog>
  );
}
