import type { ViewStore } from '@foyer/client';

const ALLOWED = /^[A-Za-z0-9_.-]{1,64}$/;
const DEFAULT_SCREEN = 'lobby';

/** What the page's address asks for. */
export interface ScreenAddress {
  readonly screen: string;
  /** What the address calls the screen; `null` where the branch is to name it. */
  readonly name: string | null;
  /** `null`: as the machine is set. */
  readonly scheme: 'light' | 'dark' | null;
}

/**
 * Reads `?screen=` and `?scheme=`.
 *
 * @returns `null` for a name of a screen that can't be one
 */
export function readScreenAddress(search: string): ScreenAddress | null {
  const query = new URLSearchParams(search);
  const name = query.get('screen');
  const screen = name ?? DEFAULT_SCREEN;
  if (!ALLOWED.test(screen)) return null;
  const scheme = query.get('scheme');
  return { screen, name, scheme: scheme === 'light' || scheme === 'dark' ? scheme : null };
}

/** The live view of this screen, to read and to follow. */
export type ScreenView = Omit<ViewStore, 'release'>;
