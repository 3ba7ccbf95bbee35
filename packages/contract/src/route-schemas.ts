import { ESCALATIONS_BY, MARKS_BY, QUOTED_BY, REPORTS } from '@foyer/basics';
import { SECTION_IDS } from '@foyer/configuration';
import { z } from 'zod';
import {
  agentId,
  counterId,
  deviceId,
  escalationId,
  keyId,
  markRecordId,
  messageId,
  noteId,
  noticeId,
  printId,
  serviceId,
  sessionId,
  visitId,
} from './ids.ts';
import { auditQuery, dryRunQuery, holidayQuery, reportQuery, visitSearch } from './queries.ts';
import { replies } from './replies.ts';
import { requests } from './requests.ts';
import { type Route, type RouteName, type Routes, routes } from './routes.ts';

type ParametersOf<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParametersOf<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

/** What stands for the parameters of paths, by their names. */
const pathParameters = {
  serviceId,
  counterId,
  visitId,
  escalationId,
  printId,
  deviceId,
  personId: agentId,
  keyId,
  messageId,
  noteId,
  noticeId,
  sessionId,
  /** Any text: nobody is to learn what a token looks like from how a wrong one is answered. */
  token: z.string(),
  report: z.enum(REPORTS),
  by: z.enum(QUOTED_BY),
  grouping: z.enum(ESCALATIONS_BY),
  marksBy: z.enum(MARKS_BY),
  markRecordId,
  section: z.enum(SECTION_IDS),
  /** Of an event in the log. */
  sequence: z.coerce.number().int().min(1),
} as const satisfies Record<ParametersOf<Routes[RouteName]['path']>, z.ZodType>;

type Schemas<R extends Route> = { readonly summary: string; readonly reply: z.ZodType } & (R['method'] extends
  | 'POST'
  | 'PUT'
  | 'PATCH'
  ? { readonly body: z.ZodType; readonly query?: z.ZodType }
  : { readonly body?: never; readonly query?: z.ZodType });

