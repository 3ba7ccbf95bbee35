import { z } from 'zod';

/** A picture as it is sent. */
export const filePicture = z.strictObject({
  /** The picture's bytes, at most 2 MiB. */
  base64: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
});

/** The pictures that the configuration in a file shows: they are not stored where it is read in. */
export const filePictures = z.array(filePicture).max(10);
