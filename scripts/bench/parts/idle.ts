import { serve } from '../part.ts';
import { type HoldQuestion, watchHolds } from './holds.ts';

/** A process that does nothing: what its event loop is held is the machine's doing. */
serve(null, (asked) => watchHolds(asked as HoldQuestion));
