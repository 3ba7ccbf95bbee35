import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { Button, IconButton, TicketNumber, useWords } from '@foyer/ui';
import { ListRestart, Play } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { Elapsed } from '../shell/elapsed.tsx';
import type { Names, ReadableView } from '../shell/use-names.ts';

interface HeldListProps {
  readonly view: ReadableView;
  readonly names: Names;
  /** Can service go on at this counter now? */
  readonly canResume: boolean;
  readonly canAct: boolean;
  readonly onResume: (visit: Visit) => void;
  readonly onQueue: (visit: Visit) => void;
}

/** Visits on hold, one's own and those others who serve the same services put there. */
export function HeldList({ view, names, canResume, canAct, onResume, onQueue }: HeldListProps) {
  const words = useWords();
  const held = useView(view, (state) => Object.values(state.visit).filter(({ stage }) => stage.kind === 'held'));
  return (
    <section className="panel held" aria-labelledby="held-title">
      <div className="panel-head">
        <h2 id="held-title">{words.t('counter.held')}</h2>
        <span className="count">{held.length}</span>
      </div>
      <div className="panel-body">
        <GridList
          aria-label={words.t('counter.held')}
          className="rows"
          id="held-rows"
          items={held}
          dependencies={[canResume, canAct, names, words]}
          renderEmptyState={() => <div className="panel-empty">{words.t('counter.heldEmpty')}</div>}
        >
          {(visit) => {
            const stage = visit.stage.kind === 'held' ? visit.stage : null;
            return (
              <GridListItem id={visit.id} textValue={visit.number} className="row">
                <span className="row-number">
                  <TicketNumber number={visit.number} />
                </span>
                <span className="row-facts">
                  <span className="row-service">{stage === null ? null : names.reason('hold', stage.reason)}</span>
                  <span className="row-more" dir="auto">
                    {stage?.note ?? names.service(visit.serviceId)}
                  </span>
                </span>
                <span className="row-wait">
                  <Elapsed source={view} since={stage?.heldAt ?? null} />
                </span>
                <span className="row-actions">
                  <Button
                    size="small"
                    aria-label={words.t('counter.resumeHere', { number: visit.number })}
                    icon={<Play size={15} aria-hidden="true" />}
                    isDisabled={!canResume}
                    onPress={() => onResume(visit)}
                  >
                    {words.t('counter.resumeShort')}
                  </Button>
                  <IconButton
                    size="small"
                    label={words.t('counter.toQueue', { number: visit.number })}
                    isDisabled={!canAct}
                    onPress={() => onQueue(visit)}
                  >
                    <ListRestart size={17} aria-hidden="true" className="mirrored" />
                  </IconButton>
                </span>
              </GridListItem>
            );
          }}
        </GridList>
      </div>
    </section>
  );
}
