import { type Identifying, phoneNumber } from '../access/customer-lookup.ts';
import type { BranchContext } from '../context.ts';
import { configOf } from './branch-routes.ts';
import { HttpProblem } from './problems.ts';

/** Seconds after which somebody who was turned away may try again. */
const SOON = 2;

/**
 * Under what a customer who identifies themselves so is found again; `undefined` where they don't.
 * @throws HttpProblem while more customers are looked for than can be at once
 */
export async function findUnder(context: BranchContext, said: Identifying): Promise<string | undefined> {
  const lookup = await context.customers.of(said, configOf(context).locale);
  if (lookup === null) throw new HttpProblem('rate-limited', 'Too many customers identify themselves now.', {}, SOON);
  return lookup;
}

/**
 * The same for contact details that are going to be kept.
 * @param field where the phone stands in what was sent
 * @throws HttpProblem at a phone that is none, before anything is worked out
 */
export async function keepUnder(
  context: BranchContext,
  contact: Identifying,
  field = 'body.contact.phone',
): Promise<string | undefined> {
  if (contact.phone !== undefined && (await phoneNumber(contact.phone, configOf(context).locale)) === null) {
    const message = 'must be a phone number, with its country code where that is another than the branch’s';
    throw new HttpProblem('validation-failed', message, { errors: [{ field, message }] });
  }
  return await findUnder(context, contact);
}
