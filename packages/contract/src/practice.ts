import { PRACTICE_CUES, PRACTICE_TASKS } from '@foyer/basics';
import { z } from 'zod';
import { serviceId, visitId } from './ids.ts';
import { localText } from './values.ts';

const practiceCue = z
  .object({
    visitId,
    number: z.string(),
    cue: z.enum(PRACTICE_CUES),
    service: z
      .object({ id: serviceId, name: localText })
      .nullable()
      .meta({ description: 'That they ask for: `other-service`.' }),
    reason: z.string().nullable().meta({ description: 'To escalate for: `complaint`.' }),
    colleague: z
      .object({ name: z.string(), counterNumber: z.string() })
      .nullable()
      .meta({ description: 'Whom they ask for: `colleague`.' }),
  })
  .meta({ id: 'PracticeCue' });
/** What there is to know of a made-up customer at the moment. */
export type PracticeCue = z.infer<typeof practiceCue>;

/** How far somebody has come in practice. */
export const practice = z
  .object({
    tasks: z
      .array(z.object({ task: z.enum(PRACTICE_TASKS), done: z.boolean() }))
      .meta({ description: "What can be done in a branch like theirs, in the lesson's order." }),
    now: z
      .enum(PRACTICE_TASKS)
      .nullable()
      .meta({ description: 'What is to be done next; null: a customer has to be called for it, or nothing is left.' }),
    cues: z.array(practiceCue).meta({ description: 'Those at the counter first.' }),
  })
  .meta({ id: 'Practice' });
export type Practice = z.infer<typeof practice>;
