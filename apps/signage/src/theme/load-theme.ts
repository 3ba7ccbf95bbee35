import { err, ok, type Result } from '@foyer/basics';
import type { Problem, ThemeManifest } from '@foyer/contract';

export interface Theme {
  readonly manifest: ThemeManifest;
  readonly stylesheetUrl: string;
  /** The encoded audio. */
  readonly chime: ArrayBuffer;
}

const LOAD_SECONDS = 10;

/**
 * Loads a theme from where the branch server keeps them.
 *
 * @returns the theme, or a sentence for the technician
 */
export async function loadTheme(name: string, send: typeof fetch = fetch): Promise<Result<Theme, string>> {
  const folder = `/signage-themes/${name}/`;
  const get = (file: string) => send(folder + file, { signal: AbortSignal.timeout(LOAD_SECONDS * 1000) });
  try {
    const reply = await get('manifest.json');
    // The server has checked the manifest, and says in a sentence what is wrong with it.
    if (!reply.ok) return err(((await reply.json()) as Problem).detail);
    const manifest = (await reply.json()) as ThemeManifest;
    const chime = await get(manifest.chime);
    if (!chime.ok) return err(`The theme “${name}” lacks its chime (${chime.status}).`);
    return ok({
      manifest,
      stylesheetUrl: folder + manifest.stylesheet,
      chime: await chime.arrayBuffer(),
    });
  } catch {
    return err(`The theme “${name}” could not be loaded.`);
  }
}
