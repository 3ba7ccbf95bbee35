import type { Counter } from '@foyer/contract';

/** A counter as visitors see it: who works there, and with whom, is for staff. */
export function forVisitors<T extends Counter>(counter: T): T {
  return { ...counter, agentId: null, agentName: null, visitId: null };
}
