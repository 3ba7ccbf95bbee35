import { z } from 'zod';
import { counterId, deviceId, escalationId, printId, serviceId, visitId } from './ids.ts';
import { type Role, replies } from './replies.ts';
import { QUOTED_BY, REPORTS, reportQuery, requests, visitSearch } from './requests.ts';

/**
 * Who may use a route. A staff role includes every role above it (agent < supervisor < manager < admin).
 * `public` needs nothing; `ticket` is proved by the token in the path.
 */
export type Access = 'public' | 'ticket' | { readonly staff?: Role; readonly device?: 'kiosk' | 'any' };

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `API_BASE`; parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  /** Present for every POST. */
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  readonly status: 200 | 201;
  /** A command goes through the idempotency key and the log. */
  readonly command: boolean;
}

const get = <R extends z.ZodType>(path: string, summary: string, access: Access, reply: R) =>
  ({ method: 'GET', path, summary, access, reply, status: 200, command: false }) as const;

const post = <B extends z.ZodType, R extends z.ZodType>(
  path: string,
  summary: string,
  access: Access,
  body: B,
  reply: R,
) => ({ method: 'POST', path, summary, access, body, reply, status: 200, command: true }) as const;

const agent: Access = { staff: 'agent' };
const supervisor: Access = { staff: 'supervisor' };
const manager: Access = { staff: 'manager' };
const admin: Access = { staff: 'admin' };
const anyone: Access = 'public';

const ofService = z.object({ serviceId });
const ofCounter = z.object({ counterId });
const ofVisit = z.object({ visitId });
const ofEscalation = z.object({ escalationId });
const ofPrint = z.object({ printId });
const ofDevice = z.object({ deviceId });
/** Any text: nobody is to learn what a token looks like from how a wrong one is answered. */
const ofTicket = z.object({ token: z.string() });
const ofReport = z.object({ report: z.enum(REPORTS) });
const ofQuoted = z.object({ by: z.enum(QUOTED_BY) });

