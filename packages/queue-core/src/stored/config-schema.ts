import type { BranchId, CategoryId, ClassId, CounterId, OutcomeId, ProfileId, ServiceId } from '@foyer/basics';
import { CALLING_POLICIES } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { z } from 'zod';
import { branded } from '../schema.ts';

const texts = z.record(z.string(), z.string());

/** The schema of a stored configuration. */
export const branchConfigSchema: z.ZodType<BranchConfig> = z.strictObject({
  branchId: branded<BranchId>(),
  name: texts,
  timeZone: z.string(),
  cutOverHour: z.number(),
  languages: z.array(z.string()),
  categories: z.array(
    z.strictObject({
      id: branded<CategoryId>(),
      name: texts,
      parentId: z.exactOptional(branded<CategoryId>()),
    }),
  ),
  services: z.array(
    z.strictObject({
      id: branded<ServiceId>(),
      categoryId: branded<CategoryId>(),
      name: texts,
      numbering: z.strictObject({
        prefix: z.string(),
        first: z.number(),
        last: z.number(),
        step: z.number(),
        width: z.number(),
      }),
      target: z.strictObject({ share: z.number(), withinSeconds: z.number() }),
      meanServiceSeconds: z.number(),
      maxWaiting: z.number(),
    }),
  ),
  profiles: z.array(
    z.strictObject({ id: branded<ProfileId>(), name: texts, tiers: z.array(z.array(branded<ServiceId>())) }),
  ),
  counters: z.array(
    z.strictObject({
      id: branded<CounterId>(),
      number: z.string(),
      zone: texts,
      profileId: branded<ProfileId>(),
      breaks: z.exactOptional(z.array(z.strictObject({ from: z.string(), until: z.string() }))),
    }),
  ),
  classes: z.array(
    z.strictObject({ id: branded<ClassId>(), name: texts, rate: z.number(), headStartSeconds: z.number() }),
  ),
  outcomes: z.array(z.strictObject({ id: branded<OutcomeId>(), name: texts, resolved: z.boolean() })),
  policy: z.strictObject({ kind: z.enum(CALLING_POLICIES), maxOvertakes: z.number() }),
  escalationDeadlineSeconds: z.number(),
});
