import { PICTURE_TYPES } from '@foyer/basics';
import type { BranchConfig, ConfigurationMistake } from '@foyer/configuration';
import { z } from 'zod';

/** More pictures than a branch looks back on; one that nothing shows makes room for a new one. */
export const MOST_PICTURES = 50;

/** The hash of a picture's bytes: SHA-256 in hexadecimal digits. */
export const pictureHash = z.string().regex(/^[0-9a-f]{64}$/);
export const pictureSchema = z.strictObject({ hash: pictureHash, mediaType: z.enum(PICTURE_TYPES), bytes: z.int() });
/** A stored picture; its bytes are in a table of their own. */
export type Picture = z.output<typeof pictureSchema>;

/** The pictures that the branch shows now. */
export function shownPictures({ looks: { logo } }: BranchConfig): readonly string[] {
  return logo === undefined ? [] : [logo];
}

/** The pictures that a configuration names and that nobody has stored. */
export function pictureMistakes(
  stored: Iterable<Picture>,
  { looks: { logo } }: BranchConfig,
): readonly ConfigurationMistake[] {
  const isThere = logo === undefined || [...stored].some(({ hash }) => hash === logo);
  return isThere ? [] : [{ code: 'unknown-picture', item: null, path: ['looks', 'logo'], facts: {} }];
}
