const CURRENT_KEY = 'foyer-kiosk-ticket';
const LOST_KEY = 'foyer-kiosk-lost';

/** A wish this page has sent; kept over a reload, so that it is sent again under the same command id. */
export interface Wish {
  readonly requestId: string;
  readonly commandId: string;
  readonly serviceId: string;
  readonly language: string;
}

/** The wish whose ticket the page shows or waits for. */
export function currentWish(): Wish | null {
  const value = read(CURRENT_KEY);
  return isWish(value) ? value : null;
}

/** Keeps a wish as the current one; `null` forgets it. */
export function keepCurrent(wish: Wish | null): void {
  if (wish === null) sessionStorage.removeItem(CURRENT_KEY);
  else sessionStorage.setItem(CURRENT_KEY, JSON.stringify(wish));
}

/** Wishes whose customers were told that there is no ticket, while nobody knows whether there is one. */
export function lostWishes(): readonly Wish[] {
  const value = read(LOST_KEY);
  return Array.isArray(value) ? value.filter(isWish) : [];
}

/** Keeps a wish as a lost one. */
export function keepLost(wish: Wish): void {
  sessionStorage.setItem(LOST_KEY, JSON.stringify([...lostWishes(), wish]));
}

/** Forgets a lost wish: its ticket is withdrawn, or there was none. */
export function forgetLost({ commandId }: Wish): void {
  sessionStorage.setItem(LOST_KEY, JSON.stringify(lostWishes().filter((wish) => wish.commandId !== commandId)));
}

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null) return false;
  const members: Record<string, unknown> = { ...value };
  return ['requestId', 'commandId', 'serviceId', 'language'].every((key) => typeof members[key] === 'string');
}
