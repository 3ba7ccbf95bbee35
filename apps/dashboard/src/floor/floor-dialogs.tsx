import { useView } from '@foyer/client';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { formatPlace, formatReason } from '../shell/format-facts.ts';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { RESOLUTIONS, SUSPENSION_REASONS } from '../shell/reasons.ts';
import { useWords } from '../shell/words.ts';
import type { FloorParts } from './floor-ui.ts';

/** What is left to do, else the services: what was resolved or suspended took its button with it. */
const LANDING = ['.attention .panel-body', '.floor-services .panel-body'];

/** The window that is open over the floor, if any; it closes by itself when what it is about is gone. */
export function FloorDialogs({ view, names, commands, ui, actions }: FloorParts) {
  const { say } = useWords();
  const dialog = useStore(ui, (state) => state.dialog);
  const close = useStore(ui, (state) => state.close);
  const openVisits = useView(view, (state) => Object.keys(state.visit).length);
  const service = useView(view, (state) => (dialog?.kind === 'suspend' ? state.service[dialog.serviceId] : undefined));
  const escalation = useView(view, (state) =>
    dialog?.kind === 'resolve' ? state.escalation[dialog.escalationId] : undefined,
  );
  const visit = useView(view, (state) => (escalation?.visitId ? state.visit[escalation.visitId] : undefined));
  const gone =
    (dialog?.kind === 'suspend' && service === undefined) || (dialog?.kind === 'resolve' && escalation === undefined);
  useEffect(() => {
    if (gone) close();
  }, [gone, close]);

  const common = { commands, onClose: close, landing: LANDING };
  if (dialog?.kind === 'closeBranch') {
    return (
      <ActionDialog
        {...common}
        title={say('floor.closeTitle')}
        text={say('floor.closeText')}
        confirm={say('floor.closeBranch')}
        action={actions.closeBranch}
      />
    );
  }
  if (dialog?.kind === 'endDay') {
    return (
      <ActionDialog
        {...common}
        danger
        title={say('floor.endTitle')}
        text={`${say('floor.endText')} ${say('floor.endOpen', { count: openVisits })}`}
        confirm={say('floor.endDay')}
        action={actions.endDay}
      />
    );
  }
  if (service !== undefined) {
    const name = names.service(service.id);
    return (
      <ReasonDialog
        {...common}
        title={say('floor.suspendTitle', { service: name })}
        text={say('floor.suspendText')}
        confirm={say('floor.suspend')}
        reasons={SUSPENSION_REASONS}
        note={{ label: say('floor.message'), hint: say('floor.messageHint'), maxLength: 300 }}
        action={(reason, message) => actions.suspend(service, reason, message)}
      />
    );
  }
  if (escalation !== undefined) {
    const what = escalation.number ?? formatReason(escalation.reason, say);
    return (
      <ReasonDialog
        {...common}
        title={say('floor.resolveTitle', { what })}
        text={formatPlace(escalation, visit, names, say)}
        confirm={say('floor.resolve')}
        label={say('floor.resolution')}
        reasons={RESOLUTIONS}
        note={{ label: say('common.note'), hint: say('common.noteHint'), maxLength: 1000 }}
        action={(resolution, note) => actions.resolve(escalation, resolution, note)}
      />
    );
  }
  return null;
}
