import { afterAll } from 'vitest';
import { closeContexts } from './harness/browser.ts';

// Test files run one after another in the same processes, and share their browsers: none leaves pages open for the next.
afterAll(closeContexts);
