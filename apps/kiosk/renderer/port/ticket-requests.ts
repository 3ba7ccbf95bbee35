const CURRENT_KEY = 'foyer-kiosk-ticket';
const LOST_KEY = 'foyer-kiosk-lost';

/** A request this page has sent; kept over a reload, so that it is sent again under the same command id. */
export interface TicketRequest {
  readonly requestId: string;
  readonly commandId: string;
  readonly serviceId: string;
  readonly language: string;
  readonly priorityClass?: string;
}

/** The request whose ticket the page shows or waits for. */
export function currentTicketRequest(): TicketRequest | null {
  const value = read(CURRENT_KEY);
  return isTicketRequest(value) ? value : null;
}

/** Keeps a request as the current one; `null` forgets it. */
export function keepCurrent(request: TicketRequest | null): void {
  if (request === null) sessionStorage.removeItem(CURRENT_KEY);
  else sessionStorage.setItem(CURRENT_KEY, JSON.stringify(request));
}

/** Requests whose customers were told that there is no ticket, while nobody knows whether there is one. */
export function lostTicketRequests(): readonly TicketRequest[] {
  const value = read(LOST_KEY);
  return Array.isArray(value) ? value.filter(isTicketRequest) : [];
}

/** Keeps a request as a lost one. */
export function keepLost(request: TicketRequest): void {
  sessionStorage.setItem(LOST_KEY, JSON.stringify([...lostTicketRequests(), request]));
}

/** Forgets a lost request: its ticket is withdrawn, or there was none. */
export function forgetLost({ commandId }: TicketRequest): void {
  sessionStorage.setItem(
    LOST_KEY,
    JSON.stringify(lostTicketRequests().filter((request) => request.commandId !== commandId)),
  );
}

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function isTicketRequest(value: unknown): value is TicketRequest {
  if (typeof value !== 'object' || value === null) return false;
  const members: Record<string, unknown> = { ...value };
  return ['requestId', 'commandId', 'serviceId', 'language'].every((key) => typeof members[key] === 'string');
}