/** What every route takes besides its path's parameters, and gives; what is sent without details has an empty body. */
export const routeSchemas = {
  health: { summary: 'Is the process alive?', reply: replies.health },
  ready: { summary: 'Can it serve, and if not why', reply: replies.ready },

  signIn: { summary: 'Sign in', body: requests.signIn, reply: replies.session },
  signOut: { summary: 'Sign out', reply: replies.nothing },
  me: { summary: 'Who am I; null when nobody is signed in', reply: replies.me },
  lookUpLink: {
    summary: 'Whose a one-time link is, for whoever has it; it is not used up',
    body: requests.lookUpLink,
    reply: replies.linkOwner,
  },
  redeemLink: {
    summary: 'Set a password by a one-time link, and sign in',
    body: requests.redeemLink,
    reply: replies.session,
  },
  ownDay: { summary: 'What one has done on this branch day', reply: replies.ownDay },
  chooseLanguage: { summary: 'The language of one’s own pages', body: requests.chooseLanguage, reply: replies.nothing },
  setOwnPassword: { summary: 'A new password of one’s own', body: requests.setOwnPassword, reply: replies.nothing },
  ownSessions: { summary: 'Where one is signed in', reply: replies.ownSessions },
  endOwnSession: { summary: 'Sign out there', reply: replies.nothing },

  branch: { summary: 'What the branch is', reply: replies.branch },
  services: { summary: 'What it offers now, with estimates', reply: replies.services },
  counters: { summary: 'Its counters', reply: replies.counters },
  openBranch: { summary: 'Open the branch day', body: requests.none, reply: replies.done },
  closeBranch: { summary: 'Issue no more tickets today', body: requests.none, reply: replies.done },
  endDay: { summary: 'End the branch day', body: requests.none, reply: replies.done },
  suspendService: { summary: 'Stop issuing for a service', body: requests.suspendService, reply: replies.done },
  resumeService: { summary: 'Issue for it again', body: requests.none, reply: replies.done },

  notices: { summary: 'What everybody is told, now or later', reply: replies.notices },
  postNotice: { summary: 'Tell everybody something', body: requests.postNotice, reply: replies.notice },
  correctNotice: {
    summary: 'Put a notice right, wherever it is shown',
    body: requests.correctNotice,
    reply: replies.notice,
  },
  withdrawNotice: { summary: 'Take a notice down', reply: replies.done },

  issueTicket: { summary: 'Issue a ticket', body: requests.issueTicket, reply: replies.issued },
  ticket: { summary: 'A customer’s own ticket', reply: replies.ticket },
  cancelTicket: { summary: 'Give up one’s place', body: requests.none, reply: replies.ticket },
  helpTicket: { summary: 'Call staff from the phone', body: requests.none, reply: replies.ticket },
  messageTicket: { summary: 'Be told by message', body: requests.messageTicket, reply: replies.ticket },
  unmessageTicket: { summary: 'Be told by message no more', reply: replies.ticket },
  help: { summary: 'Call staff to a kiosk', body: requests.none, reply: replies.done },

  openCounter: { summary: 'Open a counter', body: requests.openCounter, reply: replies.counter },
  pauseCounter: { summary: 'Pause it', body: requests.pauseCounter, reply: replies.counter },
  setProfile: {
    summary: 'Have it go by a work profile until the day ends',
    body: requests.setProfile,
    reply: replies.counter,
  },
  resumeCounter: { summary: 'Resume it', body: requests.none, reply: replies.counter },
  closeCounter: { summary: 'Close it', body: requests.none, reply: replies.counter },
  handOverCounter: {
    summary: 'Go on at a counter that another agent left open',
    body: requests.handOverCounter,
    reply: replies.counter,
  },
  messageCounter: {
    summary: 'Let whoever works there know something',
    body: requests.messageCounter,
    reply: replies.done,
  },
  readMessage: { summary: 'The message has been read', body: requests.none, reply: replies.done },
  callNext: { summary: 'Call whoever is next', body: requests.none, reply: replies.called },
  callVisit: { summary: 'Call a given visit', body: requests.callVisit, reply: replies.called },
  walkDirect: { summary: 'Serve a customer who has not queued', body: requests.walkDirect, reply: replies.visit },
  finishAndCallNext: {
    summary: 'Finish and call the next',
    body: requests.finishAndCallNext,
    reply: replies.finishedAndCalled,
  },
  undo: { summary: 'Take back its last action', body: requests.none, reply: replies.counter },

  recall: { summary: 'Repeat the call', body: requests.onVisit, reply: replies.visit },
  start: { summary: 'The customer has come', body: requests.onVisit, reply: replies.visit },
  finish: { summary: 'Finish the service', body: requests.finish, reply: replies.visit },
  noShow: { summary: 'The customer did not come', body: requests.onVisit, reply: replies.visit },
  hold: { summary: 'Put it on hold', body: requests.hold, reply: replies.visit },
  resumeVisit: { summary: 'Go on with it', body: requests.resumeVisit, reply: replies.visit },
  returnVisit: { summary: 'Back to the queue', body: requests.returnVisit, reply: replies.visit },
  transfer: { summary: 'Send it on', body: requests.transfer, reply: replies.visit },
  addService: { summary: 'Plan another service', body: requests.addService, reply: replies.visit },
  planServices: {
    summary: 'Put what is planned in order, or drop it',
    body: requests.planServices,
    reply: replies.visit,
  },
  changePriority: { summary: 'Put it into another class', body: requests.changePriority, reply: replies.visit },
  editVisit: {
    summary: 'Change what is known of its customer: language, segment, tags, contact details',
    body: requests.editVisit,
    reply: replies.visit,
  },
  addNote: { summary: 'Write something down about it', body: requests.note, reply: replies.visit },
  editNote: { summary: 'Write a note anew', body: requests.note, reply: replies.visit },
  eraseNote: { summary: 'Erase a note', reply: replies.visit },
  escalate: { summary: 'Ask a supervisor in', body: requests.escalate, reply: replies.escalation },
  cancelVisit: { summary: 'The customer said they leave', body: requests.onVisit, reply: replies.visit },
  abandonVisit: { summary: 'The customer has left', body: requests.onVisit, reply: replies.visit },

  addMark: { summary: 'Record what is counted', body: requests.addMark, reply: replies.visit },
  beginMark: { summary: 'Begin what takes time', body: requests.beginMark, reply: replies.visit },
  endMark: { summary: 'What takes time is over', body: requests.none, reply: replies.visit },
  removeMark: { summary: 'Take a mark back', body: requests.none, reply: replies.visit },

  acknowledgeEscalation: { summary: 'Somebody is on the way', body: requests.none, reply: replies.escalation },
  adviseEscalation: { summary: 'Answer in words', body: requests.adviseEscalation, reply: replies.escalation },
  takeOverEscalation: {
    summary: 'Call its customer to one’s own counter',
    body: requests.takeOverEscalation,
    reply: replies.escalation,
  },
  resolveEscalation: { summary: 'It is settled', body: requests.resolveEscalation, reply: replies.escalation },
  reportPrint: { summary: 'What became of a print', body: requests.reportPrint, reply: replies.print },

  searchVisits: { summary: 'Find visits', query: visitSearch, reply: replies.visits },
  visit: { summary: 'One visit', reply: replies.oneVisit },
  visitCustomer: { summary: 'Who its customer is, and their other visits', reply: replies.visitCustomer },
  colleagues: { summary: 'Who may work at a counter', reply: replies.colleagues },
  visitHistory: { summary: 'All that happened to it', reply: replies.history },
  floor: { summary: 'The live state whole', reply: replies.floor },
  report: { summary: 'How the branch flowed', query: reportQuery, reply: replies.report },
  quotedReport: {
    summary: 'What tickets were told against what happened',
    query: reportQuery,
    reply: replies.quoted,
  },
  escalationReport: {
    summary: 'How escalations and calls for help were answered',
    query: reportQuery,
    reply: replies.answers,
  },

  marksReport: { summary: 'What agents recorded about steps', query: reportQuery, reply: replies.marks },

  audit: { summary: 'What happened, newest first', query: auditQuery, reply: replies.audit },
  auditEntry: { summary: 'One event, and what it changed', reply: replies.auditEntry },

  privacy: { summary: 'How long is kept what customers could be recognised by', reply: replies.privacy },
  eraseCustomer: {
    summary: 'Erase what is kept of one customer, or only see what that is',
    body: requests.eraseCustomer,
    query: dryRunQuery,
    reply: replies.erasure,
  },

  settings: { summary: 'The whole configuration, by section', reply: replies.settings },
  settingsSection: { summary: 'One section of the configuration', reply: replies.settingsSection },
  changeSettings: {
    summary: 'Change a section, in force at once, or only see what that would do',
    body: requests.changeSettings,
    query: dryRunQuery,
    reply: replies.settingsChanged,
  },

  exportSettings: {
    summary: 'The whole configuration as a file',
    body: requests.none,
    reply: replies.exportedSettings,
  },
  importSettings: {
    summary: 'Take in a whole configuration, or only see what it would change',
    body: requests.importSettings,
    query: dryRunQuery,
    reply: replies.importedSettings,
  },
  practice: { summary: 'How far one has come in practice; null where one has none', reply: replies.practice },
  beginPractice: {
    summary: 'Practise on made-up customers, in a branch of one’s own below /practice',
    body: requests.none,
    reply: replies.practice,
  },
  endPractice: { summary: 'Practise no more; nothing is kept of it', reply: replies.nothing },
  holidays: { summary: 'Public holidays to import', query: holidayQuery, reply: replies.holidays },
  backups: { summary: 'The copies of the data, and how they do', reply: replies.backups },
  makeBackup: { summary: 'Begin a backup now', body: requests.none, reply: replies.backups },
  makeBackupKey: {
    summary: 'A new key for backups from now on, shown this once',
    body: requests.none,
    reply: replies.backupKey,
  },
  storePicture: {
    summary: 'Keep a picture: PNG, JPEG, WebP, or SVG without scripts; at /pictures/{hash} from then on',
    body: requests.storePicture,
    reply: replies.pictureStored,
  },

  pairDevice: { summary: 'A device asks to be paired', body: requests.pairDevice, reply: replies.pairing },
  reportStatus: { summary: 'A device says how it is', body: requests.reportStatus, reply: replies.nothing },
  claimDevice: { summary: 'Accept a device by its code', body: requests.claimDevice, reply: replies.device },
  ownDevice: { summary: 'How the branch has set the device that asks', reply: replies.ownDevice },
  devices: { summary: 'The branch’s devices', reply: replies.devices },
  device: { summary: 'One device', reply: replies.device },
  changeDevice: {
    summary: 'Change a device’s name, place or settings; in force at once',
    body: requests.changeDevice,
    reply: replies.changedDevice,
  },
  replaceDevice: {
    summary: 'Let another machine take its place, name and settings',
    body: requests.replaceDevice,
    reply: replies.changedDevice,
  },
  testPrint: { summary: 'Have it print a test', body: requests.none, reply: replies.device },
  revokeDevice: { summary: 'Shut a device out at once', reply: replies.changedDevice },
  removeDevice: { summary: 'Take a revoked device off the list', body: requests.none, reply: replies.changedDevice },

  keys: { summary: 'Keys for programs', reply: replies.keys },
  addKey: { summary: 'Make a key; its secret is shown this once', body: requests.addKey, reply: replies.addedKey },
  revokeKey: { summary: 'Shut a program out', reply: replies.key },

  people: { summary: 'Everybody who signs in or once did', reply: replies.people },
  addPerson: { summary: 'Invite somebody', body: requests.addPerson, reply: replies.invited },
  changePerson: {
    summary: 'Change who somebody is or what they may',
    body: requests.changePerson,
    reply: replies.person,
  },
  resetPassword: {
    summary: 'Take somebody’s password away; they get a one-time link',
    body: requests.none,
    reply: replies.invited,
  },
  signOutPerson: { summary: 'Sign somebody out everywhere', body: requests.none, reply: replies.person },
} as const satisfies { readonly [N in RouteName]: Schemas<Routes[N]> };

