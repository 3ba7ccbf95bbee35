import type { ReturnPosition } from '@foyer/basics';
import type { Client } from '@foyer/client';
import type { Counter, Escalation, RouteBody, Visit } from '@foyer/contract';
import {
  ArrowRightLeft,
  BellRing,
  Check,
  CheckCheck,
  CircleX,
  LifeBuoy,
  ListRestart,
  type LucideIcon,
  Pause,
  Play,
  UserX,
} from 'lucide-react';
import { escalationActions } from '../escalations/escalation-actions.ts';
import type { GoOn } from '../itinerary/go-on-dialog.tsx';
import type { Action, Done } from '../shell/commands.ts';
import { secondsSince } from '../shell/target-state.ts';
import { visitActions } from '../visits/visit-actions.ts';
import type { MarkKindOf } from './marks.ts';

/** Where a transfer goes and where the visit then stands in the queue, as the API takes it. */
export type TransferBody = RouteBody<'transfer'>;

/** How a counter that somebody works at stands: what can be done there follows from it. */
type Moment = 'free' | 'called' | 'serving' | 'paused';

interface CounterCommandRow {
  /** The key that does it; a pair that is never possible together may share one. */
  readonly key: string;
  readonly at: readonly Moment[];
  /** Asks for something before it is sent. */
  readonly asks?: true;
  /** Of the commands on the customer: in which row its button stands, and its picture. */
  readonly row?: 'flow' | 'more';
  readonly icon?: LucideIcon;
}

/** What an agent can do at the counter with the customer there, or without one, in the order of the buttons. */
export const COUNTER_COMMANDS = {
  callNext: { key: 'n', at: ['free'] },
  walkDirect: { key: 'd', at: ['free'], asks: true },
  start: { key: 's', at: ['called'], row: 'flow', icon: Play },
  recall: { key: 'r', at: ['called'], row: 'flow', icon: BellRing },
  noShow: { key: 'm', at: ['called'], row: 'flow', icon: UserX },
  finish: { key: 'f', at: ['serving'], row: 'flow', icon: Check },
  finishAndCallNext: { key: 'g', at: ['serving'], row: 'flow', icon: CheckCheck },
  returnVisit: { key: 'b', at: ['called', 'serving'], asks: true, row: 'more', icon: ListRestart },
  hold: { key: 'h', at: ['called', 'serving'], asks: true, row: 'more', icon: Pause },
  transfer: { key: 't', at: ['called', 'serving'], asks: true, row: 'more', icon: ArrowRightLeft },
  plan: { key: 'v', at: ['called', 'serving'], asks: true },
  escalate: { key: 'e', at: ['called', 'serving'], asks: true, row: 'more', icon: LifeBuoy },
  cancel: { key: 'x', at: ['called'], asks: true, row: 'more', icon: CircleX },
  addNote: { key: 'j', at: ['called', 'serving'], asks: true },
  editVisit: { key: 'd', at: ['called', 'serving'], asks: true },
  pause: { key: 'p', at: ['free'], asks: true },
  resumeCounter: { key: 'p', at: ['paused'] },
  closeCounter: { key: 'c', at: ['free', 'paused'], asks: true },
} as const satisfies Readonly<Record<string, CounterCommandRow>>;

/** Takes back what was done last, for a while. */
export const UNDO_KEY = 'u';

/** Opens what may be recorded about the customer. */
export const MARKS_KEY = 'k';

/** Takes a customer in, whatever is done at the counter. */
export const NEW_TICKET_KEY = 'a';

type Rows = typeof COUNTER_COMMANDS;
export type CounterCommand = keyof Rows;
/** Commands on the customer at the counter. */
export type CustomerCommand = { [C in CounterCommand]: Rows[C] extends { row: string } ? C : never }[CounterCommand];
/** Commands that ask for something first. */
export type AskingCommand = { [C in CounterCommand]: Rows[C] extends { asks: true } ? C : never }[CounterCommand];

export const counterCommands = Object.keys(COUNTER_COMMANDS) as readonly CounterCommand[];
export const customerCommands = counterCommands.filter(
  (name): name is CustomerCommand => 'row' in COUNTER_COMMANDS[name],
);

/** Does the command ask for something before it is sent? */
export function asksFirst(name: CounterCommand): name is AskingCommand {
  return 'asks' in COUNTER_COMMANDS[name];
}

/**
 * Which commands make sense now. Only what is plainly impossible is left out: whether a command succeeds is the
 * server's to say, and it says why not in a sentence.
 *
 * @param visit - the customer at the counter, if any
 * @param escalations - all that are open
 */
