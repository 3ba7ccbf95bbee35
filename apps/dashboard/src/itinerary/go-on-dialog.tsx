import type { RouteBody, Visit } from '@foyer/contract';
import { Select, useWords } from '@foyer/ui';
import { useState } from 'react';
import { DueField } from '../counter/hold-dialog.tsx';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import type { Action, Commands } from '../shell/commands.ts';
import type { Names, ReasonChoice } from '../shell/use-names.ts';

export type GoOn = NonNullable<RouteBody<'finish'>['goOn']>;

interface GoOnDialogProps {
  readonly visit: Visit;
  readonly names: Names;
  /** For a break, the usual one first. */
  readonly reasons: readonly ReasonChoice[];
  readonly commands: Commands;
  readonly action: (goOn: GoOn) => Action;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

const WAYS = ['queue', 'here', 'break', 'end'] as const;
const OWNERS = ['everyone', 'agent'] as const;
const OWNER_WORDS = { everyone: 'dialogs.hold.ownerEveryone', agent: 'dialogs.hold.ownerAgent' } as const;

/** How a customer goes on to the next service that is planned, once the present one is finished. */
export function GoOnDialog({ visit, names, reasons, action, ...common }: GoOnDialogProps) {
  const words = useWords();
  const [way, setWay] = useState<(typeof WAYS)[number]>('queue');
  const [reason, setReason] = useState(reasons[0]?.id ?? '');
  const [minutes, setMinutes] = useState('0');
  const [owner, setOwner] = useState<(typeof OWNERS)[number]>('everyone');
  const service = names.service(visit.planned[0] ?? '');
  const goOn = (): GoOn => {
    if (way !== 'break') return { to: way };
    const { stage } = visit;
    const mine = owner === 'agent' && stage.kind === 'serving' ? { owner: { to: owner, agentId: stage.agentId } } : {};
    return { to: way, reason, ...(minutes === '0' ? {} : { minutes: Number(minutes) }), ...mine };
  };
  return (
    <ActionDialog
      {...common}
      size="medium"
      title={words.t('dialogs.goOn.title', { number: visit.number })}
      confirm={words.t('dialogs.goOn.confirm')}
      onDigit={(digit) => setWay(WAYS[digit - 1] ?? way)}
      action={() => action(goOn())}
    >
      <Choices
        label={words.t('dialogs.goOn.way')}
        numbered
        autoFocus
        value={way}
        onChange={setWay}
        options={WAYS.map((id) => ({
          id,
          label: words.t(`dialogs.goOn.${id}`, { service }),
          detail: words.t(`dialogs.goOn.${id}Hint`),
        }))}
      />
      {way === 'break' ? (
        <div className="transfer-where">
          <Select label={words.t('shell.common.reason')} value={reason} onChange={setReason} options={reasons} />
          <DueField value={minutes} onChange={setMinutes} />
          <Select
            label={words.t('dialogs.hold.owner')}
            value={owner}
            onChange={setOwner}
            options={OWNERS.map((id) => ({ id, label: words.t(OWNER_WORDS[id]) }))}
          />
        </div>
      ) : null}
    </ActionDialog>
  );
}
