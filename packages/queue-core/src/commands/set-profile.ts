import { type CounterId, ok, type ProfileId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findCounter } from '../find.ts';
import { findProfile } from '../people.ts';
import { counterId, profileId } from '../schema.ts';

/** Has a counter go by another work profile until the day ends; `null`: by its own again, or that of the person there. */
export interface SetProfile {
  readonly type: 'set-profile';
  readonly counterId: CounterId;
  readonly profileId: ProfileId | null;
}

export const ProfileSet = defineEvent(
  z.strictObject({ type: z.literal('ProfileSet'), counterId, profileId: profileId.nullable() }),
  (state, { counterId, profileId }) => ({
    ...state,
    profiles: profileId === null ? state.profiles.delete(counterId) : state.profiles.set(counterId, profileId),
  }),
);

export const setProfile = defineCommand([ProfileSet], (state, { counterId, profileId }: SetProfile) => {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const profile = profileId === null ? ok(null) : findProfile(state, profileId);
  if (!profile.ok) return profile;
  if ((state.profiles.get(counterId) ?? null) === profileId) return ok([]);
  return ok([{ type: 'ProfileSet', counterId, profileId }]);
});
