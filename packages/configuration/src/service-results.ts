import { MARK_KINDS } from '@foyer/basics';
import { z } from 'zod';
import { describe, localText, markId, outcomeId, type ReadonlyDeep, retired, serviceId, textOfForm } from './values.ts';

const services = z
  .array(serviceId)
  .min(1)
  .max(500)
  .exactOptional()
  .meta(describe('Of these services; absent: of all.'));

export const outcomeConfig = z.strictObject({
  id: outcomeId,
  name: localText,
  resolved: z.boolean().meta(describe('Did the customer get what they came for? Counts in first-contact resolution.')),
  services,
  retired,
});

export const markConfig = z.strictObject({
  id: markId,
  name: localText,
  kind: z.enum(MARK_KINDS).meta(describe('`counted`: how many of it; `timed`: from when until when.')),
  amountUnit: textOfForm('unit', /^(?! )[^\p{C}]{0,11}[^\p{C}\s]$/u)
    .exactOptional()
    .meta({
      ...describe(
        'An amount is asked for with it: in a currency by its ISO 4217 code, or a word or sign. Only `counted`.',
      ),
      examples: ['EUR'],
    }),
  offer: z.literal(true).exactOptional().meta(describe('Something that was offered and taken; counts as upselling.')),
  services,
  retired,
});

export type OutcomeConfig = ReadonlyDeep<z.output<typeof outcomeConfig>>;
/** A kind of mark: what an agent may record about a step. */
export type MarkConfig = ReadonlyDeep<z.output<typeof markConfig>>;

interface OfServices {
  readonly services?: readonly (string | undefined)[] | undefined;
  readonly retired?: true | undefined;
}

/** Is an outcome or a mark one of this service's? */
export function isOfService({ services }: Pick<OfServices, 'services'>, serviceId: string): boolean {
  return services === undefined || services.includes(serviceId);
}

/** The outcomes that a service may end with, the usual one first: a retired service without any has the branch's. */
export function outcomesOf(
  { outcomes }: { readonly outcomes: readonly OutcomeConfig[] },
  serviceId: string,
): readonly OutcomeConfig[] {
  const offered = offeredFor(outcomes, serviceId);
  return offered.length > 0 ? offered : outcomes.filter(({ retired }) => retired !== true);
}

/** Of a list of outcomes or marks those that are offered for a service, in the list's order. */
export function offeredFor<T extends OfServices>(list: readonly T[], serviceId: string): readonly T[] {
  return list.filter((one) => one.retired !== true && isOfService(one, serviceId));
}
