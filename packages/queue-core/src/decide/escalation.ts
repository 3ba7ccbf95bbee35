import { type EscalationId, err, type Instant, ok, type VisitId } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import type { CommandOf, DecideContext } from '../command.ts';
import type { BranchState, Escalation, Stage } from '../state.ts';
import { type Decided, findConfig, findEscalation, findVisit } from './found.ts';

export function escalate(state: BranchState, command: CommandOf<'escalate'>, context: DecideContext): Decided {
  const found = findVisit(state, command, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const { id, stage } = found.value;
  const before = findUnanswered(state, 'agent', id);
  if (before !== null) return alreadyAsked(before);
  const { reason, noteRef } = command;
  return raise(state, context, {
    source: 'agent',
    visitId: id,
    place: placeAt(state, stage),
    reason,
    noteRef: noteRef ?? null,
  });
}

export function askForHelp(state: BranchState, command: CommandOf<'ask-for-help'>, context: DecideContext): Decided {
  const { visitId, place } = command;
  if (visitId === undefined) {
    if (state.day === null) return err({ code: 'branch-closed' });
    const before = findOpenAt(state, place);
    if (before !== null) return alreadyAsked(before);
    return raise(state, context, { source: 'kiosk', visitId: null, place, reason: 'help', noteRef: null });
  }
  const found = findVisit(state, { visitId }, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const before = findUnanswered(state, 'phone', visitId);
  if (before !== null) return alreadyAsked(before);
  return raise(state, context, { source: 'phone', visitId, place, reason: 'help', noteRef: null });
}

export function acknowledgeEscalation(state: BranchState, command: CommandOf<'acknowledge-escalation'>): Decided {
  const found = findEscalation(state, command.escalationId, 'raised');
  return found.ok ? ok([{ type: 'EscalationAcknowledged', escalationId: found.value.id }]) : found;
}

export function resolveEscalation(state: BranchState, command: CommandOf<'resolve-escalation'>): Decided {
  const { escalationId, resolution, noteRef } = command;
  const found = findEscalation(state, escalationId, 'raised', 'acknowledged');
  if (!found.ok) return found;
  return ok([{ type: 'EscalationResolved', escalationId, resolution, noteRef: noteRef ?? null }]);
}

function raise(
  state: BranchState,
  context: DecideContext,
  about: Pick<Escalation, 'source' | 'visitId' | 'place' | 'reason' | 'noteRef'>,
): Decided {
  const config = findConfig(state);
  if (!config.ok) return config;
  const deadline = (context.now + config.value.escalationDeadlineSeconds * 1000) as Instant;
  return ok([{ type: 'EscalationRaised', escalationId: context.newId() as EscalationId, ...about, deadline }]);
}

/** What nobody has acknowledged yet, from this source about this visit. */
function findUnanswered(state: BranchState, source: Escalation['source'], visitId: VisitId): Escalation | null {
  const same = (escalation: Escalation): boolean =>
    escalation.source === source && escalation.visitId === visitId && escalation.status.kind === 'raised';
  return state.escalations.find(same) ?? null;
}

/** A kiosk's call for help that nobody has resolved yet. */
function findOpenAt(state: BranchState, place: string): Escalation | null {
  const same = ({ source, place: at, status }: Escalation): boolean =>
    source === 'kiosk' && at === place && (status.kind === 'raised' || status.kind === 'acknowledged');
  return state.escalations.find(same) ?? null;
}

function alreadyAsked({ id, status }: Escalation): Decided {
  return err({ code: 'invalid-state', what: 'escalation', id, state: status.kind });
}

/** The number of the counter where the customer is, or nothing while they are in the waiting room. */
function placeAt(state: BranchState, stage: Stage): string {
  if (state.config === null || (stage.kind !== 'called' && stage.kind !== 'serving')) return '';
  return indexOf(state.config).counters.get(stage.counterId)?.config.number ?? '';
}
