import { work } from '../work.ts';

/** Is there and does nothing. */
work(() => () => undefined);
