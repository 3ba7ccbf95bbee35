import { ROLES, signInName } from '@foyer/basics';
import { checkScript, type FoundMistake, type Sound } from '@foyer/configuration';
import { agentId } from '@foyer/contract/schemas';
import { z } from 'zod';

/** A member of staff as written in a file that founds a branch; only the hash of the password is kept. */
export const staffSchema = z.strictObject({
  name: z.string().min(1).max(64),
  displayName: z.string().min(1).max(120),
  role: z.enum(ROLES),
  /** That they begin with. */
  password: z.string().min(10).max(256),
  id: agentId.optional(),
});
export type Staff = z.output<typeof staffSchema>;

type WrittenStaff = Sound<readonly z.input<typeof staffSchema>[]> | undefined;

/**
 * What the schema can't say of staff: do they go together, and can what they are called be shown? The name they sign in
 * with is typed, not read.
 */
export function* checkStaff(staff: WrittenStaff): Iterable<FoundMistake> {
  yield* requireUnique(staff);
  for (const [index, { displayName } = {}] of (staff ?? []).entries()) {
    yield* checkScript(displayName, ['staff', index, 'displayName']);
  }
}

/** A name or an id that two people share would make one of them the other. Who has no id is known by the name. */
function* requireUnique(staff: WrittenStaff): Iterable<FoundMistake> {
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [index, { name, id = name } = {}] of (staff ?? []).entries()) {
    if (name !== undefined && names.has(signInName(name))) {
      yield { code: 'repeated', path: ['staff', index, 'name'], facts: { value: name } };
    } else if (id !== undefined && ids.has(id)) {
      yield { code: 'repeated', path: ['staff', index, 'id'], facts: { value: id } };
    }
    if (name !== undefined) names.add(signInName(name));
    if (id !== undefined) ids.add(id);
  }
}
