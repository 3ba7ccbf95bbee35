import type { ParsedBody, ParsedParams, RouteName, RouteReply } from '@foyer/contract';
import type { Command, CommandOf, CommandType } from '@foyer/queue-core';
import type { BranchContext } from '../context.ts';
import {
  called,
  counter,
  escalation,
  finishedAndCalled,
  nothing,
  print,
  raised,
  visit,
  walkedDirect,
} from './command-replies.ts';
import { carryOut, erasable, type Outcome, type Referring } from './commands.ts';
import type { Handlers, RouteCall } from './route-call.ts';

/** What a route's path and body say, as a command has it. */
type Fields<N extends RouteName> = Named<ParsedParams<N>> & Named<Referring<ParsedBody<N>>>;
/** The members that have a name: a route without a path's or a body's members has none. */
type Named<T> = T extends object ? { [K in keyof T as string extends K ? never : K]: T[K] } : unknown;
/** The commands that have just these fields. */
type Fitting<N extends RouteName> = {
  [T in CommandType]: Fields<N> extends Omit<CommandOf<T>, 'type'>
    ? [Exclude<keyof Fields<N>, keyof CommandOf<T>>] extends [never]
      ? T
      : never
    : never;
}[CommandType];

/** A route whose path and body are its command: which command that is, and what is answered besides clock and time. */
type Plain<N extends RouteName> = readonly [
  command: Fitting<N>,
  reply: (outcome: Outcome, fields: Fields<N>) => Omit<RouteReply<N>, 'clock' | 'time'>,
];

const plainCommands = {
  openBranch: ['open-branch', nothing],
  closeBranch: ['close-branch', nothing],
  endDay: ['end-day', nothing],
  suspendService: ['suspend-service', nothing],
  resumeService: ['resume-service', nothing],

  pauseCounter: ['pause-counter', counter],
  setProfile: ['set-profile', counter],
  resumeCounter: ['resume-counter', counter],
  closeCounter: ['close-counter', counter],
  messageCounter: ['message-counter', nothing],
  readMessage: ['read-message', nothing],
  callNext: ['call-next', called],
  callVisit: ['call-visit', called],
  walkDirect: ['walk-direct', walkedDirect],
  finishAndCallNext: ['finish-and-call-next', finishedAndCalled],
  undo: ['undo', counter],

  recall: ['recall', visit],
  start: ['start', visit],
  finish: ['finish', visit],
  noShow: ['no-show', visit],
  hold: ['hold', visit],
  resumeVisit: ['resume', visit],
  returnVisit: ['return', visit],
  escalate: ['escalate', raised],
  addService: ['add-service', visit],
  planServices: ['plan-services', visit],
  changePriority: ['change-priority', visit],
  cancelVisit: ['cancel', visit],
  abandonVisit: ['abandon', visit],

  addMark: ['add-mark', visit],
  beginMark: ['begin-mark', visit],
  endMark: ['end-mark', visit],
  removeMark: ['remove-mark', visit],

  acknowledgeEscalation: ['acknowledge-escalation', escalation],
  adviseEscalation: ['advise-escalation', escalation],
  takeOverEscalation: ['take-over-escalation', escalation],
  resolveEscalation: ['resolve-escalation', escalation],
  reportPrint: ['report-print', print],
} as const satisfies { readonly [N in RouteName]?: Plain<N> };

type Name = keyof typeof plainCommands;

/** The routes that are nothing but a command: path and body go to the core, free text by reference. */
export function plainRoutes(context: BranchContext): Handlers<Name> {
  // One handler for all of them; that each command gets its own fields is what the table's type holds.
  const handle =
    ([type, reply]: Plain<never>) =>
    (call: RouteCall<Name>) => {
      const { fields: body, texts } = erasable(call.body);
      const fields = { ...body, ...call.params };
      const command = { type, ...fields } as Command;
      return carryOut(context, call, command, { texts, reply: (outcome) => reply(outcome, fields as never) });
    };
  return Object.fromEntries(
    Object.entries(plainCommands).map(([name, plain]) => [name, handle(plain as Plain<never>)]),
  ) as Handlers<Name>;
}
