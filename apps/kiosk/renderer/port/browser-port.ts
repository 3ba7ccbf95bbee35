import { type Client, createClient, newCommandId } from '@foyer/client';
import type { RouteReply } from '@foyer/contract';
import type { JobView, KioskPort, KioskState, Pairing } from '../../bridge/kiosk-state.ts';

const SECRET_KEY = 'foyer-kiosk-secret';
const TICKET_KEY = 'foyer-kiosk-ticket';
const ASK_AGAIN_MILLISECONDS = 2_000;

/** A wish this page has sent; kept over a reload, so that it is sent again under the same command id. */
interface Wish {
  readonly requestId: string;
  readonly commandId: string;
  readonly serviceId: string;
  readonly language: string;
}

/** The port of a page without Electron around it: pairs and issues by itself, and shows the ticket instead of printing. */
export function createBrowserPort(name: string): KioskPort {
  const listeners = new Set<(state: KioskState) => void>();
  let pairing: Pairing = { phase: 'starting' };
  let job: JobView | null = null;
  let client: Client | null = null;
  let started = false;

  const state = (): KioskState => ({ pairing, printer: 'none', job });
  const emit = () => {
    for (const listener of listeners) listener(state());
  };
  const pair = async (): Promise<void> => {
    const answer = await createClient().call('pairDevice', { body: { kind: 'kiosk', name, secret: deviceSecret() } });
    if (answer.ok && answer.value.status === 'paired') {
      client = createClient({ token: answer.value.token });
      pairing = { phase: 'paired', token: answer.value.token };
      emit();
      const wish = storedWish();
      if (wish !== null) await ask(wish);
      return;
    }
    pairing =
      answer.ok && answer.value.status === 'waiting'
        ? { phase: 'waiting', code: answer.value.code }
        : { phase: 'unreachable' };
    emit();
    setTimeout(() => void pair(), ASK_AGAIN_MILLISECONDS);
  };

  const become = (next: JobView) => {
    job = next;
    emit();
    return next;
  };
  const ask = async (wish: Wish): Promise<JobView> => {
    const { requestId, commandId, language } = wish;
    become({ requestId, phase: 'issuing' });
    if (client === null) return become({ requestId, phase: 'unreachable' });
    const body = { serviceId: wish.serviceId, language };
    const answer = await client.call('issueTicket', { body, commandId });
    if (answer.ok) return become(issuedView(requestId, answer.value));
    const { status, code } = answer.error;
    if (status === 401) {
      client = null;
      void pair();
    }
    return become(
      status >= 400 && status < 500 && status !== 401
        ? { requestId, phase: 'refused', code }
        : { requestId, phase: 'unreachable' },
    );
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (!started) void pair();
      started = true;
      return () => listeners.delete(listener);
    },
    state: async () => state(),
    issue: async (request) => {
      if (job?.requestId === request.requestId) return job;
      const wish = { ...request, commandId: newCommandId() };
      sessionStorage.setItem(TICKET_KEY, JSON.stringify(wish));
      void ask(wish);
      return { requestId: request.requestId, phase: 'issuing' };
    },
    dismiss: async () => {
      sessionStorage.removeItem(TICKET_KEY);
      job = null;
      emit();
    },
    answer: async () => undefined,
    copy: async () => undefined,
    help: async () => {
      const answer = await client?.call('help', { body: { place: name }, timeoutSeconds: 8 });
      // A call for help from here that nobody has settled yet: staff know.
      const told = answer?.ok || answer?.error.code === 'invalid-state';
      return { outcome: told ? 'told' : 'unreachable' };
    },
  };
}

function deviceSecret(): string {
  const known = localStorage.getItem(SECRET_KEY);
  if (known !== null) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const secret = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem(SECRET_KEY, secret);
  return secret;
}

function storedWish(): Wish | null {
  const text = sessionStorage.getItem(TICKET_KEY);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isWish(value) ? value : null;
  } catch {
    return null;
  }
}

function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null) return false;
  const members: Record<string, unknown> = { ...value };
  return ['requestId', 'commandId', 'serviceId', 'language'].every((key) => typeof members[key] === 'string');
}

function issuedView(requestId: string, reply: RouteReply<'issueTicket'>): JobView {
  const { visit, position, estimate, ticket } = reply;
  return {
    requestId,
    phase: 'issued',
    ticket: {
      number: visit.number,
      serviceId: visit.serviceId,
      language: visit.language,
      ahead: position,
      estimate,
      url: ticket.url,
      issuedAt: visit.issuedAt,
    },
  };
}
