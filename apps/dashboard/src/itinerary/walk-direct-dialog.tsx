import { useView } from '@foyer/client';
import { Select, useWords } from '@foyer/ui';
import { useState } from 'react';
import type { CounterActions } from '../counter/counter-actions.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import type { Commands } from '../shell/commands.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';

/** Each has a digit of its own up to here; more are a list to open. */
const MOST_IN_SIGHT = 9;

interface WalkDirectDialogProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly commands: Commands;
  readonly actions: Pick<CounterActions, 'walkDirect'>;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** For a customer who has come straight to the counter: what they have come for. */
export function WalkDirectDialog({ view, names, commands, actions, ...common }: WalkDirectDialogProps) {
  const words = useWords();
  const services = useView(view, (state) => state.services).filter(({ status }) => status !== 'retired');
  const [serviceId, setServiceId] = useState(services[0]?.id ?? null);
  const options = services.map(({ id, status }) => ({
    id,
    label: names.service(id),
    ...(status === 'open' ? {} : { detail: words.t(`floor.status.${status}`) }),
  }));
  const choose = (id: typeof serviceId) => {
    setServiceId(id);
    // What was refused was said of what stood here before.
    commands.getState().dismiss();
  };
  return (
    <ActionDialog
      {...common}
      commands={commands}
      title={words.t('dialogs.walkDirect.title')}
      text={words.t('dialogs.walkDirect.text')}
      confirm={words.t('dialogs.walkDirect.confirm')}
      onDigit={(digit) => choose(options[digit - 1]?.id ?? serviceId)}
      ready={serviceId !== null}
      action={() => (serviceId === null ? null : actions.walkDirect(serviceId))}
    >
      {serviceId === null ? null : services.length <= MOST_IN_SIGHT ? (
        <Choices
          label={words.t('dialogs.newTicket.service')}
          numbered
          autoFocus
          options={options}
          value={serviceId}
          onChange={choose}
        />
      ) : (
        <Select
          label={words.t('dialogs.newTicket.service')}
          options={options}
          value={serviceId}
          onChange={choose}
          autoFocus
        />
      )}
    </ActionDialog>
  );
}
