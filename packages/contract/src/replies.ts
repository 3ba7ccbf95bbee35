import { ESCALATIONS_BY, MARKS_BY, QUOTED_BY, REPORTS } from '@foyer/basics';
import { SECTION_IDS } from '@foyer/configuration';
import { z } from 'zod';
import { auditDetail, auditPage, changeNames } from './audit.ts';
import { backups } from './backups.ts';
import { deviceStatus, ownDevice } from './device-status.ts';
import { agentId, visitId } from './ids.ts';
import { notice } from './notice.ts';
import { practice } from './practice.ts';
import { SETTINGS_FILE, SETTINGS_FILE_VERSION } from './protocol.ts';
import {
  answersRow,
  device,
  historyFacts,
  holidays,
  key,
  marksRow,
  oneTimeLink,
  ownSession,
  person,
  quotedRow,
  reportRow,
  settingsSection,
  user,
} from './resources.ts';
import { filePictures } from './settings-file.ts';
import { branch, branchManner, counter, counterMessage, escalation, print, service, ticket } from './shapes.ts';
import { branchTime, isoDate, isoTime } from './values.ts';
import { callReason, estimate, visit } from './visit.ts';

/** Every command's reply: the log's clock after it, and the branch's time. */
const done = z.object({ clock: z.int(), time: branchTime });

/** With `dryRun`: the branch would close the moment this is in force, while so many wait. */
const closes = z.object({ waiting: z.int() }).nullable().optional();

/** A visit as a search finds it. */
const foundVisit = z.object({
  id: visitId,
  number: z.string(),
  day: isoDate,
  serviceId: z.string(),
  classId: z.string(),
  tags: z.array(z.string()),
  issuedAt: isoTime,
  endedAt: isoTime.nullable(),
  how: z.string().nullable(),
  outcomeId: z.string().nullable(),
  /** Who called or served it last. */
  agentName: z.string().nullable(),
});

