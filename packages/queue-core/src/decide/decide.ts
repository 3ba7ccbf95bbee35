import { assertNever, ok, type Result } from '@foyer/basics';
import type { Command, DecideContext } from '../command.ts';
import { type BranchEvent, EVENT_VERSION, type EventBody } from '../event.ts';
import type { Refusal } from '../refusal.ts';
import type { BranchState } from '../state.ts';
import { closeBranch, configureBranch, endDay, openBranch } from './branch.ts';
import { callNext, callVisit, finishAndCallNext } from './calling.ts';
import { closeCounter, openCounter, pauseCounter, resumeCounter } from './counter.ts';
import { acknowledgeEscalation, askForHelp, escalate, resolveEscalation } from './escalation.ts';
import type { Decided } from './found.ts';
import { reportPrint } from './print.ts';
import { resumeService, suspendService } from './service.ts';
import { issueTicket } from './ticket.ts';
import { transfer } from './transfer.ts';
import { abandon, cancel, finish, hold, noShow, recall, resume, start } from './visit.ts';

/**
 * What a command comes to: the events that are to be committed together, or the reason it is refused. No events means
 * accepted with nothing to do. Changes nothing and asks nobody: time, ids and the day come with `context`.
 */
export function decide(
  state: BranchState,
  command: Command,
  context: DecideContext,
): Result<readonly BranchEvent[], Refusal> {
  const decided = decideBodies(state, command, context);
  return decided.ok ? ok(decided.value.map((body) => asEvent(body, context))) : decided;
}

function asEvent(body: EventBody, { now, actor, commandId }: DecideContext): BranchEvent {
  return { version: EVENT_VERSION, at: now, actor, commandId, body };
}

function decideBodies(state: BranchState, command: Command, context: DecideContext): Decided {
  switch (command.type) {
    case 'configure-branch':
      return configureBranch(state, command);
    case 'open-branch':
      return openBranch(state, context);
    case 'close-branch':
      return closeBranch(state);
    case 'end-day':
      return endDay(state);
    case 'suspend-service':
      return suspendService(state, command);
    case 'resume-service':
      return resumeService(state, command);
    case 'open-counter':
      return openCounter(state, command);
    case 'pause-counter':
      return pauseCounter(state, command);
    case 'resume-counter':
      return resumeCounter(state, command);
    case 'close-counter':
      return closeCounter(state, command);
    case 'issue-ticket':
      return issueTicket(state, command, context);
    case 'call-next':
      return callNext(state, command, context);
    case 'call-visit':
      return callVisit(state, command);
    case 'recall':
      return recall(state, command);
    case 'start':
      return start(state, command);
    case 'finish':
      return finish(state, command);
    case 'finish-and-call-next':
      return finishAndCallNext(state, command, context);
    case 'no-show':
      return noShow(state, command);
    case 'hold':
      return hold(state, command, context);
    case 'resume':
      return resume(state, command);
    case 'transfer':
      return transfer(state, command);
    case 'cancel':
      return cancel(state, command);
    case 'abandon':
      return abandon(state, command);
    case 'escalate':
      return escalate(state, command, context);
    case 'ask-for-help':
      return askForHelp(state, command, context);
    case 'acknowledge-escalation':
      return acknowledgeEscalation(state, command);
    case 'resolve-escalation':
      return resolveEscalation(state, command);
    case 'report-print':
      return reportPrint(state, command);
    default:
      return assertNever(command);
  }
}
