import type { CommandId, VisitId } from '@foyer/basics';
import type { Practice } from '@foyer/contract';
import type { BranchEvent } from '@foyer/queue-core';
import { uuidv7 } from 'uuidv7';
import type { Branch } from '../composition.ts';
import { type Deed, deedsOf } from './cast.ts';
import { lessonAfter, newLesson } from './lesson.ts';
import { CAST, cuesOf, type Play, type Story, taskNow } from './stories.ts';

/** How often it is looked whether somebody does something, milliseconds. */
const LOOK_EVERY = 250;

/**
 * Has the made-up people of a practice act on its branch, and follows how far the trainee comes.
 *
 * @param advice - what the supervisor answers
 * @param onProgress - told what the trainee is to know, whenever that is something else
 * @returns what there is to know at the beginning
 */
export function beginPlay(
  { context: { runner, clock } }: Branch,
  advice: string,
  onProgress: (practice: Practice) => void,
): Practice {
  const { config } = runner.state;
  if (config === null) throw new Error('There is no branch to practise in');
  let play: Play = { lesson: newLesson(CAST.trainee, config), stories: new Map() };
  let isActing = false;

  const present = (): Practice => {
    const { lesson } = play;
    const cues = cuesOf(runner.state, play, clock.now());
    return {
      tasks: lesson.asked.map((task) => ({ task, done: lesson.done.has(task) })),
      now: taskNow(lesson, cues),
      cues: [...cues],
    };
  };
  let told = present();
  const first = told;
  const tell = () => {
    const now = present();
    if (JSON.stringify(now) === JSON.stringify(told)) return;
    told = now;
    onProgress(now);
  };

  const carryOut = async ({ actor, command, story, advice: ref }: Deed): Promise<void> => {
    const answer = await runner.submit({
      commandId: uuidv7() as CommandId,
      actor,
      command,
      requestHash: '',
      ...(ref === undefined ? {} : { texts: [{ ref, kind: 'note', text: advice }] }),
      reply: (_after, events) => issued(events),
    });
    const visitId = answer.ok ? answer.value.reply : null;
    if (story !== undefined && typeof visitId === 'string') begun(visitId as VisitId, story);
  };
  const begun = (visitId: VisitId, story: Story) => {
    play = { ...play, stories: new Map([...play.stories, [visitId, story]]) };
  };
  /** What is refused is tried again. */
  const act = async (): Promise<void> => {
    if (!isActing) {
      isActing = true;
      for (const deed of deedsOf(runner.state, play, clock.now())) await carryOut(deed);
      isActing = false;
    }
    tell();
  };

  runner.subscribe(({ events }) => {
    play = { ...play, lesson: lessonAfter(play.lesson, events) };
    tell();
  });
  setInterval(() => void act(), LOOK_EVERY).unref();
  return first;
}

/** Who took a ticket with this, if anybody. */
function issued(events: readonly BranchEvent[]): VisitId | null {
  return events.flatMap(({ body }) => (body.type === 'TicketIssued' ? [body.visitId] : []))[0] ?? null;
}
