import { type AgentId, PRACTICE_TASKS, type PracticeTask, type VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { type BranchEvent, nameOf } from '@foyer/queue-core';

/** How far somebody has come in practice: a fold over the log of their practice branch. */
export interface Lesson {
  readonly trainee: AgentId;
  /** What can be done in a branch like theirs, in the lesson's order. */
  readonly asked: readonly PracticeTask[];
  readonly done: ReadonlySet<PracticeTask>;
  /** Those who did not come when the trainee called them. */
  readonly missed: ReadonlySet<VisitId>;
  /** Those whom the trainee has put on hold. */
  readonly held: ReadonlySet<VisitId>;
  /** Those about whom a supervisor has answered. */
  readonly answered: ReadonlySet<VisitId>;
}

/** A lesson of which nothing is done, without what a branch of this configuration has no place for. */
export function newLesson(trainee: AgentId, config: BranchConfig): Lesson {
  const offered = (list: readonly { readonly retired?: true }[]) => list.filter(({ retired }) => retired !== true);
  const impossible: Partial<Record<PracticeTask, boolean>> = {
    recall: config.noShow.mostRecalls === 0,
    'come-back': config.noShow.returnMinutes === 0,
    'send-on': offered(config.services).length < 2,
    'to-colleague': offered(config.counters).length < 2,
  };
  const asked = PRACTICE_TASKS.filter((task) => impossible[task] !== true);
  return { trainee, asked, done: new Set(), missed: new Set(), held: new Set(), answered: new Set() };
}

/** The lesson after what happened: what the trainee has really done is ticked, in whatever order, and stays so. */
export function lessonAfter(lesson: Lesson, events: readonly BranchEvent[]): Lesson {
  return events.reduce(afterEvent, lesson);
}

/** Is there nothing left to do? */
export function isLearned({ asked, done }: Lesson): boolean {
  return asked.every((task) => done.has(task));
}

function afterEvent(lesson: Lesson, { body, actor }: BranchEvent): Lesson {
  const { trainee, missed, held, answered } = lesson;
  if (body.type === 'EscalationAdvised' && body.visitId !== null) {
    return { ...lesson, answered: new Set([...answered, body.visitId]) };
  }
  // Where a branch has it so, a call ends as a no-show by itself.
  if (body.type === 'VisitNoShow') return { ...ticked(lesson, 'no-show'), missed: new Set([...missed, body.visitId]) };
  if (nameOf(actor) !== trainee) return lesson;
  switch (body.type) {
    case 'CounterOpened':
      return ticked(lesson, 'open');
    case 'VisitCalled':
      return ticked(lesson, held.has(body.visitId) ? 'call-held' : 'call');
    case 'VisitResumed':
      return ticked(lesson, 'call-held');
    case 'ServiceStarted':
      return ticked(lesson, 'start');
    case 'VisitFinished':
      return ticked(answered.has(body.visitId) ? ticked(lesson, 'answer') : lesson, 'finish');
    case 'VisitRecalled':
      return ticked(lesson, 'recall');
    case 'VisitReturned':
      return missed.has(body.visitId) ? ticked(lesson, 'come-back') : lesson;
    case 'VisitHeld':
      return { ...ticked(lesson, 'hold'), held: new Set([...held, body.visitId]) };
    case 'VisitTransferred':
      return ticked(lesson, body.pin === null ? 'send-on' : 'to-colleague');
    case 'EscalationRaised':
      return ticked(lesson, 'escalate');
    case 'ActionUndone':
      return ticked(lesson, 'undo');
    default:
      return lesson;
  }
}

function ticked(lesson: Lesson, task: PracticeTask): Lesson {
  return lesson.done.has(task) ? lesson : { ...lesson, done: new Set([...lesson.done, task]) };
}
