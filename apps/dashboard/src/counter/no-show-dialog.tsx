import type { Visit } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import { secondsSince } from '../shell/target-state.ts';
import { type TimeSource, useTick } from '../shell/ticker.ts';
import type { CounterActions } from './counter-actions.ts';

interface NoShowDialogProps {
  readonly source: TimeSource;
  readonly visit: Visit;
  readonly commands: Commands;
  readonly actions: CounterActions;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** Asks whether a customer who was called a moment ago really does not come; says how long that has been. */
export function NoShowDialog({ source, visit, actions, ...common }: NoShowDialogProps) {
  const words = useWords();
  const now = useTick(source);
  const { number, stage } = visit;
  return (
    <ActionDialog
      {...common}
      danger
      title={words.t('dialogs.noShow.title', { number })}
      text={
        stage.kind === 'called' && now !== null
          ? words.t('dialogs.noShow.textCalled', { time: words.duration(secondsSince(stage.lastCalledAt, now)) })
          : words.t('dialogs.noShow.text')
      }
      confirm={words.t('dialogs.noShow.confirm')}
      action={() => actions.noShow(visit)}
    />
  );
}
