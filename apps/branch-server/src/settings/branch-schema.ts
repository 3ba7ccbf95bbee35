import { type BranchId, CALLING_POLICIES, type ProfileId, ROLES } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import {
  agentId,
  categoryId,
  classId,
  counterId,
  languageTag,
  localText,
  outcomeId,
  serviceId,
} from '@foyer/contract/schemas';
import { z } from 'zod';

const profileId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/)
  .transform((id) => id as ProfileId);

const zone = localText.refine((text) => Object.values(text).every(({ length }) => length <= 40), {
  message: 'must have at most 40 characters in each language',
});

/** A branch's configuration as it is written in a file. That it holds together is the core's to say. */
export const branchSchema = z
  .strictObject({
    branchId: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/, 'must be 1–32 letters, digits, dashes or underscores')
      .transform((id) => id as BranchId),
    name: localText,
    timeZone: z.string(),
    cutOverHour: z.int().min(0).max(23).default(3),
    languages: z.array(languageTag).min(1).max(20),
    categories: z
      .array(
        z
          .strictObject({ id: categoryId, name: localText, parentId: categoryId.optional() })
          .transform(({ parentId, ...category }) => (parentId === undefined ? category : { ...category, parentId })),
      )
      .max(100),
    services: z
      .array(
        z.strictObject({
          id: serviceId,
          categoryId,
          name: localText,
          numbering: z.strictObject({
            prefix: z.string().max(4),
            first: z.int().min(0),
            last: z.int().min(1),
            step: z.int().min(1).default(1),
            width: z.int().min(1).max(6).default(3),
          }),
          target: z.strictObject({ share: z.number().gt(0).max(1), withinSeconds: z.number().gt(0) }),
          meanServiceSeconds: z.number().gt(0),
          maxWaiting: z.int().min(1).default(500),
        }),
      )
      .min(1)
      .max(200),
    profiles: z
      .array(z.strictObject({ id: profileId, name: localText, tiers: z.array(z.array(serviceId).min(1)).min(1) }))
      .min(1),
    counters: z
      .array(
        z
          .strictObject({
            id: counterId,
            number: z.string().min(1).max(8),
            zone,
            profileId,
            breaks: z
              .array(z.strictObject({ from: z.string(), until: z.string() }))
              .max(20)
              .optional(),
          })
          .transform(({ breaks, ...counter }) => (breaks === undefined ? counter : { ...counter, breaks })),
      )
      .min(1)
      .max(500),
    classes: z
      .array(
        z.strictObject({
          id: classId,
          name: localText,
          rate: z.number().gt(0),
          headStartSeconds: z.number().min(0).default(0),
        }),
      )
      .min(1)
      .max(50),
    outcomes: z
      .array(z.strictObject({ id: outcomeId, name: localText, resolved: z.boolean() }))
      .min(1)
      .max(100),
    policy: z.strictObject({
      kind: z.enum(CALLING_POLICIES).default('accumulating'),
      maxOvertakes: z.int().min(1).default(10),
    }),
    escalationDeadlineSeconds: z.number().gt(0).default(180),
  })
  .transform((config): BranchConfig => config);

/** A member of staff as written in a file; the password is set once and only its hash is kept. */
export const staffSchema = z.strictObject({
  name: z.string().min(1).max(64),
  displayName: z.string().min(1).max(120),
  role: z.enum(ROLES),
  /** Used when the account is first made; change it in the file and restart to set a new one. */
  password: z.string().min(10, 'must have at least 10 characters').max(256),
  id: agentId.optional(),
});
export type Staff = z.output<typeof staffSchema>;
