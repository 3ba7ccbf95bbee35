import { z } from 'zod';
import { describe, localText, outcomeId, type ReadonlyDeep, retired } from './values.ts';

export const outcomeConfig = z.strictObject({
  id: outcomeId,
  name: localText,
  resolved: z.boolean().meta(describe('Did the customer get what they came for? Counts in first-contact resolution.')),
  retired,
});

export type OutcomeConfig = ReadonlyDeep<z.output<typeof outcomeConfig>>;
