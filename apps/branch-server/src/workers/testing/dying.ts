import { work } from '../work.ts';

/** Ends as soon as it has begun. */
work(() => process.exit(3));
