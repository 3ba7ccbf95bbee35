import type { Branch, Note, User, Visit } from '@foyer/contract';
import { Badge, IconButton, TicketNumber, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { BellRing, LifeBuoy, NotebookPen, Printer, UserPen, UserRound } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { Answer } from '../escalations/answers.ts';
import { hasOtherServices, PlanLine } from '../itinerary/plan-line.tsx';
import { Elapsed } from '../shell/elapsed.tsx';
import { withKey } from '../shell/shortcuts.tsx';
import type { TimeSource } from '../shell/ticker.ts';
import type { Names } from '../shell/use-names.ts';
import { NoteList, readable } from '../visits/note-list.tsx';
import { OtherVisits } from '../visits/other-visits.tsx';
import { TagBadges } from '../visits/tag-badges.tsx';
import { useCustomer } from '../visits/use-customer.ts';
import type { OpenVisitDialog } from '../visits/visit-dialog.tsx';
import { COUNTER_COMMANDS } from './counter-actions.ts';
import { lastCallAt } from './history-line.ts';
import { HistoryList } from './history-list.tsx';
import { useHistory } from './use-history.ts';

interface CurrentCustomerProps {
  readonly visit: Visit | null;
  readonly branch: Branch | null;
  readonly names: Names;
  readonly source: TimeSource;
  readonly user: User;
  readonly onOpen: (dialog: OpenVisitDialog) => void;
  /** What others answered to escalations about the customer, the latest last. */
  readonly answers: readonly Answer[];
  /** Beside how they stand. */
  readonly children: ReactNode;
}

/** The customer at the counter. Every fact has its place, whether it is there or not, so that nothing moves. */
export function CurrentCustomer({
  visit,
  branch,
  names,
  source,
  user,
  onOpen,
  answers,
  children,
}: CurrentCustomerProps) {
  const words = useWords();
  const history = useHistory(visit);
  const customer = useCustomer(visit);
  const stage = visit?.stage;
  const calledAt = stage?.kind === 'called' ? stage.lastCalledAt : lastCallAt(history.items);
  return (
    <div className="current" data-stage={stage?.kind ?? 'none'}>
      <div className="current-main">
        <div className="current-top">
          <div className="current-number" aria-live="polite">
            {visit === null ? <span className="current-nobody">–</span> : <TicketNumber number={visit.number} />}
          </div>
          <div className="current-state">
            <div className="current-stage">
              <StageBadge visit={visit} />
              {children}
            </div>
            <p className="current-service">
              {visit === null ? words.t('counter.nobody') : names.service(visit.serviceId)}
            </p>
            {visit === null ? (
              <p className="muted">{words.t('counter.nobodyText')}</p>
            ) : (
              <div className="current-badges">
                {customer?.contact?.name == null ? null : (
                  <Badge icon={<UserRound aria-hidden="true" />}>
                    <bdi>{customer.contact.name}</bdi>
                  </Badge>
                )}
                <Badge tone={visit.classId === branch?.classes[0]?.id ? 'neutral' : 'accent'}>
                  {names.class(visit.classId)}
                </Badge>
                <Badge>
                  <span lang={visit.language}>{languageName(visit.language)}</span>
                </Badge>
                {visit.segment === null ? null : <Badge>{names.segment(visit.segment)}</Badge>}
                <TagBadges tags={visit.tags} names={names} />
                <EscalationBadge escalation={visit.escalation} />
                <PrintBadge print={visit.print} />
              </div>
            )}
          </div>
        </div>
        <dl className="current-timers">
          <Timer label={words.t('counter.inBranch')} active={false}>
            <Elapsed source={source} since={visit?.issuedAt ?? null} />
          </Timer>
          <Timer label={words.t('counter.sinceCall')} active={stage?.kind === 'called'}>
            <Elapsed source={source} since={visit === null ? null : calledAt} />
          </Timer>
          <Timer label={words.t('counter.served')} active={stage?.kind === 'serving'}>
            <Elapsed source={source} since={stage?.kind === 'serving' ? stage.startedAt : null} />
          </Timer>
        </dl>
        <Notes {...{ visit, names, answers, user, onOpen }} />
      </div>
      <section className="current-history" aria-label={words.t('counter.history')}>
        <h2>{words.t('counter.history')}</h2>
        <HistoryList items={visit === null ? [] : history.items} failed={history.problem !== null} names={names} />
        <OtherVisits visits={customer?.others ?? []} day={branch?.day ?? null} names={names} />
      </section>
    </div>
  );
}

/**
 * What the visit is about besides its present service, what colleagues noted of it and answered about it, the newest
 * first, and the way to say more.
 */
function Notes({
  visit,
  names,
  answers,
  user,
  onOpen,
}: Pick<CurrentCustomerProps, 'visit' | 'names' | 'answers' | 'user' | 'onOpen'>) {
  const words = useWords();
  const notes = readable(visit?.notes ?? []);
  // Until the customer is there, what a colleague wrote last is what is to be read first.
  const isNew = (note: Note) => visit?.stage.kind === 'called' && note === notes[0] && note.agentId !== user.id;
  const ask = (kind: 'addNote' | 'editVisit') => () => visit !== null && onOpen({ kind, visitId: visit.id });
  const about = (kind: 'editNote' | 'eraseNote') => (note: Note) =>
    visit !== null && onOpen({ kind, visitId: visit.id, noteId: note.id });
  const keyOf = (command: 'addNote' | 'editVisit') => withKey(COUNTER_COMMANDS[command].key.toUpperCase());
  return (
    <div className="current-notes">
      <div className="current-notes-head muted">
        <span>
          {words.t('counter.notes')} {notes.length > 1 ? notes.length : null}
        </span>
        <div>
          <IconButton
            size="small"
            label={words.t('counter.addNote')}
            isDisabled={visit === null}
            onPress={ask('addNote')}
            render={keyOf('addNote')}
          >
            <NotebookPen size={17} aria-hidden="true" />
          </IconButton>
          <IconButton
            size="small"
            label={words.t('counter.editVisit')}
            isDisabled={visit === null}
            onPress={ask('editVisit')}
            render={keyOf('editVisit')}
          >
            <UserPen size={17} aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {notes.length === 0 && answers.length === 0 && (visit === null || !hasOtherServices(visit)) ? (
        <p className="current-note muted">{words.t(visit === null ? 'shell.common.none' : 'counter.noNote')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
        <section className="current-note" aria-label={words.t('counter.notes')} aria-live="polite" tabIndex={0}>
          {visit === null ? null : <PlanLine visit={visit} names={names} />}
          {answers.map(({ id, by, text }) => (
            <Fragment key={id}>
              <span className="muted">{by}</span>
              <p className="strong" dir="auto">
                {text}
              </p>
            </Fragment>
          ))}
          <NoteList
            notes={notes}
            isNew={isNew}
            changing={{ user, onEdit: about('editNote'), onErase: about('eraseNote') }}
          />
        </section>
      )}
    </div>
  );
}

function Timer({
  label,
  active,
  children,
}: {
  readonly label: string;
  readonly active: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div data-active={active || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StageBadge({ visit }: { readonly visit: Visit | null }) {
  const words = useWords();
  const stage = visit?.stage;
  if (stage?.kind === 'called') {
    return (
      <Badge tone="warning" icon={<BellRing aria-hidden="true" />}>
        {stage.times > 1 ? words.t('counter.calledTimes', { times: stage.times }) : words.t('counter.called')}
      </Badge>
    );
  }
  if (stage?.kind === 'serving') {
    return (
      <Badge tone="good" icon={<UserRound aria-hidden="true" />}>
        {words.t('counter.serving')}
      </Badge>
    );
  }
  return <Badge>{words.t('floor.free')}</Badge>;
}

/** Is a supervisor wanted for the visit? */
export function EscalationBadge({ escalation }: Pick<Visit, 'escalation'>) {
  const words = useWords();
  if (escalation === null) return null;
  return (
    <Badge tone={escalation === 'raised' ? 'danger' : 'accent'} icon={<LifeBuoy aria-hidden="true" />}>
      {words.t(escalation === 'raised' ? 'shell.common.escalated' : 'shell.common.onTheWay')}
    </Badge>
  );
}

/** Does the customer have paper in hand? Said only when perhaps not. */
export function PrintBadge({ print }: Pick<Visit, 'print'>) {
  const words = useWords();
  if (print !== 'failed' && print !== 'uncertain') return null;
  return (
    <Badge tone="warning" icon={<Printer aria-hidden="true" />}>
      {words.t(print === 'failed' ? 'counter.printFailed' : 'counter.printUncertain')}
    </Badge>
  );
}
