import { z } from 'zod';

export { type LocalText, languageTag, localText } from '@foyer/configuration';

/** ISO 8601 with offset. */
export const isoTime = z.iso.datetime({ offset: true });
/** `YYYY-MM-DD`. */
export const isoDate = z.iso.date();

/** The branch's time: what its clock says and how many of its seconds pass in one on the wall (1 outside a demo). */
export const branchTime = z.object({ now: isoTime, speed: z.number().positive() }).meta({ id: 'BranchTime' });
export type BranchTime = z.infer<typeof branchTime>;
