/** Light or dark, or as the device says. */
export type Scheme = 'light' | 'dark' | 'system';

const DARK = '(prefers-color-scheme: dark)';
let stopFollowing = () => {};

/**
 * Sets `data-scheme` on the page and, for `system`, keeps following the device.
 *
 * @returns what ends the following
 */
export function startScheme(scheme: Scheme = 'system'): () => void {
  stopFollowing();
  const set = (dark: boolean) => {
    document.documentElement.dataset.scheme = dark ? 'dark' : 'light';
  };
  if (scheme !== 'system') {
    set(scheme === 'dark');
    return () => {};
  }
  const query = matchMedia(DARK);
  const follow = () => set(query.matches);
  follow();
  query.addEventListener('change', follow);
  stopFollowing = () => query.removeEventListener('change', follow);
  return stopFollowing;
}
