/** Which question the screen asks. */
export type Screen =
  | { readonly name: 'attract' }
  /** `categoryId`: of the tree, that the customer has chosen where there are too many services for one screen. */
  | { readonly name: 'services'; readonly categoryId: string | null }
  | { readonly name: 'ticket'; readonly requestId: string };

/** What the customer has set for this visit; wiped with it. */
export interface Preferences {
  readonly largeText: boolean;
  readonly highContrast: boolean;
}

export const usualPreferences: Preferences = { largeText: false, highContrast: false };

/** How long a customer may do nothing on this screen, in seconds; `null` where nothing is to be wiped. */
export interface IdleRules {
  /** The usual one, 30 by default. */
  readonly idleSeconds: number;
  /** How long the countdown runs then. */
  readonly warningSeconds: number;
  /** A printed ticket's screen goes by itself after this long, unless it is touched. */
  readonly printedSeconds: number;
}

export const usualIdleRules: IdleRules = { idleSeconds: 30, warningSeconds: 15, printedSeconds: 12 };

/** Those who need larger text or more contrast get ten times as long. */
const ACCESSIBLE_FACTOR = 10;
/** A number that is not on paper has to be photographed or written down. */
const UNPRINTED_FACTOR = 2;

/**
 * How long until the countdown begins, in seconds; `null` when it never does.
 *
 * @param phase - of the ticket in hand, or `null` before one is asked for; `staying`: printed, and kept by a touch
 */
export function idleLimit(
  screen: Screen,
  phase: string | null,
  preferences: Preferences,
  rules: IdleRules,
): number | null {
  const accessible = preferences.largeText || preferences.highContrast;
  const usual = rules.idleSeconds * (accessible ? ACCESSIBLE_FACTOR : 1);
  if (screen.name === 'attract') return accessible ? usual : null;
  if (screen.name === 'services') return usual;
  switch (phase) {
    case 'issuing':
    case 'printing':
    case 'printed':
      return null;
    case 'issued':
    case 'failed':
    case 'uncertain':
      return usual * UNPRINTED_FACTOR;
    default:
      return usual;
  }
}
