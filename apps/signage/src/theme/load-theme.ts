import { err, ok, type Result } from '@foyer/basics';
import type { Problem, ThemeManifest } from '@foyer/contract';

export interface Theme {
  readonly manifest: ThemeManifest;
  readonly stylesheetUrl: string;
  /** The encoded audio. */
  readonly chime: ArrayBuffer;
}

/** Why a screen has no theme, or no sound from it. */
export interface ThemeFault {
  /** `unplayable`: the browser can't play its chime. */
  readonly code: 'missing' | 'invalid' | 'chimeless' | 'unreachable' | 'unplayable';
  readonly theme: string;
  /** For the technician, in English. */
  readonly detail: string;
}

const LOAD_SECONDS = 10;

/** Loads a theme from where the branch server keeps them. */
export async function loadTheme(name: string, send: typeof fetch = fetch): Promise<Result<Theme, ThemeFault>> {
  const fault = (code: ThemeFault['code'], detail: string) => err({ code, theme: name, detail });
  const folder = `/signage-themes/${name}/`;
  const get = (file: string) => send(folder + file, { signal: AbortSignal.timeout(LOAD_SECONDS * 1000) });
  try {
    const reply = await get('manifest.json');
    if (!reply.ok) {
      // The server has checked the manifest.
      const { code, detail } = (await reply.json()) as Problem;
      if (code === 'not-found') return fault('missing', detail);
      return fault(code === 'invalid-configuration' ? 'invalid' : 'unreachable', detail);
    }
    const manifest = (await reply.json()) as ThemeManifest;
    const chime = await get(manifest.chime);
    if (!chime.ok) return fault('chimeless', `${manifest.chime}: ${chime.status}`);
    return ok({
      manifest,
      stylesheetUrl: folder + manifest.stylesheet,
      chime: await chime.arrayBuffer(),
    });
  } catch (error) {
    return fault('unreachable', String(error));
  }
}
