import { z } from 'zod';
import { branchSchema, type Staff, staffSchema } from './branch-schema.ts';

const LAST_PORT = 65_535;
const saidPort = {
  error: ({ input }: { readonly input?: unknown }) => `must be a port from 0 to ${LAST_PORT}, not “${input}”`,
};

/** A port; digits where it comes as a text, from the environment or the command line. */
export const port = z.preprocess(
  (said) => (typeof said === 'string' && /^\d+$/.test(said) ? Number(said) : said),
  z.int(saidPort).min(0, saidPort).max(LAST_PORT, saidPort),
);

/** A name or an id that two people share would make one of them the other. Who has no id is known by the name. */
function refuseTwins(staff: readonly Staff[], context: z.RefinementCtx): void {
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [index, { name, id = name }] of staff.entries()) {
    const refuse = (member: 'name' | 'id', value: string) =>
      context.addIssue({ code: 'custom', path: [index, member], message: `“${value}” is written twice` });
    if (names.has(name)) refuse('name', name);
    else if (ids.has(id)) refuse('id', id);
    names.add(name);
    ids.add(id);
  }
}

export const tlsSchema = z.strictObject({ certFile: z.string(), keyFile: z.string() });

/** What a configuration file may hold. */
export const fileSchema = z.strictObject({
  port: port.optional(),
  host: z.string().min(1).optional(),
  dataFolder: z.string().min(1).optional(),
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
  tls: tlsSchema.optional(),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
  retentionDays: z.int().min(1).max(3650).optional(),
  rateLimits: z
    .strictObject({ anonymousPerMinute: z.int().min(1).optional(), knownPerMinute: z.int().min(1).optional() })
    .optional(),
  branch: branchSchema.optional(),
  staff: z.array(staffSchema).max(1000).superRefine(refuseTwins).optional(),
});

/** What the environment and the command line may say instead of the file. */
export const saidSchema = fileSchema.pick({
  port: true,
  host: true,
  dataFolder: true,
  publicUrl: true,
  logLevel: true,
});
