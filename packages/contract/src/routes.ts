import type { DeviceKind, KeyScope, Permission, Role } from '@foyer/basics';
import { MAX_PICTURE_BODY_BYTES, MAX_SETTINGS_BYTES, MAX_SETTINGS_FILE_BYTES } from './protocol.ts';

/** From this role on staff act also on what is somebody else's. */
export const ACTS_FOR_OTHERS: Role = 'supervisor';
/** What staff below that may only act on where it is theirs. */
export type Owned =
  /** The counter that is named: one they have opened, or one that nobody has. */
  | 'counter'
  /** The visit that is named: called or served by them, or with nobody. */
  | 'visit'
  /** The member of staff that is named: themselves. */
  | 'agent'
  /** The step of the named visit that marks are recorded of: served by them, or finished last at their counter. */
  | 'step'
  /** The escalation that is named: one that was raised to them. */
  | 'escalation'
  /** The note that is named: written by them. */
  | 'note';

/**
 * Who may use a route or look at a view; nothing else decides it. `public` needs nothing; `ticket` is whoever shows the
 * ticket's token, in the path or the view's name. Otherwise staff of the role and every role above it (agent <
 * supervisor < manager < admin), and paired devices of the kind. `own`: of what a request names, in the path or the
 * body, these must be theirs. `needs`: staff from whom this is withheld are not let in, whatever their role. `scope`:
 * programs with a key of this scope, which act as a supervisor does.
 */
export type Access =
  | 'public'
  | 'ticket'
  | {
      readonly staff?: Role;
      readonly device?: DeviceKind | 'any';
      readonly own?: readonly Owned[];
      readonly needs?: Permission;
      readonly scope?: KeyScope;
    };

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `API_BASE`; parameters as `:name`. */
  readonly path: string;
  readonly access: Access;
  /** A command goes through the idempotency key and the log. */
  readonly command: boolean;
  /** Its body may be larger than `MAX_BODY_BYTES`: so many bytes. */
  readonly mostBytes?: number;
  /** Of a reply that is no refusal. */
  readonly status: 200 | 201;
}

/** Is something sent with requests of this method? */
export function hasBody(method: Route['method']): boolean {
  return method !== 'GET' && method !== 'DELETE';
}

const plain = { command: false, status: 200 } as const;
const get = <P extends string, const A extends Access>(path: P, access: A) =>
  ({ method: 'GET', path, access, ...plain }) as const;
const post = <P extends string, const A extends Access>(path: P, access: A) =>
  ({ method: 'POST', path, access, ...plain }) as const;
const remove = <P extends string, const A extends Access>(path: P, access: A) =>
  ({ method: 'DELETE', path, access, ...plain }) as const;
const command = <P extends string, const A extends Access>(path: P, access: A) =>
  ({ method: 'POST', path, access, command: true, status: 200 }) as const;

const change = <P extends string, const A extends Access>(path: P, access: A) =>
  ({ method: 'PATCH', path, access, command: true, status: 200 }) as const;
const end = <P extends string, const A extends Access>(path: P, access: A) =>
  ({ method: 'DELETE', path, access, command: true, status: 200 }) as const;
const replace = <P extends string, const A extends Access>(path: P, access: A) =>
  ({ method: 'PUT', path, access, command: true, status: 200, mostBytes: MAX_SETTINGS_BYTES }) as const;

const agent = { staff: 'agent' } as const;
const reads = { staff: 'agent', scope: 'read' } as const;
const opensBranch = { staff: 'supervisor', needs: 'branch' } as const;
const postsNotices = { staff: 'supervisor', needs: 'notices' } as const;
const suspends = { staff: 'supervisor', needs: 'suspend' } as const;
const answers = { staff: 'agent', needs: 'escalations', own: ['escalation'] } as const;
const takesOver = { ...answers, own: ['escalation', 'counter'] } as const;
const readsReports = { staff: 'manager', needs: 'reports', scope: 'reports' } as const;
const readsAudit = { staff: 'manager', needs: 'audit' } as const;
const keepsDevices = { staff: 'admin', needs: 'devices' } as const;
const keepsSettings = { staff: 'admin', needs: 'settings' } as const;
const erases = { staff: 'manager', needs: 'erasures' } as const;
const keepsKeys = { staff: 'admin', needs: 'keys' } as const;
const keepsPeople = { staff: 'admin', needs: 'people' } as const;
const ownCounter = { staff: 'agent', own: ['counter'], scope: 'call' } as const;
const onVisit = { staff: 'agent', scope: 'call' } as const;
const ownNote = { staff: 'agent', own: ['note'], scope: 'call' } as const;
const ownVisit = { staff: 'agent', own: ['visit'], scope: 'call' } as const;
const ownStep = { staff: 'agent', own: ['step'], scope: 'call' } as const;
const kioskOrStaff = { staff: 'agent', device: 'kiosk' } as const;
const issues = { staff: 'agent', device: 'kiosk', scope: 'issue' } as const;
const follows = { staff: 'agent', device: 'any', scope: 'events' } as const;
const deviceOrStaff = { staff: 'agent', device: 'any' } as const;

