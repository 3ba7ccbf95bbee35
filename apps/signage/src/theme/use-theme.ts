import { useEffect, useState } from 'react';
import type { Sounds } from '../sound/sounds.ts';
import { loadTheme, type Theme } from './load-theme.ts';

const RETRY_MS = 15_000;

/** Loads the theme, puts its stylesheet on the page and its chime in the sounds; tries again until there is one. */
export function useTheme(name: string, sounds: Sounds): Theme | null {
  const [theme, setTheme] = useState<Theme | null>(null);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      const loaded = await loadTheme(name);
      if (over) return;
      if (loaded.ok) {
        setTheme(loaded.value);
        const { manifest, chime } = loaded.value;
        if (!(await sounds.load(chime))) sounds.fail({ code: 'unplayable', theme: name, detail: manifest.chime });
        return;
      }
      sounds.fail(loaded.error);
      timer = setTimeout(() => void load(), RETRY_MS);
    };
    void load();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [name, sounds]);
  const href = theme?.stylesheetUrl;
  useEffect(() => {
    if (href === undefined) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
    return () => link.remove();
  }, [href]);
  return theme;
}
