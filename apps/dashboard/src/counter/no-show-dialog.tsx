import type { Visit } from '@foyer/contract';
import { formatDuration } from '@foyer/ui';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import { secondsSince } from '../shell/target-state.ts';
import { type TimeSource, useTick } from '../shell/ticker.ts';
import { useWords } from '../shell/words.ts';
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
  const { say, language } = useWords();
  const now = useTick(source);
  const { number, stage } = visit;
  const text = say('noShow.text');
  return (
    <ActionDialog
      {...common}
      danger
      title={say('noShow.title', { number })}
      text={
        stage.kind === 'called' && now !== null
          ? `${say('noShow.called', { time: formatDuration(secondsSince(stage.lastCalledAt, now), language) })} ${text}`
          : text
      }
      confirm={say('noShow.confirm')}
      action={() => actions.noShow(visit)}
    />
  );
}
