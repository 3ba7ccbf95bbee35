import { BACKUP_TROUBLES } from '@foyer/basics';
import { z } from 'zod';
import { branchTime, isoTime } from './values.ts';

const trouble = z.enum(BACKUP_TROUBLES);

const backupCopy = z
  .object({
    file: z.string(),
    at: isoTime,
    clock: z.int().meta({ description: "The log's clock in it." }),
    bytes: z.int(),
    seconds: z.number().meta({ description: 'How long it took to make.' }),
    fingerprint: z.string().meta({ description: 'Of the key that opens it.' }),
    tested: z
      .object({ at: isoTime, trouble: trouble.nullable(), seconds: z.number() })
      .nullable()
      .meta({ description: 'What came of restoring it to try it out; `null` before.' }),
    there: z.boolean().meta({ description: 'Whether it is in the folder now.' }),
  })
  .meta({ id: 'BackupCopy' });

/** The copies of a branch's data, newest first, and how the next one will do. */
export const backups = z
  .object({
    time: branchTime,
    settings: z
      .object({
        folder: z.string(),
        atHour: z.int(),
        daily: z.int(),
        weekly: z.int(),
        monthly: z.int(),
      })
      .nullable()
      .meta({ description: '`null`: no backup is made by itself.' }),
    activity: z.enum(['idle', 'making', 'testing']),
    key: z
      .object({ fingerprint: z.string(), madeAt: isoTime.nullable() })
      .nullable()
      .meta({ description: 'The key in use; of it only what it is recognised by.' }),
    dueAt: isoTime.nullable(),
    failed: z
      .object({ at: isoTime, trouble })
      .nullable()
      .meta({ description: 'The newest attempt, if no copy was made since.' }),
    folder: z
      .object({ trouble: trouble.nullable(), sameDisk: z.boolean() })
      .nullable()
      .meta({ description: 'How the folder looks now.' }),
    items: z.array(backupCopy),
  })
  .meta({ id: 'Backups' });
export type BackupList = z.infer<typeof backups>;
export type BackupCopy = z.infer<typeof backupCopy>;
