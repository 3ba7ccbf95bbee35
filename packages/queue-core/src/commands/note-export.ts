import { EXPORTS, type ExportKind, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';

/** Notes that somebody takes figures or the log away as a file. */
export interface NoteExport {
  readonly type: 'note-export';
  readonly what: ExportKind;
  /** Which of its kind, where there are several. */
  readonly name: string | null;
  /** The days that it is about, both included; `null`: as far as there are any. */
  readonly from: string | null;
  readonly to: string | null;
  readonly rows: number;
}

export const FileExported = defineEvent(
  z.strictObject({
    type: z.literal('FileExported'),
    what: z.enum(EXPORTS),
    name: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    rows: z.int(),
  }),
  (state) => state,
);

export const noteExport = defineCommand([FileExported], (_state, { type: _, ...facts }: NoteExport) =>
  ok([{ type: 'FileExported', ...facts }]),
);
