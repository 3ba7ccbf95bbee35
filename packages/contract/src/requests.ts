import {
  DEVICE_KINDS,
  KEY_SCOPES,
  MOST_PLANNED,
  PERMISSIONS,
  PRINT_OUTCOMES,
  RETURN_POSITIONS,
  ROLES,
  TEST_PRINT_OUTCOMES,
} from '@foyer/basics';
import { checkScript } from '@foyer/configuration';
import { z } from 'zod';
import { printerStatus } from './device-status.ts';
import { agentId, classId, commandId, counterId, markId, outcomeId, profileId, serviceId, visitId } from './ids.ts';
import { noticeContent } from './notice.ts';
import { SETTINGS_FILE } from './protocol.ts';
import { filePicture, filePictures } from './settings-file.ts';
import { languageTag, localText } from './values.ts';

/** A reason is a code, because it stands in the log for ever; words about a customer belong in the note. */
const reason = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
    'must be a code such as “form-to-fill”; words belong in the note or message',
  );
/** Free text about a visit; kept apart from the log and erased in time. */
const note = z.string().trim().min(1).max(1000);
const segment = z.string().trim().min(1).max(64);
/** One of the branch's tags, by its id. */
export const tag = z.string().min(1).max(64);
/** Those of the branch. */
const tags = z.array(tag).max(10);
const contact = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** However it is written; with its country's code where that is another than the branch's. */
  phone: z.string().trim().min(3).max(32),
  email: z
    .email()
    .max(254)
    .meta({ examples: ['customer@example.org'] }),
});
const expectedVersion = z.int().min(0).optional();
const severalServices = z.array(serviceId).max(MOST_PLANNED);
/** Who answers for a visit on hold. */
const holdOwner = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('agent'), agentId }),
  z.strictObject({ to: z.literal('counter'), counterId }),
  z.strictObject({ to: z.literal('everyone') }),
]);
/** After how long the customer is to be called back. */
const holdMinutes = z.int().min(1).max(480).optional();
/** How a visit with more services planned goes on. */
const goOnTo = {
  queue: z.strictObject({
    to: z.literal('queue'),
    /** Where the branch has it come to stand, when absent. */
    position: z.enum(RETURN_POSITIONS).optional(),
  }),
  here: z.strictObject({ to: z.literal('here') }),
  break: z.strictObject({
    to: z.literal('break'),
    /** One of those for a hold. */
    reason,
    minutes: holdMinutes,
    /** Everyone when absent. */
    owner: holdOwner.optional(),
  }),
  end: z.strictObject({ to: z.literal('end') }),
};
const none = z.strictObject({});

/** As long as may be; whether it is good enough, `passwordMistake` says. */
const password = z.string().min(1).max(256);
/** Staff are read by colleagues, on pages with our fonts. */
const displayName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => [...checkScript(text, [])].length === 0, 'has letters that there is no font for');
const narrowed = {
  /** The counters they may open; `null`: all. */
  counters: z.array(counterId).max(1_000).nullable(),
  /** The services they may serve; `null`: all. */
  services: z.array(serviceId).max(1_000).nullable(),
  /** The work profile they go by at whatever counter; `null`: the counter's. */
  profileId: profileId.nullable(),
  /** What their role allows and they may not. */
  withheld: z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length),
};
/** That a device shows, to be let in by. */
const pairingCode = z.string().trim().min(4).max(16);
const personFacts = {
  /** What they sign in with. */
  name: z.string().trim().min(1).max(64),
  displayName,
  role: z.enum(ROLES),
};

const linkCode = z.string().min(1).max(128);

