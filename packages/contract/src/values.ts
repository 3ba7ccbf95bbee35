import { isLanguageTag } from '@foyer/basics';
import { z } from 'zod';

/** A text in several languages by BCP 47 tag. */
export const localText = z.record(z.string(), z.string()).meta({ id: 'LocalText' });
export type LocalText = z.infer<typeof localText>;

/** BCP 47, such as `en` or `ar-EG`. */
export const languageTag = z
  .string()
  .max(35)
  .refine(isLanguageTag, { message: 'must be a language tag such as “en” or “ar-EG”' });

/** ISO 8601 with offset. */
export const isoTime = z.iso.datetime({ offset: true });
/** `YYYY-MM-DD`. */
export const isoDate = z.iso.date();

/** The branch's time: what its clock says and how many of its seconds pass in one on the wall (1 outside a demo). */
export const branchTime = z.object({ now: isoTime, speed: z.number().positive() }).meta({ id: 'BranchTime' });
export type BranchTime = z.infer<typeof branchTime>;
