import { ROLES } from '@foyer/basics';
import type { FoundMistake, Sound } from '@foyer/configuration';
import { agentId } from '@foyer/contract/schemas';
import { z } from 'zod';

/** A member of staff as written in a file; the password is set once and only its hash is kept. */
export const staffSchema = z.strictObject({
  name: z.string().min(1).max(64),
  displayName: z.string().min(1).max(120),
  role: z.enum(ROLES),
  /** Used when the account is first made; change it in the file and restart to set a new one. */
  password: z.string().min(10).max(256),
  id: agentId.optional(),
});
export type Staff = z.output<typeof staffSchema>;

/** A name or an id that two people share would make one of them the other. Who has no id is known by the name. */
export function* requireUnique(
  staff: Sound<readonly z.input<typeof staffSchema>[]> | undefined,
): Iterable<FoundMistake> {
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [index, { name, id = name } = {}] of (staff ?? []).entries()) {
    if (name !== undefined && names.has(name)) {
      yield { code: 'repeated', path: ['staff', index, 'name'], facts: { value: name } };
    } else if (id !== undefined && ids.has(id)) {
      yield { code: 'repeated', path: ['staff', index, 'id'], facts: { value: id } };
    }
    if (name !== undefined) names.add(name);
    if (id !== undefined) ids.add(id);
  }
}