/** One route's schemas, where it does not matter which. */
export interface RouteSchemas {
  readonly summary: string;
  /** Absent where the path has none. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  /** Present for every route that is sent something. */
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
}

/** A route's schemas, its path's parameters among them. */
export function schemasOf(name: RouteName): RouteSchemas {
  const names = Array.from(routes[name].path.matchAll(/:(\w+)/g), ([, parameter]) => parameter);
  const params = Object.fromEntries(Object.entries(pathParameters).filter(([parameter]) => names.includes(parameter)));
  return { ...routeSchemas[name], ...(names.length === 0 ? {} : { params: z.object(params) }) };
}

type Member<N extends RouteName, K extends 'query' | 'body'> =
  (typeof routeSchemas)[N] extends Record<K, infer S extends z.ZodType> ? S : never;
type Input<S extends z.ZodType> = [S] extends [never] ? undefined : Extract<z.input<S>, Record<string, unknown>>;
type Output<S extends z.ZodType> = [S] extends [never] ? undefined : z.output<S>;
type Parameter<N extends RouteName> = ParametersOf<Routes[N]['path']>;

/** What a caller passes as the route's path parameters, query and body, and what it gets. */
export type RouteParams<N extends RouteName> = [Parameter<N>] extends [never]
  ? undefined
  : { [K in Parameter<N>]: z.input<(typeof pathParameters)[K]> };
export type RouteQuery<N extends RouteName> = Input<Member<N, 'query'>>;
export type RouteBody<N extends RouteName> = Input<Member<N, 'body'>>;
export type RouteReply<N extends RouteName> = z.output<(typeof routeSchemas)[N]['reply']>;
/** What the server has once these are parsed. */
export type ParsedParams<N extends RouteName> = [Parameter<N>] extends [never]
  ? undefined
  : { [K in Parameter<N>]: z.output<(typeof pathParameters)[K]> };
export type ParsedQuery<N extends RouteName> = Output<Member<N, 'query'>>;
export type ParsedBody<N extends RouteName> = Output<Member<N, 'body'>>;
