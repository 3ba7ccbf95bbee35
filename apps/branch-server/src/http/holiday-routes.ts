import type { BranchContext } from '../context.ts';
import { configOf } from './branch-routes.ts';
import type { Handlers } from './route-call.ts';

/** Holidays to put among the exceptions of the hours; nothing is changed by asking. */
export function holidayRoutes(context: BranchContext): Handlers<'holidays'> {
  return {
    holidays: ({ query: { country, region, year } }) =>
      context.holidays.ask({
        country,
        region,
        year: year ?? new Date(context.clock.now()).getUTCFullYear(),
        languages: configOf(context).languages,
      }),
  };
}
