import { AUDIT_KINDS, VISIT_ENDS } from '@foyer/basics';
import { z } from 'zod';
import { agentId, counterId, outcomeId, serviceId, visitId } from './ids.ts';
import { MOST_AUDITED } from './protocol.ts';
import { tag } from './requests.ts';
import { languageTag } from './values.ts';

/** `dryRun`: only say what would change. */
export const dryRunQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).optional() });

/** What `GET /visits` may be asked. */
export const visitSearch = z.strictObject({
  number: z.string().max(16).optional(),
  serviceId: serviceId.optional(),
  /** Called or served by them at some step. */
  agentId: agentId.optional(),
  /** How it ended, or the outcome of its last step. */
  how: z.enum(VISIT_ENDS).optional(),
  outcomeId: outcomeId.optional(),
  /** Marked with it. */
  tag: tag.optional(),
  /** The newest branch day when absent. */
  day: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Which holidays are asked for; without a country only which countries there are. */
export const holidayQuery = z.strictObject({
  /** ISO 3166-1. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ examples: ['ES'] })
    .optional(),
  /** A code of the regions that are told with a country. */
  region: z.string().max(16).optional(),
  /** The present one when absent. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});
/** What of the log may be asked; everything that is given must match. */
export const auditQuery = z
  .strictObject({
    /** Branch days, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    kind: z.enum(AUDIT_KINDS).optional(),
    /** Who did it: a person, a device or a key. */
    actorId: z.string().min(1).max(64).optional(),
    visitId: visitId.optional(),
    /** On the ticket; with the days in which it may have been issued. */
    number: z.string().trim().min(1).max(16).optional(),
    /** A page's `next`: what is older than this. */
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(MOST_AUDITED).default(50),
    format: z.enum(['json', 'csv']).optional(),
    /** Of the words in a CSV file (BCP 47). */
    language: languageTag.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: 'must not be before "from"',
    path: ['to'],
  })
  .refine(({ number, from }) => number === undefined || from !== undefined, {
    message: 'is needed with "number", which each day gives anew',
    path: ['from'],
  });
export type AuditQuery = z.infer<typeof auditQuery>;

/** What every report may be asked: branch days, both included. */
export const reportQuery = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    serviceId: serviceId.optional(),
    counterId: counterId.optional(),
    agentId: agentId.optional(),
    format: z.enum(['json', 'csv']).optional(),
    /** Of the words in a CSV file (BCP 47); English where there are none in it. */
    language: languageTag.optional(),
  })
  .refine((query) => query.from <= query.to, { message: 'must not be before "from"', path: ['to'] });
export type ReportQuery = z.infer<typeof reportQuery>;
