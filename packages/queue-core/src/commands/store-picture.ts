import { ok } from '@foyer/basics';
import { List } from 'immutable';
import { z } from 'zod';
import { type BodyOf, defineCommand, defineEvent } from '../define.ts';
import { findConfig } from '../find.ts';
import { MOST_PICTURES, type Picture, pictureHash, pictureSchema, shownPictures } from '../pictures.ts';
import type { BranchState } from '../state.ts';

/** Keeps a picture, so that the looks of the branch can name it; its bytes are written apart from the log. */
export interface StorePicture extends Picture {
  readonly type: 'store-picture';
}

export const PictureStored = defineEvent(
  z.strictObject({
    type: z.literal('PictureStored'),
    ...pictureSchema.shape,
    /** Made room for it: the oldest that nothing showed. */
    dropped: z.array(pictureHash),
  }),
  (state, { type: _, dropped, ...picture }) => ({
    ...state,
    pictures: List(state.pictures.filter(({ hash }) => !dropped.includes(hash))).push(picture),
  }),
);

export const storePicture = defineCommand([PictureStored], (state, { type: _, ...picture }: StorePicture) => {
  const config = findConfig(state);
  if (!config.ok) return config;
  return ok(keptWith(state, picture, shownPictures(config.value)));
});

/** What keeps a picture while these are shown; nothing where it is kept already. */
export function keptWith(
  { pictures }: Pick<BranchState, 'pictures'>,
  picture: Picture,
  shown: readonly string[],
): readonly BodyOf<typeof PictureStored>[] {
  if (pictures.some(({ hash }) => hash === picture.hash)) return [];
  const droppable = pictures.filter(({ hash }) => !shown.includes(hash)).map(({ hash }) => hash);
  const dropped = [...droppable.take(pictures.size + 1 - MOST_PICTURES)];
  return [{ type: 'PictureStored', ...picture, dropped }];
}
