import type { Counter } from '@foyer/contract';
import { Button, EmptyState, ShortcutHint, useWords } from '@foyer/ui';
import { CirclePause, DoorClosed, Play, UserRound } from 'lucide-react';
import { Elapsed } from '../shell/elapsed.tsx';
import { ReturnTime } from '../shell/return-time.tsx';
import { withKey } from '../shell/shortcuts.tsx';
import type { Names, ReadableView } from '../shell/use-names.ts';

interface StandstillProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly counter: Counter;
  readonly mine: boolean;
  readonly pending: string | null;
  readonly onOpen: () => void;
  readonly onResume: () => void;
  readonly onLeave: () => void;
  readonly onHandOver: () => void;
}

/** The counter serves nobody now, or not through this user: why, and what can be done about it. */
export function Standstill({
  view,
  names,
  counter,
  mine,
  pending,
  onOpen,
  onResume,
  onLeave,
  onHandOver,
}: StandstillProps) {
  const words = useWords();
  const { number, status } = counter;
  if (status === 'closed') {
    return (
      <EmptyState
        icon={<DoorClosed size={44} aria-hidden="true" />}
        title={words.t('counter.closedTitle', { counter: words.counter(number) })}
        action={
          <Button
            variant="primary"
            size="large"
            pending={pending === 'openCounter'}
            onPress={onOpen}
            render={withKey('O')}
          >
            {words.t('counter.choose.open', { counter: words.counter(number, 'in-sentence') })}{' '}
            <ShortcutHint keys={['O']} />
          </Button>
        }
      >
        {words.t('counter.closedText')}
      </EmptyState>
    );
  }
  if (!mine) {
    return (
      <EmptyState
        icon={<UserRound size={44} aria-hidden="true" />}
        title={words.t('counter.otherTitle', {
          counter: words.counter(number, 'in-sentence'),
          agent: counter.agentName ?? counter.agentId ?? '',
        })}
        action={
          <>
            <Button onPress={onLeave}>{words.t('counter.change')}</Button>
            <Button onPress={onHandOver}>{words.t('counter.handOver')}</Button>
          </>
        }
      >
        {words.t('counter.otherText', { agent: counter.agentName ?? '' })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<CirclePause size={44} aria-hidden="true" />}
      title={words.t('counter.pausedTitle')}
      action={
        <Button
          variant="primary"
          size="large"
          icon={<Play size={20} aria-hidden="true" />}
          pending={pending === 'resumeCounter'}
          onPress={onResume}
          render={withKey('P')}
        >
          {words.t('counter.resume')} <ShortcutHint keys={['P']} />
        </Button>
      }
    >
      {counter.reason === null ? null : <p className="strong">{names.reason('pause', counter.reason)}</p>}
      <p className="strong">
        <Elapsed source={view} since={counter.since} />
      </p>
      <p className="strong">
        <ReturnTime source={view} returnsAt={counter.returnsAt} />
      </p>
      <p>{words.t('counter.pausedText')}</p>
    </EmptyState>
  );
}
