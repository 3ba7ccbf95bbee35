import type { Counter } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { Hourglass } from 'lucide-react';
import type { FloorParts } from './floor-ui.ts';

interface CounterItemProps extends Pick<FloorParts, 'ui'> {
  readonly counter: Counter;
  /** For how long it has called nobody, and how many wait for it; `null`: its pause is overdue. */
  readonly idle: { readonly seconds: number; readonly waiting: number } | null;
}

/** A counter that stands still, with what can be done about it. */
export function CounterItem({ ui, counter, idle }: CounterItemProps) {
  const words = useWords();
  const name = words.counter(counter.number);
  return (
    <li className="attention-item" data-trouble="low">
      <div className="attention-head">
        <Hourglass size={18} aria-hidden="true" />
        <span className="strong">
          {idle === null
            ? words.t('floor.overdueCounter', { counter: name, time: words.clockTime(counter.returnsAt ?? '') })
            : words.t('floor.idleCounter', { counter: name })}
        </span>
      </div>
      <p className="muted">
        {idle === null
          ? counter.agentName
          : words.t('floor.idleCounterDo', {
              count: idle.waiting,
              time: words.duration(idle.seconds),
              agent: counter.agentName ?? '',
            })}
      </p>
      <div className="attention-actions">
        <Button size="small" onPress={() => ui.getState().open({ kind: 'message', counterId: counter.id })}>
          {words.t('floor.acts.message')}
        </Button>
        <Button size="small" onPress={() => ui.getState().open({ kind: 'counter', counterId: counter.id })}>
          {words.t('floor.acts.more')}
        </Button>
      </div>
    </li>
  );
}
