import type { AgentId, CounterId, Instant, PracticeCueKind, PracticeTask, ServiceId, VisitId } from '@foyer/basics';
import type { PracticeCue } from '@foyer/contract';
import {
  type BranchState,
  type Escalation,
  mayReturn,
  type Serving,
  servingNow,
  UNDO_FOR,
  type Visit,
} from '@foyer/queue-core';
import type { Lesson } from './lesson.ts';

/** The made-up customers' stories, in the order they come, and what is learned on each. */
const STORIES = {
  question: ['call', 'start', 'finish'],
  absent: ['recall', 'no-show', 'come-back'],
  paper: ['hold', 'call-held'],
  'other-service': ['send-on'],
  colleague: ['to-colleague'],
  complaint: ['escalate', 'answer'],
  hasty: ['undo'],
} as const satisfies Readonly<Record<string, readonly PracticeTask[]>>;
/** What is learned on a cue, in order. */
const TAUGHT = {
  question: ['start', 'finish'],
  absent: ['recall', 'no-show'],
  back: ['come-back'],
  paper: ['hold'],
  'paper-back': ['call-held'],
  'other-service': ['send-on'],
  colleague: ['to-colleague'],
  complaint: ['escalate'],
  'complaint-waits': ['answer'],
  'complaint-answered': ['answer'],
  hasty: ['start'],
  'hasty-done': ['undo'],
} as const satisfies Readonly<Record<PracticeCueKind, readonly PracticeTask[]>>;
/** What can be done though there is nobody to tell of. */
const ALONE: readonly PracticeTask[] = ['open', 'call'];

export type Story = keyof typeof STORIES;
const IN_ORDER = Object.keys(STORIES) as readonly Story[];

/** How long who did not come stays away, and how long a paper takes, milliseconds. */
const AWAY = 4_000;

/** Everything that those who take part in a practice go by. */
export interface Play {
  readonly lesson: Lesson;
  /** Whose story each made-up customer has. */
  readonly stories: ReadonlyMap<VisitId, Story>;
}

/** Who takes part besides the customers, by the ids they have there. */
export const CAST = {
  trainee: 'trainee' as AgentId,
  colleague: 'colleague' as AgentId,
  supervisor: 'supervisor' as AgentId,
} as const;

/** The counter that somebody has opened; `null` where there is none. */
export function counterOf(state: BranchState, agentId: AgentId): CounterId | null {
  return state.counters.findKey((counter) => counter.kind !== 'closed' && counter.agentId === agentId) ?? null;
}

/** The story of who comes next: the first on which there is something left to learn, and which nobody is in the midst of. */
export function nextStory(state: BranchState, play: Play, now: Instant): Story | null {
  const { lesson, stories } = play;
  const playing = new Set(
    [...stories].flatMap(([id, story]) => {
      const visit = state.visits.get(id);
      return visit !== undefined && isGoingOn(state, visit, story, now) ? [story] : [];
    }),
  );
  const isLeft = (task: PracticeTask) => lesson.asked.includes(task) && !lesson.done.has(task);
  return IN_ORDER.find((story) => !playing.has(story) && STORIES[story].some(isLeft)) ?? null;
}

function isGoingOn(state: BranchState, visit: Visit, story: Story, now: Instant): boolean {
  if (visit.stage.kind !== 'done' || mayReturn(state, visit, now)) return true;
  return story === 'hasty' && now - visit.stage.endedAt < UNDO_FOR;
}

/** The service that made-up customers come for: one that the counter calls at any time. */
export function serviceAt(state: BranchState, counterId: CounterId): ServiceId | null {
  const serving = servingNow(state, counterId);
  if (serving === undefined) return null;
  const called = [...serving.tiers].filter(([id]) => isOffered(state, id) && isCalled(serving, id));
  return called.toSorted(([, one], [, other]) => one - other)[0]?.[0] ?? null;
}

function isCalled({ whenLate, services }: Serving, id: ServiceId): boolean {
  return !whenLate.has(id) && services?.includes(id) !== false;
}

function isOffered({ config }: BranchState, id: ServiceId): boolean {
  return config?.services.find((service) => service.id === id)?.retired !== true;
}

/** The service that a customer is sent on to: rather one that the counter has nothing to do with. */
function otherService(state: BranchState, visit: Visit, counterId: CounterId): PracticeCue['service'] {
  const others = (state.config?.services ?? []).filter(({ id, retired }) => id !== visit.serviceId && retired !== true);
  const served = servingNow(state, counterId)?.tiers;
  const other = others.find(({ id }) => served?.has(id) !== true) ?? others[0];
  return other === undefined ? null : { id: other.id, name: other.name };
}

