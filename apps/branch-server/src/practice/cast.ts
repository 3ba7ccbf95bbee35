import type { CounterId, Instant, TextRef } from '@foyer/basics';
import type { Actor, BranchState, Command, Escalation, Visit } from '@foyer/queue-core';
import { CAST, counterOf, nextStory, type Play, type Story, serviceAt } from './stories.ts';

/** So many customers wait at a time, milliseconds that people take: before they do something, and with a customer. */
const WAITING = 2;
const HESITATES = 2_000;
const SERVES = 6_000;

/** What somebody does next: a command, and the story of the customer whom it brings. */
export interface Deed {
  readonly actor: Actor;
  readonly command: Command;
  readonly story?: Story;
  /** What stands for the supervisor's words. */
  readonly advice?: TextRef;
}

const COLLEAGUE: Actor = { kind: 'staff', id: CAST.colleague, role: 'agent' };
const SUPERVISOR: Actor = { kind: 'staff', id: CAST.supervisor, role: 'supervisor' };

/** What each of the others does next, if anything: nothing before the trainee has a counter. */
export function deedsOf(state: BranchState, play: Play, now: Instant): readonly Deed[] {
  const counterId = counterOf(state, CAST.trainee);
  if (counterId === null) return [];
  const deeds = [arrival(state, play, counterId, now), ofColleague(state, play, now), ofSupervisor(state, now)];
  return deeds.filter((deed) => deed !== null);
}

function arrival(state: BranchState, play: Play, counterId: CounterId, now: Instant): Deed | null {
  const waiting = [...play.stories.keys()].filter((id) => {
    const visit = state.visits.get(id);
    return visit?.stage.kind === 'waiting' && visit.earlierSteps.length === 0;
  });
  if (waiting.length >= WAITING) return null;
  const story = nextStory(state, play, now);
  const serviceId = serviceAt(state, counterId);
  if (story === null || serviceId === null) return null;
  const command: Command = { type: 'issue-ticket', serviceId, channel: 'kiosk', printing: false };
  return { actor: { kind: 'system' }, command, story };
}

/** The colleague takes whom the trainee sends on. */
function ofColleague(state: BranchState, { lesson }: Play, now: Instant): Deed | null {
  if (!lesson.asked.includes('to-colleague')) return null;
  const counterId = counterOf(state, CAST.colleague);
  if (counterId === null) {
    const free = state.config?.counters.find(
      ({ id, retired }) => retired !== true && state.counters.get(id)?.kind === 'closed',
    );
    if (free === undefined) return null;
    return { actor: COLLEAGUE, command: { type: 'open-counter', counterId: free.id, agentId: CAST.colleague } };
  }
  const counter = state.counters.get(counterId);
  const visit = counter?.kind === 'open' && counter.visitId !== null ? state.visits.get(counter.visitId) : undefined;
  const act = (command: Command): Deed => ({ actor: COLLEAGUE, command });
  if (visit?.stage.kind === 'called') {
    return now - visit.stage.calledAt < HESITATES ? null : act({ type: 'start', visitId: visit.id });
  }
  if (visit?.stage.kind === 'serving') {
    return now - visit.stage.startedAt < SERVES ? null : act({ type: 'finish', visitId: visit.id });
  }
  const sent = state.visits.find((each) => isSentOn(each, now));
  return sent === undefined ? null : act({ type: 'call-visit', counterId, visitId: sent.id });
}

function isSentOn({ stage, earlierSteps }: Visit, now: Instant): boolean {
  return stage.kind === 'waiting' && earlierSteps.length > 0 && now - stage.queued.since >= HESITATES;
}

/** The supervisor says that they come, and then answers in words. */
function ofSupervisor(state: BranchState, now: Instant): Deed | null {
  for (const escalation of state.escalations.values()) {
    const deed = answerTo(escalation, now);
    if (deed !== null) return deed;
  }
  return null;
}

function answerTo({ id: escalationId, status, raisedAt, advice: given }: Escalation, now: Instant): Deed | null {
  if (status.kind === 'raised') {
    if (now - raisedAt < HESITATES) return null;
    return { actor: SUPERVISOR, command: { type: 'acknowledge-escalation', escalationId } };
  }
  if (status.kind !== 'acknowledged' || given !== null || now - status.at < HESITATES) return null;
  const noteRef: string = escalationId;
  const advice = noteRef as TextRef;
  return { actor: SUPERVISOR, command: { type: 'advise-escalation', escalationId, noteRef: advice }, advice };
}
