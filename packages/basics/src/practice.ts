/** What a member of staff does in practice, in the order of the lesson. */
export const PRACTICE_TASKS = [
  'open',
  'call',
  'start',
  'finish',
  'recall',
  'no-show',
  'come-back',
  'hold',
  'call-held',
  'send-on',
  'to-colleague',
  'escalate',
  'answer',
  'undo',
] as const;
export type PracticeTask = (typeof PRACTICE_TASKS)[number];

/** What there is to know of a made-up customer at the moment. */
export const PRACTICE_CUES = [
  /** At the counter, with nothing but a question. */
  'question',
  /** Called, and nobody comes. */
  'absent',
  /** Did not come, and stands there now. */
  'back',
  /** Must fetch a paper first. */
  'paper',
  /** Has fetched it. */
  'paper-back',
  /** Asks for another service. */
  'other-service',
  /** Asks for a colleague. */
  'colleague',
  'complaint',
  /** The supervisor has not answered yet. */
  'complaint-waits',
  'complaint-answered',
  /** Is going to be finished with too soon. */
  'hasty',
  /** Was, and it is to be taken back. */
  'hasty-done',
] as const;
export type PracticeCueKind = (typeof PRACTICE_CUES)[number];
