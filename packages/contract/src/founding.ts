import { TEMPLATE_IDS } from '@foyer/configuration';
import { z } from 'zod';
import { SETTINGS_FILE } from './protocol.ts';
import { filePictures } from './settings-file.ts';

/** What is asked of somebody who founds a branch in the browser; whether it goes together the whole configuration says. */
export const foundingRequest = z.strictObject({
  /** That was printed where Foyer was started. */
  code: z.string().max(128),
  branch: z.strictObject({
    branchId: z.string().max(64),
    name: z.record(z.string(), z.string()),
    timeZone: z.string().max(64),
    locale: z.string().max(35),
  }),
  begin: z.discriminatedUnion('with', [
    z.strictObject({
      with: z.literal('template'),
      template: z.enum(TEMPLATE_IDS),
      languages: z.array(z.string().max(35)).max(20),
      counters: z.int().min(1).max(60),
      /** Absent: opened and closed by hand. */
      hours: z.unknown().optional(),
    }),
    z.strictObject({
      with: z.literal('file'),
      /** As `exportSettings` gave it, of any branch. */
      file: z.looseObject({
        format: z.literal(SETTINGS_FILE),
        version: z.int(),
        branch: z.record(z.string(), z.unknown()),
        pictures: filePictures.optional(),
      }),
    }),
  ]),
  /** The first administrator. */
  admin: z.strictObject({
    name: z.string().max(64),
    displayName: z.string().max(120),
    password: z.string().max(256),
  }),
});
export type FoundingRequest = z.input<typeof foundingRequest>;

const foundingReply = z.object({
  /** Why the branch that was asked for last could not be made, a sentence for whoever looks after the machine. */
  failed: z.string().nullable(),
});
export type Founding = z.infer<typeof foundingReply>;
