import type { AgentId, CounterId } from '@foyer/basics';
import { z } from 'zod';
import { agentId, counterId, type Parsed } from './schema.ts';

/** Reserved for one counter or one agent; `null` in a visit means anybody who serves the service. */
export const pinSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('counter'), counterId }),
  z.strictObject({ to: z.literal('agent'), agentId }),
]);
export type Pin = Parsed<typeof pinSchema>;

/** Is something reserved so meant for this counter or its agent? */
export function isPinnedTo(pin: Pin | null, counterId: CounterId, agentId: AgentId | null): boolean {
  if (pin === null) return false;
  return pin.to === 'counter' ? pin.counterId === counterId : pin.agentId === agentId;
}
