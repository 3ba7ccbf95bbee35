import type { Counter } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { Hourglass } from 'lucide-react';
import type { FloorParts } from './floor-ui.ts';

/** How a counter stands still: it calls nobody, its pause is overdue, or whom it called has not come. */
type Standstill =
  | { readonly kind: 'idle'; readonly seconds: number; readonly waiting: number }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'unanswered'; readonly seconds: number; readonly number: string };

interface CounterItemProps extends Pick<FloorParts, 'ui'> {
  readonly counter: Counter;
  readonly standstill: Standstill;
}

/** A counter that stands still, with what can be done about it. */
export function CounterItem({ ui, counter, standstill }: CounterItemProps) {
  const words = useWords();
  const { what, more } = formatStandstill(counter, standstill, words);
  return (
    <li className="attention-item" data-trouble="low">
      <div className="attention-head">
        <Hourglass size={18} aria-hidden="true" />
        <span className="strong">{what}</span>
      </div>
      <p className="muted">{more}</p>
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

function formatStandstill({ number, agentName, returnsAt }: Counter, standstill: Standstill, words: Words) {
  const counter = words.counter(number);
  const agent = agentName ?? '';
  switch (standstill.kind) {
    case 'overdue':
      return {
        what: words.t('floor.overdueCounter', { counter, time: words.clockTime(returnsAt ?? '') }),
        more: agent,
      };
    case 'idle': {
      const { waiting, seconds } = standstill;
      const more = words.t('floor.idleCounterDo', { count: waiting, time: words.duration(seconds), agent });
      return { what: words.t('floor.idleCounter', { counter }), more };
    }
    case 'unanswered': {
      const what = words.t('floor.unanswered', {
        number: standstill.number,
        counter: words.counter(number, 'in-sentence'),
      });
      return { what, more: words.t('floor.unansweredDo', { time: words.duration(standstill.seconds), agent }) };
    }
  }
}