export function possibleCommands(
  counter: Counter,
  visit: Visit | null,
  escalations: readonly Escalation[],
): ReadonlySet<CounterCommand> {
  const moment = momentOf(counter, visit);
  if (moment === null) return new Set();
  const asked = visit !== null && isAsked(visit, escalations);
  const possible = counterCommands.filter((name) => {
    const { at }: CounterCommandRow = COUNTER_COMMANDS[name];
    return at.includes(moment) && !(asked && name === 'escalate');
  });
  return new Set(possible);
}

/** Has an agent asked for a supervisor whom nobody has sent yet? A customer's own call for help is another matter. */
function isAsked(visit: Visit, escalations: readonly Escalation[]): boolean {
  return escalations.some(
    ({ visitId, source, status }) => visitId === visit.id && source === 'agent' && status === 'raised',
  );
}

function momentOf(counter: Counter, visit: Visit | null): Moment | null {
  if (counter.status === 'closed') return null;
  if (counter.status === 'paused') return 'paused';
  if (visit === null) return 'free';
  const { kind } = visit.stage;
  return kind === 'called' || kind === 'serving' ? kind : null;
}

/** The actions of one counter, each an unsent command with what to say when it is done. */
export type CounterActions = ReturnType<typeof counterActions>;

/**
 * Makes the actions of one counter. Commands on a visit carry the version on the screen, so that what somebody else
 * changed in the meantime is not acted upon unseen.
 */
