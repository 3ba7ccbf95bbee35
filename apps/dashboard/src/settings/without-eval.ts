import { config } from 'zod';

// The server lets no page make code out of text, so the validator must not try to; it asks when the first schema is made.
config({ jitless: true });
