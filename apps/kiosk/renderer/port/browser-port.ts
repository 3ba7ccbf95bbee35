import { type CallProblem, type Client, createClient, isDecided, newCommandId } from '@foyer/client';
import type { RouteReply } from '@foyer/contract';
import type { JobView, KioskPort, KioskState, Pairing } from '../../bridge/kiosk-state.ts';
import {
  currentTicketRequest,
  forgetLost,
  keepCurrent,
  keepLost,
  lostTicketRequests,
  type TicketRequest,
} from './ticket-requests.ts';

const SECRET_KEY = 'foyer-kiosk-secret';
const ASK_AGAIN_MILLISECONDS = 2_000;
/** How long a customer waits for the server before they are told that it does not answer. */
const PATIENCE_SECONDS = 15;
/** How long a ticket that nobody has is looked for: after a day its branch day is over, and it was closed with it. */
const WITHDRAW_SECONDS = 86_400;

/** The port of a page without Electron around it: pairs and issues by itself, and shows the ticket instead of printing. */
export function createBrowserPort(name: string | null): KioskPort {
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
    const body = { kind: 'kiosk', ...(name === null ? {} : { name }), secret: deviceSecret() } as const;
    const answer = await createClient().call('pairDevice', { body });
    if (answer.ok && answer.value.status === 'paired') {
      client = createClient({ token: answer.value.token });
      pairing = { phase: 'paired', token: answer.value.token };
      emit();
      for (const request of lostTicketRequests()) void withdraw(request);
      const request = currentTicketRequest();
      if (request !== null) await ask(request);
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
  const order = (speaker: Client, request: TicketRequest, timeoutSeconds: number) => {
    const { serviceId, language, priorityClass, commandId } = request;
    const body = { serviceId, language, ...(priorityClass === undefined ? {} : { priorityClass }) };
    return speaker.call('issueTicket', { body, commandId, timeoutSeconds });
  };
  /** A token that the branch knows no more leads to a new pairing. */
  const handleAuthFailure = (speaker: Client, { status }: CallProblem) => {
    if (status !== 401 || client !== speaker) return;
    client = null;
    void pair();
  };
  const ask = async (request: TicketRequest): Promise<JobView> => {
    const { requestId } = request;
    become({ requestId, phase: 'issuing' });
    const speaker = client;
    if (speaker === null) {
      // Never sent: there is nothing to withdraw.
      keepCurrent(null);
      return become({ requestId, phase: 'unreachable' });
    }
    const answer = await order(speaker, request, PATIENCE_SECONDS);
    if (answer.ok) return become(issuedView(requestId, answer.value));
    if (isDecided(answer.error)) return become({ requestId, phase: 'refused', code: answer.error.code });
    keepLost(request);
    keepCurrent(null);
    handleAuthFailure(speaker, answer.error);
    void withdraw(request);
    return become({ requestId, phase: 'unreachable' });
  };
  /**
   * Cancels the ticket of a request whose customer was told that there is none: nobody would answer its call. Asked under
   * the same command id, the branch says which one it is; one it hears of only now is issued, and cancelled too.
   */
  const withdraw = async (request: TicketRequest): Promise<void> => {
    const speaker = client;
    if (speaker === null) return;
    const issued = await order(speaker, request, WITHDRAW_SECONDS);
    const params = issued.ok ? { token: issued.value.ticket.token } : null;
    const end =
      params === null ? issued : await speaker.call('cancelTicket', { params, timeoutSeconds: WITHDRAW_SECONDS });
    if (end.ok || isDecided(end.error)) forgetLost(request);
    else handleAuthFailure(speaker, end.error);
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (!started) void pair();
      started = true;
      return () => listeners.delete(listener);
    },
    state: async () => state(),
    issue: async (wanted) => {
      if (job?.requestId === wanted.requestId) return job;
      const request = { ...wanted, commandId: newCommandId() };
      keepCurrent(request);
      void ask(request);
      return { requestId: request.requestId, phase: 'issuing' };
    },
    dismiss: async () => {
      keepCurrent(null);
      job = null;
      emit();
    },
    answer: async () => undefined,
    copy: async () => undefined,
    help: async () => {
      const answer = await client?.call('help', { timeoutSeconds: 8 });
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
