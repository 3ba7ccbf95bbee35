import { ROLES } from '@foyer/basics';
import { z } from 'zod';
import { agentId, deviceId, type Parsed } from './schema.ts';

/** Who asks. `customer` acts on their own ticket; `system` is the branch itself (the end of the day). */
export const actorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), id: agentId, role: z.enum(ROLES) }),
  z.strictObject({ kind: z.literal('device'), id: deviceId }),
  z.strictObject({ kind: z.literal('integration'), id: z.string() }),
  z.strictObject({ kind: z.literal('customer') }),
  z.strictObject({ kind: z.literal('system') }),
]);
export type Actor = Parsed<typeof actorSchema>;

/** The actor's id, or what it is when it has none. */
export function nameOf(actor: Actor): string {
  return 'id' in actor ? actor.id : actor.kind;
}
