import { useView } from '@foyer/client';
import { routes } from '@foyer/contract';
import { Switch, useWords } from '@foyer/ui';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { EscalationDialog } from '../escalations/escalation-dialog.tsx';
import { NewTicketDialog } from '../new-ticket/new-ticket-dialog.tsx';
import type { BeginNotice } from '../notices/notice-dialog.tsx';
import { NoticeDialogs } from '../notices/notice-dialogs.tsx';
import { isAllowed } from '../session/roles.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { offeredReasons } from '../shell/use-names.ts';
import { isAboutCustomer, VisitDialog } from '../visits/visit-dialog.tsx';
import { CounterDialogs } from './counter-dialogs.tsx';
import type { FloorParts } from './floor-ui.ts';
import { PastVisitDialog } from './past-visit-dialog.tsx';
import { VisitDialogs } from './visit-dialogs.tsx';

/** What is left to do, else the services: what was resolved or suspended took its button with it. */
const LANDING = ['.attention .panel-body', '.floor-services .panel-body'];

/** The window that is open over the floor, if any; it closes by itself when what it is about is gone. */
export function FloorDialogs({ view, names, commands, ui, actions, user }: FloorParts) {
  const words = useWords();
  const dialog = useStore(ui, (state) => state.dialog);
  const close = useStore(ui, (state) => state.close);
  const [withNotice, setWithNotice] = useState(false);
  useEffect(() => {
    if (dialog === null) setWithNotice(false);
  }, [dialog]);
  const branch = useView(view, (state) => state.branch);
  const openVisits = useView(view, (state) => Object.keys(state.visit).length);
  const service = useView(view, (state) => (dialog?.kind === 'suspend' ? state.service[dialog.serviceId] : undefined));
  const gone = dialog?.kind === 'suspend' && service === undefined;
  useEffect(() => {
    if (gone) close();
  }, [gone, close]);

  const common = { commands, onClose: close, landing: LANDING };
  const alsoNotice = isAllowed(user, routes.postNotice.access) ? (
    <Switch
      label={words.t('notices.also')}
      description={words.t('notices.alsoHint')}
      value={withNotice}
      onChange={setWithNotice}
    />
  ) : null;
  const noticeAfter = (begin: BeginNotice) => (withNotice ? ui.getState().open({ kind: 'newNotice', begin }) : close());
  if (dialog === null) return null;
  if ('escalationId' in dialog) {
    return <EscalationDialog {...common} open={dialog} view={view} names={names} actions={actions} />;
  }
  if (isAboutCustomer(dialog)) {
    // Back to where it was asked for: what was written is read there.
    const back = () => ui.getState().open({ kind: 'visit', visitId: dialog.visitId });
    return <VisitDialog {...common} onClose={back} open={dialog} view={view} names={names} actions={actions} />;
  }
  if (dialog.kind === 'newNotice' || 'noticeId' in dialog)
    return <NoticeDialogs {...{ view, names, commands, ui, actions, user }} dialog={dialog} />;
  if (dialog.kind === 'past') return <PastVisitDialog visit={dialog.visit} names={names} onClose={close} />;
  if ('visitId' in dialog) return <VisitDialogs {...{ view, names, commands, ui, actions, user }} dialog={dialog} />;
  if ('counterId' in dialog)
    return <CounterDialogs {...{ view, names, commands, ui, actions, user }} dialog={dialog} />;
  if (dialog.kind === 'newTicket') return <NewTicketDialog {...common} view={view} names={names} />;
  if (dialog.kind === 'closeBranch') {
    return (
      <ActionDialog
        {...common}
        title={words.t('floor.closeTitle')}
        text={words.t('floor.closeText')}
        confirm={words.t('floor.closeBranch')}
        action={actions.closeBranch}
        onDone={() => noticeAfter({ starter: 'early' })}
        also={alsoNotice}
      />
    );
  }
  if (dialog.kind === 'endDay') {
    return (
      <ActionDialog
        {...common}
        danger
        irreversible
        title={words.t('floor.endTitle')}
        text={words.t('floor.endText', { count: openVisits })}
        confirm={words.t('floor.endDay')}
        action={actions.endDay}
      />
    );
  }
  if (service !== undefined) {
    const name = names.service(service.id);
    return (
      <ReasonDialog
        {...common}
        title={words.t('floor.suspendTitle', { service: name })}
        text={words.t('floor.suspendText')}
        confirm={words.t('floor.suspend')}
        reasons={offeredReasons(branch, 'suspension', names)}
        note={{ label: words.t('floor.message'), hint: words.t('floor.messageHint'), maxLength: 300 }}
        action={(reason, message) => actions.suspend(service, reason, message)}
        onDone={() => noticeAfter({ starter: 'suspended', serviceIds: [service.id] })}
      >
        {alsoNotice}
      </ReasonDialog>
    );
  }
  return null;
}
