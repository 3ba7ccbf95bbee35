import type { ViewStore } from '@foyer/client';

/** The live view of this screen, to read and to follow. */
export type ScreenView = Omit<ViewStore, 'release'>;