export function counterActions(client: Client, counterId: Counter['id']) {
  const at = { params: { counterId } };
  const on = ({ id, version }: Visit) => ({ params: { visitId: id }, body: { expectedVersion: version } });
  const action = (name: string, done: Done, send: Action['send']): Action => ({ name, done, send });
  const onCounter =
    (name: 'openCounter' | 'handOverCounter' | 'resumeCounter' | 'closeCounter' | 'callNext' | 'undo') => (): Action =>
      action(
        name,
        (words) => words.t(`done.${name}`),
        (commandId) => client.call(name, { ...at, commandId }),
      );
  const onVisit =
    (name: 'start' | 'recall' | 'noShow' | 'cancelVisit' | 'abandonVisit') =>
    (visit: Visit): Action =>
      action(
        name,
        (words) => words.t(`done.${name}`, { number: visit.number }),
        (commandId) => client.call(name, { ...on(visit), commandId }),
      );
  const withOutcome = (outcomeId: string | null) => (outcomeId === null ? {} : { outcomeId });

  return {
    ...escalationActions(client),
    ...visitActions(client),
    openCounter: onCounter('openCounter'),
    handOver: onCounter('handOverCounter'),
    resumeCounter: onCounter('resumeCounter'),
    closeCounter: onCounter('closeCounter'),
    callNext: onCounter('callNext'),
    undo: onCounter('undo'),
    start: onVisit('start'),
    recall: onVisit('recall'),
    noShow: onVisit('noShow'),
    cancel: onVisit('cancelVisit'),
    abandon: onVisit('abandonVisit'),
    hold: (visit: Visit, given: RouteBody<'hold'>): Action => {
      const { params, body } = on(visit);
      return action(
        'hold',
        (words) => words.t('done.hold', { number: visit.number }),
        (commandId) => client.call('hold', { params, body: { ...given, ...body }, commandId }),
      );
    },
    escalate: (visit: Visit, reason: string, note: string | undefined): Action => {
      const { params, body } = on(visit);
      return action(
        'escalate',
        (words) => words.t('done.escalate', { number: visit.number }),
        (commandId) => client.call('escalate', { params, body: { ...body, reason, note }, commandId }),
      );
    },
    walkDirect: (serviceId: RouteBody<'walkDirect'>['serviceId']) =>
      action(
        'walkDirect',
        (words) => words.t('done.walkDirect'),
        (commandId) => client.call('walkDirect', { ...at, body: { serviceId }, commandId }),
      ),
    plan: (visit: Visit, services: RouteBody<'planServices'>['services']) => {
      const { params, body } = on(visit);
      return action(
        'plan',
        (words) => words.t('done.plan', { number: visit.number }),
        (commandId) => client.call('planServices', { params, body: { ...body, services }, commandId }),
      );
    },
    pause: (reason: string, minutes: number | undefined) =>
      action(
        'pause',
        (words) => words.t('done.pause'),
        (commandId) => client.call('pauseCounter', { ...at, body: { reason, minutes }, commandId }),
      ),
    readMessage: (messageId: string) =>
      action(
        `read-${messageId}`,
        (words) => words.t('done.readMessage'),
        (commandId) => client.call('readMessage', { params: { counterId, messageId }, commandId }),
      ),
    callVisit: ({ id, version, number }: Visit) =>
      action(
        'callVisit',
        (words) => words.t('done.called', { number }),
        (commandId) => client.call('callVisit', { ...at, body: { visitId: id, expectedVersion: version }, commandId }),
      ),
    /** Into the queue of the next service that is planned, if any, unless told otherwise. */
    finish: (visit: Visit, outcomeId: string | null, goOn?: GoOn) => {
      const { params, body } = on(visit);
      return action(
        'finish',
        (words) => words.t(goesOn(visit, goOn) ? 'done.goesOn' : 'done.finish', { number: visit.number }),
        (commandId) => client.call('finish', { params, body: { ...body, ...withOutcome(outcomeId), goOn }, commandId }),
      );
    },
    finishAndCallNext: (visit: Visit, outcomeId: string | null) =>
      action(
        'finishAndCallNext',
        (words) => words.t(goesOn(visit) ? 'done.goesOn' : 'done.finishAndCallNext', { number: visit.number }),
        (commandId) => client.call('finishAndCallNext', { ...at, body: withOutcome(outcomeId), commandId }),
      ),
    addMark: ({ id, number }: Visit, mark: MarkKindOf, amountThousandths?: number) =>
      action(
        `mark-${mark.id}`,
        (words) => words.t('done.addMark', { mark: words.text(mark.name), number }),
        (commandId) =>
          client.call('addMark', {
            params: { visitId: id },
            body: { markId: mark.id, ...(amountThousandths === undefined ? {} : { amountThousandths }) },
            commandId,
          }),
      ),
    beginMark: ({ id, number }: Visit, mark: MarkKindOf) =>
      action(
        `mark-${mark.id}`,
        (words) => words.t('done.beginMark', { mark: words.text(mark.name), number }),
        (commandId) => client.call('beginMark', { params: { visitId: id }, body: { markId: mark.id }, commandId }),
      ),
    endMark: ({ id, number }: Visit, mark: MarkKindOf, markRecordId: string) =>
      action(
        `mark-${mark.id}`,
        (words) => words.t('done.endMark', { mark: words.text(mark.name), number }),
        (commandId) => client.call('endMark', { params: { visitId: id, markRecordId }, commandId }),
      ),
    removeMark: ({ id, number }: Visit, mark: MarkKindOf, markRecordId: string) =>
      action(
        `mark-${mark.id}`,
        (words) => words.t('done.removeMark', { mark: words.text(mark.name), number }),
        (commandId) => client.call('removeMark', { params: { visitId: id, markRecordId }, commandId }),
      ),
    resumeHere: (visit: Visit) => {
      const { params, body } = on(visit);
      return action(
        'resumeVisit',
        (words) => words.t('done.resumeVisit', { number: visit.number }),
        (commandId) => client.call('resumeVisit', { params, body: { ...body, counterId }, commandId }),
      );
    },
    /** Where the branch or its seniority has the visit come to stand, without a position. */
    returnVisit: (visit: Visit, position?: ReturnPosition) => {
      const { params, body } = on(visit);
      return action(
        'returnVisit',
        (words) => words.t('done.returnVisit', { number: visit.number }),
        (commandId) => client.call('returnVisit', { params, body: { ...body, position }, commandId }),
      );
    },
    transfer: (visit: Visit, given: TransferBody) => {
      const { params, body } = on(visit);
      return action(
        'transfer',
        (words) => words.t('done.transfer', { number: visit.number }),
        (commandId) => client.call('transfer', { params, body: { ...given, ...body }, commandId }),
      );
    },
  };
}

/** How long customers have to come to the counter before nobody doubts that they won't. */
const COMING_SECONDS = 30;

/** May this customer still be on the way? `now` is the branch's instant in epoch milliseconds, `null` while unknown. */
export function justCalled({ stage }: Pick<Visit, 'stage'>, now: number | null): boolean {
  return stage.kind === 'called' && now !== null && secondsSince(stage.lastCalledAt, now) < COMING_SECONDS;
}

/** Has a customer more to do once the present service is finished so? */
function goesOn({ planned }: Visit, goOn?: GoOn): boolean {
  return planned.length > 0 && goOn?.to !== 'end';
}
