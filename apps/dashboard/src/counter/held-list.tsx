import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { Button, IconButton, TicketNumber, useWords } from '@foyer/ui';
import { CircleAlert, ListRestart, Megaphone, Play } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { Elapsed } from '../shell/elapsed.tsx';
import { useTick } from '../shell/ticker.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { readable } from '../visits/note-list.tsx';
import { TagBadges } from '../visits/tag-badges.tsx';

interface HeldListProps {
  readonly view: ReadableView;
  readonly names: Names;
  /** Can a customer come to this counter now? */
  readonly canResume: boolean;
  readonly canAct: boolean;
  readonly onCall: (visit: Visit) => void;
  readonly onResume: (visit: Visit) => void;
  readonly onQueue: (visit: Visit) => void;
}

/**
 * Who is to be gone on with: visits on hold, one's own and those of others who serve the same services, those to be called
 * back soonest first; then who did not come and still may.
 */
export function HeldList({ view, names, canResume, canAct, onCall, onResume, onQueue }: HeldListProps) {
  const words = useWords();
  const listed = useView(view, (state) => Object.values(state.visit).filter(isListed).toSorted(soonestFirst));
  const listen = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement && event.target.role === 'row' ? event.target : null;
    const visit = listed.find(({ id }) => id === row?.dataset.key);
    if (visit === undefined || event.repeat || event.key !== 'Enter') return;
    const isHeld = visit.stage.kind === 'held';
    if (isHeld && canResume) onCall(visit);
    else if (!isHeld && canAct) onQueue(visit);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="panel held" aria-labelledby="held-title">
      <div className="panel-head">
        <h2 id="held-title">{words.t('counter.held')}</h2>
        <span className="count">{listed.length}</span>
        {listed.length === 0 ? null : (
          <span className="panel-aside">{words.t('counter.heldHint', { enter: words.t('shell.key.enter') })}</span>
        )}
      </div>
      <div className="panel-body" onKeyDownCapture={listen}>
        <GridList
          aria-label={words.t('counter.held')}
          className="rows"
          id="held-rows"
          items={listed}
          dependencies={[canResume, canAct, names, words]}
          renderEmptyState={() => <div className="panel-empty">{words.t('counter.heldEmpty')}</div>}
        >
          {(visit) => (
            <GridListItem id={visit.id} textValue={visit.number} className="row">
              <span className="row-number">
                <TicketNumber number={visit.number} />
              </span>
              {visit.stage.kind === 'held' ? (
                <HeldFacts view={view} names={names} visit={visit} stage={visit.stage} />
              ) : (
                <MissedFacts visit={visit} />
              )}
              <span className="row-actions">
                {visit.stage.kind === 'held' ? (
                  <>
                    <IconButton
                      size="small"
                      label={words.t('counter.callBackThis', { number: visit.number })}
                      isDisabled={!canResume}
                      onPress={() => onCall(visit)}
                    >
                      <Megaphone size={17} aria-hidden="true" className="mirrored" />
                    </IconButton>
                    <IconButton
                      size="small"
                      label={words.t('counter.resumeHere', { number: visit.number })}
                      isDisabled={!canResume}
                      onPress={() => onResume(visit)}
                    >
                      <Play size={17} aria-hidden="true" />
                    </IconButton>
                    <IconButton
                      size="small"
                      label={words.t('counter.toQueue', { number: visit.number })}
                      isDisabled={!canAct}
                      onPress={() => onQueue(visit)}
                    >
                      <ListRestart size={17} aria-hidden="true" className="mirrored" />
                    </IconButton>
                  </>
                ) : (
                  <Button
                    size="small"
                    aria-label={words.t('counter.cameBack', { number: visit.number })}
                    icon={<ListRestart size={15} aria-hidden="true" className="mirrored" />}
                    isDisabled={!canAct}
                    onPress={() => onQueue(visit)}
                  >
                    {words.t('counter.cameBackShort')}
                  </Button>
                )}
              </span>
            </GridListItem>
          )}
        </GridList>
      </div>
    </section>
  );
}

type Held = Extract<Visit['stage'], { kind: 'held' }>;

/** Why somebody is on hold, for whom and until when. */
function HeldFacts(props: {
  readonly view: ReadableView;
  readonly names: Names;
  readonly visit: Visit;
  readonly stage: Held;
}) {
  const { view, names, visit, stage } = props;
  const words = useWords();
  const now = useTick(view);
  const { dueAt, owner } = stage;
  const [note] = readable(visit.notes);
  const isOver = dueAt !== null && now !== null && Date.parse(dueAt) <= now;
  return (
    <>
      <span className="row-facts">
        <span className="row-service">{names.reason('hold', stage.reason)}</span>
        {note === undefined ? (
          <span className="row-more">{names.service(visit.serviceId)}</span>
        ) : (
          <span className="row-note" dir="auto">
            {note.text}
          </span>
        )}
        {dueAt === null ? null : (
          <span className="row-more" data-tone={isOver ? 'danger' : undefined}>
            {isOver ? <CircleAlert size={13} aria-hidden="true" /> : null}
            {words.t(isOver ? 'counter.heldOverdue' : 'counter.heldDue', { time: words.clockTime(dueAt) })}
          </span>
        )}
        {owner.to === 'agent' ? null : (
          <span className="row-more">
            {owner.to === 'everyone'
              ? words.t('counter.heldFor.everyone')
              : words.t('counter.heldFor.counter', {
                  counter: words.counter(names.counter(owner.counterId) ?? owner.counterId, 'in-sentence'),
                })}
          </span>
        )}
        <span className="row-marks">
          <TagBadges tags={visit.tags} names={names} />
        </span>
      </span>
      <span className="row-wait">
        <Elapsed source={view} since={stage.heldAt} />
      </span>
    </>
  );
}

/** Until when somebody who did not come may still do so. */
function MissedFacts({ visit }: { readonly visit: Visit }) {
  const words = useWords();
  const until = visit.stage.kind === 'done' ? visit.stage.returnsUntil : null;
  return (
    <>
      <span className="row-facts">
        <span className="row-service">{words.t('counter.missed')}</span>
        <span className="row-more">
          {until === null ? null : words.t('counter.missedUntil', { time: words.clockTime(until) })}
        </span>
      </span>
      <span className="row-wait" />
    </>
  );
}

function isListed({ stage }: Visit): boolean {
  return stage.kind === 'held' || (stage.kind === 'done' && stage.returnsUntil !== null);
}

/** Those on hold by when they are to be called back, then those without a time, then who did not come. */
function soonestFirst(one: Visit, other: Visit): number {
  return placeOf(one) - placeOf(other);
}

function placeOf({ stage }: Visit): number {
  if (stage.kind !== 'held') return Number.POSITIVE_INFINITY;
  return stage.dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(stage.dueAt);
}
