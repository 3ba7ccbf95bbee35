import { err, ok, type Result } from '@foyer/basics';
import { z } from 'zod';

const shared = {
  paper: z.enum(['80', '58']).default('80'),
  dialect: z.enum(['epson', 'generic']).default('epson'),
  style: z.enum(['drawn', 'fast-text']).default('drawn'),
};

const printerConfigurationSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(9100),
    ...shared,
  }),
  z.strictObject({ kind: z.literal('device'), path: z.string().startsWith('/'), ...shared }),
  z.strictObject({ kind: z.literal('memory') }),
]);

/** Which printer a kiosk has, as its configuration file says it, defaults filled in. */
export type PrinterConfiguration = z.output<typeof printerConfigurationSchema>;

/** Reads a printer's configuration; a mistake comes back as sentences that name the field. */
export function parsePrinterConfiguration(
  value: unknown,
): Result<PrinterConfiguration, { readonly code: 'invalid-printer-configuration'; readonly message: string }> {
  const parsed = printerConfigurationSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const mistakes = parsed.error.issues.map((issue) => `printer.${issue.path.join('.') || 'kind'}: ${issue.message}`);
  return err({ code: 'invalid-printer-configuration', message: mistakes.join('; ') });
}