/** What the trainee is to know of the made-up customers now, those at the counter first. */
export function cuesOf(state: BranchState, play: Play, now: Instant): readonly PracticeCue[] {
  const counterId = counterOf(state, play.lesson.trainee);
  if (counterId === null) return [];
  const cues = [...play.stories].flatMap(([id, story]) => {
    const visit = state.visits.get(id);
    const cue = visit === undefined ? null : cueOf(state, play, { visit, story, counterId, now });
    return visit === undefined || cue === null ? [] : [{ visit, cue }];
  });
  const isHere = ({ visit }: (typeof cues)[number]) => 'counterId' in visit.stage;
  return [...cues.filter(isHere), ...cues.filter((cue) => !isHere(cue))].map(({ visit, cue }) => ({
    visitId: visit.id,
    number: visit.number,
    cue,
    service: cue === 'other-service' ? otherService(state, visit, counterId) : null,
    reason: cue === 'complaint' ? complaintReason(state) : null,
    colleague: cue === 'colleague' ? colleagueIn(state) : null,
  }));
}

/** What is to be done next, of what is not done yet; `null` where a customer has to be called for it, or goes another way. */
export function taskNow({ asked, done }: Lesson, cues: readonly PracticeCue[]): PracticeTask | null {
  const left = asked.filter((task) => !done.has(task));
  const [first] = left;
  const taught = cues.flatMap(({ cue }): readonly PracticeTask[] => TAUGHT[cue]).find((task) => left.includes(task));
  if (taught !== undefined || cues.length > 0 || first === undefined) return taught ?? null;
  return ALONE.includes(first) ? first : null;
}

interface Scene {
  readonly visit: Visit;
  readonly story: Story;
  readonly counterId: CounterId;
  readonly now: Instant;
}

function cueOf(state: BranchState, { lesson }: Play, scene: Scene): PracticeCueKind | null {
  const { visit, story, counterId, now } = scene;
  const { stage } = visit;
  if (stage.kind === 'done') {
    if (mayReturn(state, visit, now)) return now - stage.endedAt >= AWAY ? 'back' : null;
    return story === 'hasty' && !lesson.done.has('undo') && couldBeUndone(state, scene) ? 'hasty-done' : null;
  }
  if (stage.kind === 'held') return now - stage.heldAt >= AWAY ? 'paper-back' : null;
  if (stage.kind === 'waiting' || stage.counterId !== counterId) return null;
  // Who was sent on and has come back has nothing but a question left.
  const isNew = visit.earlierSteps.length === 0;
  switch (story) {
    case 'absent':
      return stage.kind === 'called' && !lesson.missed.has(visit.id) ? 'absent' : 'question';
    case 'paper':
      return lesson.held.has(visit.id) ? 'question' : 'paper';
    case 'other-service':
    case 'colleague':
      return isNew && lesson.asked.includes(STORIES[story][0]) ? story : 'question';
    case 'complaint':
      return complaintCue(state.escalations.find(({ visitId }) => visitId === visit.id));
    case 'hasty':
      return lesson.done.has('undo') ? 'question' : 'hasty';
    case 'question':
      return 'question';
  }
}

function couldBeUndone({ actions }: BranchState, { visit, counterId, now }: Scene): boolean {
  const action = actions.get(counterId);
  return action !== undefined && now - action.at < UNDO_FOR && action.parts.some((part) => part.visit.id === visit.id);
}

function complaintCue(escalation: Escalation | undefined): PracticeCueKind {
  if (escalation === undefined) return 'complaint';
  return escalation.advice === null ? 'complaint-waits' : 'complaint-answered';
}

/** Who the colleague is and where; `null` until they have opened a counter. */
function colleagueIn(state: BranchState): PracticeCue['colleague'] {
  const counterId = counterOf(state, CAST.colleague);
  const counter = state.config?.counters.find(({ id }) => id === counterId);
  const name = state.people.get(CAST.colleague)?.displayName;
  return counter === undefined || name === undefined ? null : { name, counterNumber: counter.number };
}

/** The branch's reason for complaints, else its usual one to escalate. */
function complaintReason({ config }: BranchState): string | null {
  const offered = (config?.reasons.escalation ?? []).filter(({ retired }) => retired !== true);
  return (offered.find(({ id }) => id === 'complaint') ?? offered[0])?.id ?? null;
}
