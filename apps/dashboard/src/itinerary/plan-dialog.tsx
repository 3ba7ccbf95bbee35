import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { useState } from 'react';
import type { CounterActions } from '../counter/counter-actions.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { SeveralServices } from './several-services.tsx';

interface PlanDialogProps {
  readonly view: ReadableView;
  readonly visit: Visit;
  readonly names: Names;
  readonly commands: Commands;
  readonly actions: Pick<CounterActions, 'plan'>;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** What the customer goes on to afterwards: services added, in another order, or dropped. */
export function PlanDialog({ view, visit, names, actions, ...common }: PlanDialogProps) {
  const words = useWords();
  const services = useView(view, (state) => state.services);
  // What is drawn here is what was planned when it was opened; a newer version of the visit is refused.
  const [opened] = useState(visit);
  const [planned, setPlanned] = useState<readonly string[]>(visit.planned);
  return (
    <ActionDialog
      {...common}
      size="medium"
      title={words.t('dialogs.plan.title', { number: visit.number })}
      text={words.t('dialogs.plan.text', { service: names.service(visit.serviceId) })}
      confirm={words.t('dialogs.plan.confirm')}
      action={() => actions.plan(opened, [...planned])}
    >
      <SeveralServices
        label={words.t('dialogs.plan.list')}
        value={planned}
        onChange={setPlanned}
        services={services}
        present={visit.serviceId}
        names={names}
        autoFocus
      />
    </ActionDialog>
  );
}
