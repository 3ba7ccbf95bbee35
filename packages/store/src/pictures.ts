import type { PictureType } from '@foyer/basics';
import type { Connection } from './connection.ts';

export interface StoredPicture {
  readonly mediaType: PictureType;
  readonly bytes: Buffer;
}

/** The bytes of pictures, by the hash that the log names them by. */
export class Pictures {
  readonly #save;
  readonly #find;
  readonly #drop;

  constructor(connection: Connection) {
    this.#save = connection.prepare<[string, string, Buffer]>(
      'INSERT INTO pictures (hash, media_type, bytes) VALUES (?, ?, ?)',
    );
    this.#find = connection.prepare<[string], StoredPicture>(
      'SELECT media_type AS mediaType, bytes FROM pictures WHERE hash = ?',
    );
    this.#drop = connection.prepare<[string]>('DELETE FROM pictures WHERE hash = ?');
  }

  /** Keeps a picture, and lets go of those that made room for it; inside the batch that logs it. */
  save(hash: string, { mediaType, bytes }: StoredPicture, dropped: readonly string[]): void {
    for (const each of dropped) this.#drop.run(each);
    this.#save.run(hash, mediaType, bytes);
  }

  /** A picture by its hash; `null` when there is none. */
  find(hash: string): StoredPicture | null {
    return this.#find.get(hash) ?? null;
  }
}
