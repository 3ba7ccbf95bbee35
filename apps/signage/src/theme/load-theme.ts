import { err, ok, type Result } from '@foyer/basics';
import { type ThemeManifest, themeManifest } from '@foyer/contract';

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
    if (!reply.ok) return err(`There is no theme “${name}” on the branch server (${reply.status}).`);
    const manifest = themeManifest.safeParse(await reply.json());
    if (!manifest.success) return err(`The manifest of the theme “${name}” is not valid: ${manifest.error.message}`);
    const chime = await get(manifest.data.chime);
    if (!chime.ok) return err(`The theme “${name}” lacks its chime (${chime.status}).`);
    return ok({
      manifest: manifest.data,
      stylesheetUrl: folder + manifest.data.stylesheet,
      chime: await chime.arrayBuffer(),
    });
  } catch {
    return err(`The theme “${name}” could not be loaded.`);
  }
}