/**
 * Every route of the API, once, without its schemas (those are in `routeSchemas`), so that pages can load it: the server
 * registers and guards them by it, the client calls them, the reference page and the role tests are made from it.
 */
export const routes = {
  health: get('/health', 'public'),
  ready: get('/ready', 'public'),

  signIn: post('/session', 'public'),
  signOut: remove('/session', 'public'),
  me: get('/me', 'public'),
  lookUpLink: post('/session/link', 'public'),
  redeemLink: post('/session/redeem', 'public'),
  ownDay: get('/me/day', agent),
  chooseLanguage: post('/me/language', agent),
  setOwnPassword: post('/me/password', agent),
  ownSessions: get('/me/sessions', agent),
  endOwnSession: remove('/me/sessions/:sessionId', agent),

  branch: get('/branch', 'public'),
  services: get('/services', 'public'),
  counters: get('/counters', 'public'),
  openBranch: command('/branch/open', opensBranch),
  closeBranch: command('/branch/close', opensBranch),
  endDay: command('/branch/end-day', opensBranch),
  suspendService: command('/services/:serviceId/suspend', suspends),
  resumeService: command('/services/:serviceId/resume', suspends),

  notices: get('/notices', { staff: 'agent', scope: 'read' }),
  postNotice: { ...command('/notices', postsNotices), status: 201 },
  correctNotice: change('/notices/:noticeId', postsNotices),
  withdrawNotice: end('/notices/:noticeId', postsNotices),

  issueTicket: { ...command('/tickets', issues), status: 201 },
  ticket: get('/tickets/:token', 'ticket'),
  cancelTicket: command('/tickets/:token/cancel', 'ticket'),
  helpTicket: command('/tickets/:token/help', 'ticket'),
  messageTicket: command('/tickets/:token/contact', 'ticket'),
  unmessageTicket: end('/tickets/:token/contact', 'ticket'),
  help: command('/help', deviceOrStaff),

  openCounter: command('/counters/:counterId/open', { staff: 'agent', own: ['agent'], scope: 'call' }),
  pauseCounter: command('/counters/:counterId/pause', ownCounter),
  setProfile: command('/counters/:counterId/profile', { staff: 'supervisor' }),
  resumeCounter: command('/counters/:counterId/resume', ownCounter),
  closeCounter: command('/counters/:counterId/close', ownCounter),
  handOverCounter: command('/counters/:counterId/hand-over', { staff: 'agent', own: ['agent'], scope: 'call' }),
  messageCounter: command('/counters/:counterId/message', { staff: 'supervisor' }),
  readMessage: command('/counters/:counterId/messages/:messageId/read', ownCounter),
  callNext: command('/counters/:counterId/call-next', ownCounter),
  callVisit: command('/counters/:counterId/call', ownCounter),
  walkDirect: command('/counters/:counterId/walk-direct', ownCounter),
  finishAndCallNext: command('/counters/:counterId/finish-and-call-next', ownCounter),
  undo: command('/counters/:counterId/undo', ownCounter),

  recall: command('/visits/:visitId/recall', ownVisit),
  start: command('/visits/:visitId/start', ownVisit),
  finish: command('/visits/:visitId/finish', ownVisit),
  noShow: command('/visits/:visitId/no-show', ownVisit),
  hold: command('/visits/:visitId/hold', ownVisit),
  resumeVisit: command('/visits/:visitId/resume', { staff: 'agent', own: ['visit', 'counter'], scope: 'call' }),
  returnVisit: command('/visits/:visitId/return', ownVisit),
  transfer: command('/visits/:visitId/transfer', ownVisit),
  addService: command('/visits/:visitId/add-service', ownVisit),
  planServices: command('/visits/:visitId/plan', ownVisit),
  changePriority: command('/visits/:visitId/priority', ownVisit),
  editVisit: change('/visits/:visitId', onVisit),
  addNote: command('/visits/:visitId/notes', onVisit),
  editNote: change('/visits/:visitId/notes/:noteId', ownNote),
  eraseNote: end('/visits/:visitId/notes/:noteId', ownNote),
  escalate: command('/visits/:visitId/escalate', ownVisit),
  cancelVisit: command('/visits/:visitId/cancel', ownVisit),
  abandonVisit: command('/visits/:visitId/abandon', ownVisit),

  addMark: command('/visits/:visitId/marks', ownStep),
  beginMark: command('/visits/:visitId/marks/begin', ownStep),
  endMark: command('/visits/:visitId/marks/:markRecordId/end', ownStep),
  removeMark: command('/visits/:visitId/marks/:markRecordId/remove', ownStep),

  acknowledgeEscalation: command('/escalations/:escalationId/acknowledge', answers),
  adviseEscalation: command('/escalations/:escalationId/advise', answers),
  takeOverEscalation: command('/escalations/:escalationId/take-over', takesOver),
  resolveEscalation: command('/escalations/:escalationId/resolve', answers),
  reportPrint: command('/prints/:printId/outcome', kioskOrStaff),

  searchVisits: get('/visits', reads),
  visit: get('/visits/:visitId', reads),
  visitCustomer: get('/visits/:visitId/customer', agent),
  practice: get('/practice', agent),
  beginPractice: post('/practice', agent),
  endPractice: remove('/practice', agent),

  colleagues: get('/colleagues', { staff: 'supervisor' }),
  visitHistory: get('/visits/:visitId/history', reads),
  floor: get('/floor', { staff: 'supervisor', scope: 'read' }),
  report: get('/reports/:report', readsReports),
  quotedReport: get('/reports/quoted/:by', readsReports),
  escalationReport: get('/reports/escalations/:grouping', readsReports),
  marksReport: get('/reports/marks/:marksBy', readsReports),

  audit: get('/audit', readsAudit),
  auditEntry: get('/audit/:sequence', readsAudit),

  privacy: get('/privacy', erases),
  eraseCustomer: command('/erasures', erases),

  settings: get('/settings', keepsSettings),
  settingsSection: get('/settings/:section', keepsSettings),
  changeSettings: replace('/settings/:section', keepsSettings),
  exportSettings: post('/settings/export', keepsSettings),
  importSettings: { ...command('/settings/import', keepsSettings), mostBytes: MAX_SETTINGS_FILE_BYTES },

  holidays: get('/settings/holidays', keepsSettings),

  backups: get('/backups', keepsSettings),
  makeBackup: post('/backups', keepsSettings),
  makeBackupKey: post('/backups/key', keepsSettings),

  storePicture: { ...command('/pictures', keepsSettings), status: 201, mostBytes: MAX_PICTURE_BODY_BYTES },

  pairDevice: post('/devices/pair', 'public'),
  reportStatus: post('/devices/status', { device: 'any' }),
  claimDevice: post('/devices/claim', keepsDevices),
  ownDevice: get('/devices/self', { device: 'any' }),
  devices: get('/devices', keepsDevices),
  device: get('/devices/:deviceId', keepsDevices),
  changeDevice: change('/devices/:deviceId', keepsDevices),
  replaceDevice: command('/devices/:deviceId/replace', keepsDevices),
  testPrint: post('/devices/:deviceId/test-print', keepsDevices),
  revokeDevice: end('/devices/:deviceId', keepsDevices),
  removeDevice: command('/devices/:deviceId/remove', keepsDevices),

  keys: get('/keys', keepsKeys),
  addKey: { ...command('/keys', keepsKeys), status: 201 },
  revokeKey: { ...remove('/keys/:keyId', keepsKeys), command: true },

  people: get('/people', keepsPeople),
  addPerson: { ...command('/people', keepsPeople), status: 201 },
  changePerson: change('/people/:personId', keepsPeople),
  resetPassword: command('/people/:personId/reset-password', keepsPeople),
  signOutPerson: command('/people/:personId/sign-out', keepsPeople),
} as const satisfies Record<string, Route>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export const ROUTE_NAMES = Object.keys(routes) as RouteName[];

/** A live view's name is its kind, and after a colon what the parameter stands for. */
export interface View {
  readonly parameter?: 'screen' | 'counterId' | 'token';
  readonly access: Access;
}

/** Every kind of live view, and who may subscribe to it. */
export const views = {
  kiosk: { access: follows },
  signage: { parameter: 'screen', access: follows },
  counter: { parameter: 'counterId', access: { staff: 'agent', scope: 'events' } },
  floor: { access: { staff: 'supervisor', scope: 'events' } },
  /** What the branch says to the device that looks. */
  device: { access: { device: 'any' } },
  ticket: { parameter: 'token', access: 'ticket' },
} as const satisfies Record<string, View>;

export type ViewKind = keyof typeof views;
