import type { RouteName } from './routes.ts';

/** What it takes to call a route without its schemas. */
export interface RoutePath {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `API_BASE`; parameters as `:name`. */
  readonly path: string;
  /** A command goes through the idempotency key and the log. */
  readonly command: boolean;
}

/**
 * The address of every route, apart from its schemas: a web page that calls the API then carries no validator. A test
 * holds it against `routes`.
 */
export const paths = {
  health: { method: 'GET', path: '/health', command: false },
  ready: { method: 'GET', path: '/ready', command: false },
  signIn: { method: 'POST', path: '/session', command: false },
  signOut: { method: 'DELETE', path: '/session', command: false },
  me: { method: 'GET', path: '/me', command: false },
  branch: { method: 'GET', path: '/branch', command: false },
  services: { method: 'GET', path: '/services', command: false },
  counters: { method: 'GET', path: '/counters', command: false },
  openBranch: { method: 'POST', path: '/branch/open', command: true },
  closeBranch: { method: 'POST', path: '/branch/close', command: true },
  endDay: { method: 'POST', path: '/branch/end-day', command: true },
  suspendService: { method: 'POST', path: '/services/:serviceId/suspend', command: true },
  resumeService: { method: 'POST', path: '/services/:serviceId/resume', command: true },
  issueTicket: { method: 'POST', path: '/tickets', command: true },
  ticket: { method: 'GET', path: '/tickets/:token', command: false },
  cancelTicket: { method: 'POST', path: '/tickets/:token/cancel', command: true },
  helpTicket: { method: 'POST', path: '/tickets/:token/help', command: true },
  help: { method: 'POST', path: '/help', command: true },
  openCounter: { method: 'POST', path: '/counters/:counterId/open', command: true },
  pauseCounter: { method: 'POST', path: '/counters/:counterId/pause', command: true },
  resumeCounter: { method: 'POST', path: '/counters/:counterId/resume', command: true },
  closeCounter: { method: 'POST', path: '/counters/:counterId/close', command: true },
  callNext: { method: 'POST', path: '/counters/:counterId/call-next', command: true },
  callVisit: { method: 'POST', path: '/counters/:counterId/call', command: true },
  finishAndCallNext: { method: 'POST', path: '/counters/:counterId/finish-and-call-next', command: true },
  recall: { method: 'POST', path: '/visits/:visitId/recall', command: true },
  start: { method: 'POST', path: '/visits/:visitId/start', command: true },
  finish: { method: 'POST', path: '/visits/:visitId/finish', command: true },
  noShow: { method: 'POST', path: '/visits/:visitId/no-show', command: true },
  hold: { method: 'POST', path: '/visits/:visitId/hold', command: true },
  resumeVisit: { method: 'POST', path: '/visits/:visitId/resume', command: true },
  transfer: { method: 'POST', path: '/visits/:visitId/transfer', command: true },
  escalate: { method: 'POST', path: '/visits/:visitId/escalate', command: true },
  cancelVisit: { method: 'POST', path: '/visits/:visitId/cancel', command: true },
  abandonVisit: { method: 'POST', path: '/visits/:visitId/abandon', command: true },
  acknowledgeEscalation: { method: 'POST', path: '/escalations/:escalationId/acknowledge', command: true },
  resolveEscalation: { method: 'POST', path: '/escalations/:escalationId/resolve', command: true },
  reportPrint: { method: 'POST', path: '/prints/:printId/outcome', command: true },
  searchVisits: { method: 'GET', path: '/visits', command: false },
  visit: { method: 'GET', path: '/visits/:visitId', command: false },
  visitHistory: { method: 'GET', path: '/visits/:visitId/history', command: false },
  floor: { method: 'GET', path: '/floor', command: false },
  report: { method: 'GET', path: '/reports/:report', command: false },
  quotedReport: { method: 'GET', path: '/reports/quoted/:by', command: false },
  pairDevice: { method: 'POST', path: '/devices/pair', command: false },
  reportStatus: { method: 'POST', path: '/devices/status', command: false },
  claimDevice: { method: 'POST', path: '/devices/claim', command: false },
  devices: { method: 'GET', path: '/devices', command: false },
  revokeDevice: { method: 'DELETE', path: '/devices/:deviceId', command: false },
} as const satisfies Record<RouteName, RoutePath>;
