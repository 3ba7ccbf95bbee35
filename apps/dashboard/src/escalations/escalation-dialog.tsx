import type { EscalationId } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Escalation } from '@foyer/contract';
import { Switch, TextField, useWords } from '@foyer/ui';
import { useEffect, useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import { formatPlace } from '../shell/format-facts.ts';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { type Names, offeredReasons, type ReadableView } from '../shell/use-names.ts';
import type { EscalationActions } from './escalation-actions.ts';

const MOST_NOTE = 1000;

/** The window over a page in which an escalation is answered, and which one. */
export interface OpenEscalation {
  readonly kind: 'advise' | 'resolve';
  readonly escalationId: EscalationId;
}

interface EscalationDialogProps {
  readonly open: OpenEscalation;
  readonly view: ReadableView;
  readonly names: Names;
  readonly commands: Commands;
  readonly actions: EscalationActions;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** Asks for the words of an answer, or how an escalation ended; it closes by itself when that is settled already. */
export function EscalationDialog(props: EscalationDialogProps) {
  const { open, view, onClose } = props;
  const escalation = useView(view, (state) => state.escalation[open.escalationId]);
  const gone = escalation === undefined || escalation.status === 'resolved';
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  if (escalation === undefined || gone) return null;
  return open.kind === 'advise' ? (
    <AdviseDialog {...props} escalation={escalation} />
  ) : (
    <ResolveDialog {...props} escalation={escalation} />
  );
}

type WithEscalation = EscalationDialogProps & { readonly escalation: Escalation };

function useAbout({ view, names, escalation }: WithEscalation): { readonly what: string; readonly where: string } {
  const words = useWords();
  const visit = useView(view, (state) => (escalation.visitId === null ? undefined : state.visit[escalation.visitId]));
  return {
    what: escalation.number ?? names.reason('escalation', escalation.reason),
    where: formatPlace(escalation, visit, names, words),
  };
}

function AdviseDialog(props: WithEscalation) {
  const { commands, actions, escalation, onClose, landing } = props;
  const words = useWords();
  const { what } = useAbout(props);
  const [text, setText] = useState('');
  const written = text.trim();
  return (
    <ActionDialog
      commands={commands}
      title={words.t('floor.adviseTitle', { what })}
      text={words.t('floor.adviseText')}
      confirm={words.t('floor.adviseConfirm')}
      ready={written !== ''}
      action={() => (written === '' ? null : actions.advise(escalation, written))}
      onClose={onClose}
      landing={landing}
    >
      <TextField
        label={words.t('floor.adviceLabel')}
        description={words.t('floor.adviceHint')}
        maxLength={MOST_NOTE}
        rows={3}
        value={text}
        onChange={setText}
        autoFocus
      />
    </ActionDialog>
  );
}

function ResolveDialog(props: WithEscalation) {
  const { view, names, commands, actions, escalation, onClose, landing } = props;
  const words = useWords();
  const branch = useView(view, (state) => state.branch);
  const { what, where } = useAbout(props);
  const { taken } = escalation;
  const [back, setBack] = useState(taken !== null && taken.from !== null);
  return (
    <ReasonDialog
      commands={commands}
      onClose={onClose}
      landing={landing}
      title={words.t('floor.resolveTitle', { what })}
      text={where}
      confirm={words.t('floor.resolve')}
      label={words.t('floor.resolution')}
      reasons={offeredReasons(branch, 'resolution', names)}
      note={{ label: words.t('shell.common.note'), hint: words.t('floor.decisionHint'), maxLength: MOST_NOTE }}
      action={(resolution, note) => actions.resolve(escalation, resolution, note, back)}
    >
      {taken === null ? null : (
        <Switch
          label={taken.from === null ? words.t('floor.backToQueue') : words.t('floor.backTo', { agent: taken.from })}
          value={back}
          onChange={setBack}
        />
      )}
    </ReasonDialog>
  );
}