export const replies = {
  nothing: z.object({}),
  done,
  linkOwner: z.object({ name: z.string(), displayName: z.string() }),
  session: z.object({ user }),
  me: z.object({ user: user.nullable() }),
  branch,
  services: z.object({ items: z.array(service) }),
  counters: z.object({ items: z.array(counter) }),
  /** `queue` is what a new ticket is told; `ticket.url` is the QR code's content. */
  issued: done.extend({
    visit,
    /** Visits that will be called before this one. */
    position: z.int(),
    estimate,
    /** With what its paper says besides, in the visit's language where there are such words. */
    ticket: z.object({
      token: z.string(),
      url: z.string(),
      branchName: z.string(),
      serviceName: z.string(),
      /** The services after it, in their order. */
      furtherServices: z.array(z.string()),
      ...branchManner,
      /** The picture at its head, by its hash. */
      logo: z.string().nullable(),
      /** What everybody is told who comes for one of these services, where it is told on paper. */
      notices: z.array(z.string()),
      /** Its last line. */
      closing: z.string().nullable(),
    }),
    print: print.nullable(),
  }),
  ticket: z.object({ ticket, clock: z.int(), time: branchTime }),
  called: done.extend({ visit, because: callReason }),
  finishedAndCalled: done.extend({ finished: visit, visit: visit.nullable(), because: callReason.nullable() }),
  visit: done.extend({ visit }),
  counter: done.extend({ counter }),
  escalation: done.extend({ escalation }),
  print: done.extend({ print }),
  visits: z.object({ items: z.array(foundVisit) }),
  visitCustomer: z.object({
    /** As far as they said; `null` where nothing of it is kept. */
    contact: z
      .object({ name: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable() })
      .nullable(),
    /** The newest other visits of a customer who is known, at most ten. */
    others: z.array(foundVisit),
  }),
  notices: z.object({ items: z.array(notice) }),
  notice: done.extend({ notice }),
  oneVisit: z.object({ visit }),
  colleagues: z.object({ items: z.array(z.object({ id: agentId, name: z.string() })) }),
  history: z.object({
    items: z.array(
      z.object({
        sequence: z.int(),
        at: isoTime,
        type: z.string(),
        actor: z.string(),
        facts: historyFacts,
      }),
    ),
  }),
  floor: z.object({
    clock: z.int(),
    time: branchTime,
    branch,
    services: z.array(service),
    counters: z.array(counter),
    visits: z.array(visit),
    escalations: z.array(escalation),
    prints: z.array(print),
    messages: z.array(counterMessage),
    notices: z.array(notice),
    devices: z.array(deviceStatus),
  }),
  report: z.object({
    report: z.enum(REPORTS),
    from: isoDate,
    to: isoDate,
    items: z.array(reportRow),
    /** What colleagues call the agents of a report by agent, by id; empty in the others. */
    agentNames: z.record(z.string(), z.string()),
  }),
  quoted: z.object({
    by: z.enum(QUOTED_BY),
    from: isoDate,
    to: isoDate,
    total: quotedRow,
    /** Only those with tickets. */
    items: z.array(quotedRow),
  }),
  answers: z.object({
    grouping: z.enum(ESCALATIONS_BY),
    from: isoDate,
    to: isoDate,
    total: answersRow,
    /** Only those with something raised. */
    items: z.array(answersRow),
  }),
  marks: z.object({
    marksBy: z.enum(MARKS_BY),
    from: isoDate,
    to: isoDate,
    total: marksRow,
    /** Only those with marks. */
    items: z.array(marksRow),
    /** What colleagues call the agents of a report by agent, by id; empty in the others. */
    agentNames: z.record(z.string(), z.string()),
  }),
  /** `token` only once the pairing was claimed; shown to the device alone. */
  pairing: z.discriminatedUnion('status', [
    z.object({ status: z.literal('waiting'), code: z.string(), expiresAt: isoTime }),
    z.object({ status: z.literal('paired'), device, token: z.string() }),
  ]),
  settings: z.object({ items: z.array(settingsSection) }),
  settingsSection,
  exportedSettings: z.object({
    format: z.literal(SETTINGS_FILE),
    version: z.literal(SETTINGS_FILE_VERSION),
    exportedAt: isoTime,
    /** See the schema `BranchConfig`. */
    branch: z.record(z.string(), z.unknown()),
    pictures: filePictures,
  }),
  importedSettings: done.extend({
    differences: z
      .array(
        z.object({
          pointer: z.string(),
          within: z.array(z.string()),
          before: z.unknown().meta({ description: '`null` where there was nothing.' }),
          after: z.unknown().meta({ description: '`null` where there is nothing.' }),
        }),
      )
      .meta({ description: 'At most 200; the first of all that there are.' }),
    names: changeNames,
    total: z.int(),
    version: z.int().meta({ description: 'Of the settings as a whole: a change of any section raises it.' }),
    closes,
  }),
  settingsChanged: done.extend({ section: z.enum(SECTION_IDS), version: z.int(), closes }),
  backups,
  practice: z.object({ practice: practice.nullable() }),
  backupKey: z.object({ key: z.string(), fingerprint: z.string() }),
  audit: auditPage,
  auditEntry: auditDetail,
  pictureStored: done.extend({ hash: z.string() }),
  device: z.object({ device }),
  holidays,
  changedDevice: done.extend({ device }),
  ownDevice,
  /** `themes`: that a screen may have. */
  devices: z.object({ items: z.array(device), themes: z.array(z.string()) }),
  /** Days. */
  privacy: z.object({
    /** Names, phones, emails, notes and messages. */
    retentionDays: z.int(),
    /** Answers to commands, which are given again to whoever asks again. */
    replyDays: z.int(),
  }),
  erasure: done.extend({
    /** With `dryRun`: the visits of which something is kept, newest first. */
    found: z.array(
      z.object({
        visitId,
        number: z.string(),
        day: isoDate,
        issuedAt: isoTime,
        name: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        /** Notes and messages. */
        texts: z.int(),
      }),
    ),
    /** What was erased; `sequence` is its number in the audit. */
    receipt: z.object({ sequence: z.int(), visits: z.int(), contacts: z.int(), texts: z.int() }).nullable(),
  }),
  keys: z.object({ items: z.array(key) }),
  key: done.extend({ key }),
  addedKey: done.extend({ key, secret: z.string() }),
  people: z.object({ items: z.array(person) }),
  person: done.extend({ person }),
  invited: done.extend({ person, link: oneTimeLink }),
  ownDay: z.object({
    served: z.int().meta({ description: 'Customers whose service one has finished.' }),
    meanServiceSeconds: z
      .number()
      .nullable()
      .meta({ description: 'How long each took on average; null before the first.' }),
  }),
  ownSessions: z.object({ items: z.array(ownSession) }),
  health: z.object({ status: z.literal('ok') }),
  ready: z.object({
    ready: z.boolean(),
    reasons: z.array(z.string()),
    /** What follows the log, beside the branch's own work. */
    followers: z
      .array(
        z.object({
          name: z.string(),
          /** The event that it has come to. */
          clock: z.int(),
          /** Events that it has not come to yet. */
          behind: z.int().nonnegative(),
          trouble: z.string().nullable(),
        }),
      )
      .meta({ description: 'How those who follow the log are doing; their trouble makes no branch unready.' }),
  }),
} as const;
