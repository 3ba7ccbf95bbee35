import { z } from 'zod';

const file = z.string().regex(/^[a-z0-9][a-z0-9-]*\.[a-z0-9]+$/, 'must be the name of a file beside the manifest');

/** `manifest.json` of a signage theme: data only. */
export const themeManifest = z.strictObject({
  name: z.string().min(1).max(60),
  version: z.string(),
  /** Custom properties and rules for the screen. */
  stylesheet: file,
  /** Played once for each call. */
  chime: file,
  layout: z.enum(['calls-first', 'split']),
  /** How many recent calls and services are listed at most. */
  recentCalls: z.int().min(1).max(20),
  services: z.int().min(0).max(20),
});
export type ThemeManifest = z.infer<typeof themeManifest>;
