import { z } from 'zod';

/** Stored data that is not what it should be. */
export class StoredDataError extends Error {
  override readonly name = 'StoredDataError';
}

/**
 * Reads stored data by a schema.
 *
 * @param name what is read, as its error calls it
 * @throws StoredDataError naming the first field that is not what it should be, and what it should be
 */
export function readStored<S extends z.ZodType>(schema: S, raw: unknown, name: string): z.output<S> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new StoredDataError(`${z.core.toDotPath([name, ...(issue?.path ?? [])])}: ${issue?.message}`);
}
