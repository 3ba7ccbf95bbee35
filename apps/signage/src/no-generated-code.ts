import { config } from 'zod';

// The content security policy lets no page make code at run time. Imported before any schema is made.
config({ jitless: true });