/** The bodies of all commands. Unknown members are refused, so that a typing mistake is not silently nothing. */
export const requests = {
  none,
  signIn: z.strictObject({ name: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
  lookUpLink: z.strictObject({ code: linkCode }),
  redeemLink: z.strictObject({ code: linkCode, password }),
  setOwnPassword: z.strictObject({ current: password, password }),
  chooseLanguage: z.strictObject({ language: languageTag }),
  suspendService: z.strictObject({ reason, message: z.string().trim().min(1).max(300).optional() }),
  issueTicket: z.strictObject({
    serviceId,
    /** What comes after it, in this order. */
    furtherServiceIds: severalServices.optional(),
    language: languageTag.optional(),
    priorityClass: classId.optional(),
    segment: segment.optional(),
    tags: tags.optional(),
    contact: contact.partial().optional(),
    notes: note.optional(),
    /** The client will print the ticket and report the outcome. */
    printing: z.boolean().optional(),
    /** Staff only: also outside the service's hours, and where the customer might not be called before closing. */
    override: z.boolean().optional(),
  }),
  openCounter: z.strictObject({
    /** Oneself when absent; for another agent a supervisor is needed. */ agentId: agentId.optional(),
  }),
  pauseCounter: z.strictObject({
    reason,
    /** How long it is meant to last. */
    minutes: z.int().min(1).max(720).optional(),
  }),
  handOverCounter: z.strictObject({
    /** Oneself when absent; for another agent a supervisor is needed. */ agentId: agentId.optional(),
  }),
  postNotice: z.strictObject(noticeContent),
  /** All that it is to say: what is absent is as in a new one. */
  correctNotice: z.strictObject({ ...noticeContent, expectedVersion }),
  /**
   * `agreed`: the sentence of the page was ticked; without it nobody is sent anything. `language`: the page's, in which
   * messages are, too; that of the ticket where it is absent.
   */
  messageTicket: z.strictObject({
    phone: contact.shape.phone,
    agreed: z.literal(true),
    language: languageTag.optional(),
  }),
  messageCounter: z.strictObject({ message: z.string().trim().min(1).max(300) }),
  changePriority: z.strictObject({ classId, reason, expectedVersion }),
  /** Only what is given changes; `null` removes. */
  editVisit: z.strictObject({
    language: languageTag.optional(),
    segment: segment.nullable().optional(),
    /** All that it is to have. */
    tags: tags.optional(),
    contact: z
      .strictObject({
        name: contact.shape.name.nullable(),
        phone: contact.shape.phone.nullable(),
        email: contact.shape.email.nullable(),
      })
      .partial()
      .optional(),
    expectedVersion,
  }),
  note: z.strictObject({ note }),
  setProfile: z.strictObject({
    /** `null`: the counter's own again, or that of the person there. */ profileId: profileId.nullable(),
  }),
  callVisit: z.strictObject({ visitId, expectedVersion }),
  walkDirect: z.strictObject({
    serviceId,
    classId: classId.optional(),
    segment: z.string().trim().min(1).max(64).optional(),
    language: languageTag.optional(),
    note: note.optional(),
  }),
  addService: z.strictObject({
    serviceId,
    /** Before which of those that are planned, from 0; after all of them when absent. */
    place: z.int().min(0).max(MOST_PLANNED).optional(),
    expectedVersion,
  }),
  planServices: z.strictObject({
    /** All that come after the present one, as they are to be. */
    services: severalServices,
    expectedVersion,
  }),
  finishAndCallNext: z.strictObject({
    outcomeId: outcomeId.optional(),
    goOn: z.discriminatedUnion('to', [goOnTo.queue, goOnTo.break, goOnTo.end]).optional(),
  }),
  onVisit: z.strictObject({ expectedVersion }),
  finish: z.strictObject({
    outcomeId: outcomeId.optional(),
    /** Into the queue of the next service when absent. */
    goOn: z.discriminatedUnion('to', [goOnTo.queue, goOnTo.here, goOnTo.break, goOnTo.end]).optional(),
    expectedVersion,
  }),
  addMark: z.strictObject({
    markId,
    /** How many of it; one when absent. */
    count: z.int().min(1).max(1000).optional(),
    /** Of all of them, in thousandths of the mark's unit: 12.50 euros are 12500. Needed where it has a unit. */
    amountThousandths: z.int().min(0).max(1_000_000_000_000).optional(),
  }),
  beginMark: z.strictObject({ markId }),
  hold: z.strictObject({
    reason,
    note: note.optional(),
    /** Who answers for it; who asks, when absent. */
    owner: holdOwner.optional(),
    minutes: holdMinutes,
    expectedVersion,
  }),
  resumeVisit: z.strictObject({ counterId, expectedVersion }),
  returnVisit: z.strictObject({
    /** By seniority when absent; after a no-show, where the branch has them come to stand. */
    position: z.enum(RETURN_POSITIONS).optional(),
    expectedVersion,
  }),
  transfer: z.strictObject({
    target: z.discriminatedUnion('to', [
      z.strictObject({ to: z.literal('service'), serviceId }),
      z.strictObject({ to: z.literal('counter'), counterId, serviceId: serviceId.optional() }),
      z.strictObject({ to: z.literal('agent'), agentId, serviceId: serviceId.optional() }),
    ]),
    position: z.enum(RETURN_POSITIONS).default('original'),
    note: note.optional(),
    expectedVersion,
  }),
  escalate: z.strictObject({ reason, note: note.optional(), expectedVersion }),
  adviseEscalation: z.strictObject({ note }),
  takeOverEscalation: z.strictObject({
    /** One's own, open and free. */
    counterId,
  }),
  resolveEscalation: z.strictObject({
    resolution: reason,
    note: note.optional(),
    /** The customer who was taken over goes back to whom they were with. */
    sendBack: z.boolean().optional(),
  }),
  reportPrint: z.strictObject({
    /** `settled`: staff have seen to it, so that it need not trouble anybody any more. */
    outcome: z.enum(PRINT_OUTCOMES),
    reason: reason.optional(),
  }),
  pairDevice: z.strictObject({
    kind: z.enum(DEVICE_KINDS),
    /** What staff call it; the branch names a device that has none by its kind. */
    name: z.string().trim().min(1).max(80).optional(),
    /** Made by the device, 128 bits or more; the same secret asks again for the same pairing. */
    secret: z.string().min(22).max(128),
  }),
  reportStatus: z.strictObject({
    printer: printerStatus,
    /** Papers of its journal that are not done with: to be printed, or to be reported. */
    openJobs: z.int().min(0).max(1_000_000).optional(),
    /** Version of its program. */
    software: z.string().trim().min(1).max(40).optional(),
    /** What became of the test print that it was asked for. */
    testPrint: z
      .strictObject({
        id: z.guid(),
        outcome: z.enum(TEST_PRINT_OUTCOMES).exclude(['unanswered']),
        reason: z.string().min(1).max(40).nullable(),
      })
      .optional(),
  }),
  changeSettings: z.strictObject({
    /** As it was read; a section that somebody else has changed since is not overwritten. */
    version: z.int(),
    /** All of the section's members, as they are to be: see the schema `BranchConfig`. */
    value: z.record(z.string(), z.unknown()),
    /** Why; it stays in the history for good. */
    note: z.string().trim().min(1).max(500).optional(),
  }),
  importSettings: z.strictObject({
    /** As the preview (`dryRun`) told it, which is asked for with `null`; what was changed since is not overwritten. */
    version: z.int().nullable(),
    /** As `exportSettings` gave it. */
    file: z.looseObject({
      format: z.literal(SETTINGS_FILE),
      version: z.int(),
      branch: z.unknown(),
      pictures: filePictures.optional(),
    }),
  }),
  storePicture: filePicture,
  claimDevice: z.strictObject({
    code: pairingCode,
    name: z.string().trim().min(1).max(80).optional(),
  }),
  changeDevice: z.strictObject({
    name: z.string().trim().optional(),
    /** In words, by language. */
    place: localText.optional(),
    /** As the counters there have it in the branch's first language. */
    zone: z.string().nullable().optional(),
    /** Those that are to change: see the schemas `KioskSettings` and `ScreenSettings`. */
    settings: z.record(z.string(), z.unknown()).optional(),
    /** That was looked at: a newer one is not overwritten. */
    version: z.int().optional(),
  }),
  replaceDevice: z.strictObject({ code: pairingCode }),
  eraseCustomer: z.strictObject({
    customer: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('ticket'), number: z.string().trim().min(1).max(16), day: z.iso.date() }),
      z.strictObject({ by: z.literal('phone'), phone: z.string().trim().min(3).max(32) }),
      z.strictObject({ by: z.literal('name'), name: z.string().trim().min(1).max(120) }),
    ]),
    /** Of the visits that are found, only these: two customers may have one name. */
    visitIds: z.array(visitId).min(1).max(200).optional(),
  }),
  addKey: z.strictObject({
    /** What the program is called here. */
    name: z.string().trim().min(1).max(80),
    scopes: z.array(z.enum(KEY_SCOPES)).min(1).max(KEY_SCOPES.length),
  }),
  addPerson: z.strictObject({
    ...personFacts,
    ...z.strictObject({ ...narrowed, language: languageTag }).partial().shape,
  }),
  changePerson: z
    .strictObject({ ...personFacts, ...narrowed, language: languageTag, disabled: z.boolean() })
    .partial()
    /** That was looked at: a newer one is not overwritten. */
    .extend({ version: z.int().optional() }),
} as const;

/** A command's own headers: repeated with the same key it is carried out once. */
export const commandHeaders = z.looseObject({
  'idempotency-key': commandId.optional().describe('Repeated with the same key, the command is carried out once.'),
});
