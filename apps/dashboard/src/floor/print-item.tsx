import type { Print } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { CircleCheck, Printer } from 'lucide-react';
import { useStore } from 'zustand';
import { Elapsed } from '../shell/elapsed.tsx';
import { formatReason } from '../shell/format-facts.ts';
import type { FloorParts } from './floor-ui.ts';

type PrintItemProps = Pick<FloorParts, 'view' | 'commands' | 'actions'> & { readonly print: Print };

/** A ticket that did not come out, or may not have; gone as soon as its customer is called, or somebody saw to it. */
export function PrintItem({ view, commands, actions, print }: PrintItemProps) {
  const words = useWords();
  const pending = useStore(commands, (state) => state.pending);
  return (
    <li className="attention-item">
      <div className="attention-head">
        <Printer size={18} aria-hidden="true" />
        <span className="strong">
          {words.t(print.status === 'failed' ? 'floor.printFailed' : 'floor.printUncertain', { number: print.number })}
        </span>
        <span className="attention-age">
          <Elapsed source={view} since={print.requestedAt} />
        </span>
      </div>
      {print.reason === null ? null : <p className="muted">{formatReason(print.reason, words)}</p>}
      <div className="attention-actions">
        {print.status === 'uncertain' ? (
          <Button
            size="small"
            icon={<CircleCheck size={15} aria-hidden="true" />}
            pending={pending === `printed-${print.id}`}
            onPress={() => void commands.getState().send(actions.markPrinted(print))}
          >
            {words.t('floor.markPrinted')}
          </Button>
        ) : null}
        <Button
          size="small"
          icon={<CircleCheck size={15} aria-hidden="true" />}
          aria-label={words.t('floor.seenToThis', { number: print.number })}
          pending={pending === `settled-${print.id}`}
          onPress={() => void commands.getState().send(actions.settlePrint(print))}
        >
          {words.t('floor.seenTo')}
        </Button>
      </div>
    </li>
  );
}