/** Every path of the API, once: the server registers them, the client calls them, the reference page lists them. */
export const routes = {
  health: get('/health', 'Is the process alive?', anyone, replies.health),
  ready: get('/ready', 'Can it serve, and if not why', anyone, replies.ready),

  signIn: { ...post('/session', 'Sign in', anyone, requests.signIn, replies.session), command: false },
  signOut: {
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    access: anyone,
    reply: z.object({}),
    status: 200,
    command: false,
  },
  me: get('/me', 'Who am I; null when nobody is signed in', anyone, replies.me),

  branch: get('/branch', 'What the branch is', anyone, replies.branch),
  services: get('/services', 'What it offers now, with estimates', anyone, replies.services),
  counters: get('/counters', 'Its counters', anyone, replies.counters),
  openBranch: post('/branch/open', 'Open the branch day', supervisor, requests.none, replies.done),
  closeBranch: post('/branch/close', 'Issue no more tickets today', supervisor, requests.none, replies.done),
  endDay: post('/branch/end-day', 'End the branch day', supervisor, requests.none, replies.done),
  suspendService: {
    ...post(
      '/services/:serviceId/suspend',
      'Stop issuing for a service',
      supervisor,
      requests.suspendService,
      replies.done,
    ),
    params: ofService,
  },
  resumeService: {
    ...post('/services/:serviceId/resume', 'Issue for it again', supervisor, requests.none, replies.done),
    params: ofService,
  },

  issueTicket: {
    ...post('/tickets', 'Issue a ticket', { staff: 'agent', device: 'kiosk' }, requests.issueTicket, replies.issued),
    status: 201,
  },
  ticket: { ...get('/tickets/:token', 'A customer’s own ticket', 'ticket', replies.ticket), params: ofTicket },
  cancelTicket: {
    ...post('/tickets/:token/cancel', 'Give up one’s place', 'ticket', requests.none, replies.ticket),
    params: ofTicket,
  },
  helpTicket: {
    ...post('/tickets/:token/help', 'Call staff from the phone', 'ticket', requests.none, replies.ticket),
    params: ofTicket,
  },
  help: post('/help', 'Call staff to a kiosk', { device: 'any', staff: 'agent' }, requests.askForHelp, replies.done),

  openCounter: {
    ...post('/counters/:counterId/open', 'Open a counter', agent, requests.openCounter, replies.counter),
    params: ofCounter,
  },
  pauseCounter: {
    ...post('/counters/:counterId/pause', 'Pause it', agent, requests.pauseCounter, replies.counter),
    params: ofCounter,
  },
  resumeCounter: {
    ...post('/counters/:counterId/resume', 'Resume it', agent, requests.none, replies.counter),
    params: ofCounter,
  },
  closeCounter: {
    ...post('/counters/:counterId/close', 'Close it', agent, requests.none, replies.counter),
    params: ofCounter,
  },
  callNext: {
    ...post('/counters/:counterId/call-next', 'Call whoever is next', agent, requests.none, replies.called),
    params: ofCounter,
  },
  callVisit: {
    ...post('/counters/:counterId/call', 'Call a given visit', agent, requests.callVisit, replies.called),
    params: ofCounter,
  },
  finishAndCallNext: {
    ...post(
      '/counters/:counterId/finish-and-call-next',
      'Finish and call the next',
      agent,
      requests.finishAndCallNext,
      replies.finishedAndCalled,
    ),
    params: ofCounter,
  },

  recall: {
    ...post('/visits/:visitId/recall', 'Repeat the call', agent, requests.onVisit, replies.visit),
    params: ofVisit,
  },
  start: {
    ...post('/visits/:visitId/start', 'The customer has come', agent, requests.onVisit, replies.visit),
    params: ofVisit,
  },
  finish: {
    ...post('/visits/:visitId/finish', 'Finish the service', agent, requests.finish, replies.visit),
    params: ofVisit,
  },
  noShow: {
    ...post('/visits/:visitId/no-show', 'The customer did not come', agent, requests.onVisit, replies.visit),
    params: ofVisit,
  },
  hold: { ...post('/visits/:visitId/hold', 'Put it on hold', agent, requests.hold, replies.visit), params: ofVisit },
  resumeVisit: {
    ...post('/visits/:visitId/resume', 'Go on with it', agent, requests.resumeVisit, replies.visit),
    params: ofVisit,
  },
  transfer: {
    ...post('/visits/:visitId/transfer', 'Send it on', agent, requests.transfer, replies.visit),
    params: ofVisit,
  },
  escalate: {
    ...post('/visits/:visitId/escalate', 'Ask a supervisor in', agent, requests.escalate, replies.escalation),
    params: ofVisit,
  },
  cancelVisit: {
    ...post('/visits/:visitId/cancel', 'The customer said they leave', agent, requests.onVisit, replies.visit),
    params: ofVisit,
  },
  abandonVisit: {
    ...post('/visits/:visitId/abandon', 'The customer has left', agent, requests.onVisit, replies.visit),
    params: ofVisit,
  },

  acknowledgeEscalation: {
    ...post(
      '/escalations/:escalationId/acknowledge',
      'Somebody is on the way',
      supervisor,
      requests.none,
      replies.escalation,
    ),
    params: ofEscalation,
  },
  resolveEscalation: {
    ...post(
      '/escalations/:escalationId/resolve',
      'It is settled',
      supervisor,
      requests.resolveEscalation,
      replies.escalation,
    ),
    params: ofEscalation,
  },
  reportPrint: {
    ...post(
      '/prints/:printId/outcome',
      'What became of a print',
      { device: 'kiosk', staff: 'agent' },
      requests.reportPrint,
      replies.print,
    ),
    params: ofPrint,
  },

  searchVisits: { ...get('/visits', 'Find visits', agent, replies.visits), query: visitSearch },
  visit: { ...get('/visits/:visitId', 'One visit', agent, replies.oneVisit), params: ofVisit },
  visitHistory: {
    ...get('/visits/:visitId/history', 'All that happened to it', agent, replies.history),
    params: ofVisit,
  },
  floor: get('/floor', 'The live state whole', supervisor, replies.floor),
  report: {
    ...get('/reports/:report', 'How the branch flowed', manager, replies.report),
    params: ofReport,
    query: reportQuery,
  },
  quotedReport: {
    ...get('/reports/quoted/:by', 'What tickets were told against what happened', manager, replies.quoted),
    params: ofQuoted,
    query: reportQuery,
  },

  pairDevice: {
    ...post('/devices/pair', 'A device asks to be paired', anyone, requests.pairDevice, replies.pairing),
    command: false,
  },
  reportStatus: {
    ...post(
      '/devices/status',
      'A device says how it is',
      { device: 'any' },
      requests.reportStatus,
      replies.deviceStatus,
    ),
    command: false,
  },
  claimDevice: {
    ...post('/devices/claim', 'Accept a device by its code', admin, requests.claimDevice, replies.device),
    command: false,
  },
  devices: get('/devices', 'Paired devices', admin, replies.devices),
  revokeDevice: {
    method: 'DELETE',
    path: '/devices/:deviceId',
    summary: 'Shut a device out',
    access: admin,
    params: ofDevice,
    reply: replies.device,
    status: 200,
    command: false,
  },
} as const satisfies Record<string, Route>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
type Field<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? S : never;
/** What a caller may pass as the route's path parameters, query, body (before parsing), and what it gets. */
export type RouteParams<N extends RouteName> =
  Field<Routes[N], 'params'> extends never ? undefined : z.input<Field<Routes[N], 'params'>>;
export type RouteQuery<N extends RouteName> =
  Field<Routes[N], 'query'> extends never ? undefined : z.input<Field<Routes[N], 'query'>>;
export type RouteBody<N extends RouteName> =
  Field<Routes[N], 'body'> extends never ? undefined : z.input<Field<Routes[N], 'body'>>;
export type RouteReply<N extends RouteName> = z.output<Routes[N]['reply']>;
