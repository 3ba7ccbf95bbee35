import { DEVICE_KINDS, PERMISSIONS, PRINT_OUTCOMES, RETURN_POSITIONS, ROLES } from '@foyer/basics';
import { checkScript } from '@foyer/configuration';
import { z } from 'zod';
import { printerStatus } from './device-status.ts';
import { agentId, classId, commandId, counterId, outcomeId, serviceId, visitId } from './ids.ts';
import { languageTag } from './values.ts';

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
const expectedVersion = z.int().min(0).optional();
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
  /** What their role allows and they may not. */
  withheld: z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length),
};
const personFacts = {
  /** What they sign in with. */
  name: z.string().trim().min(1).max(64),
  displayName,
  role: z.enum(ROLES),
};

/** The bodies of all commands. Unknown members are refused, so that a typing mistake is not silently nothing. */
export const requests = {
  none,
  signIn: z.strictObject({ name: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
  redeemLink: z.strictObject({ code: z.string().min(1).max(128), password }),
  setOwnPassword: z.strictObject({ current: password, password }),
  chooseLanguage: z.strictObject({ language: languageTag }),
  suspendService: z.strictObject({ reason, message: z.string().trim().min(1).max(300).optional() }),
  issueTicket: z.strictObject({
    serviceId,
    language: languageTag.optional(),
    priorityClass: classId.optional(),
    segment: z.string().trim().min(1).max(64).optional(),
    contact: z
      .strictObject({
        name: z.string().trim().min(1).max(120).optional(),
        phone: z.string().trim().min(3).max(32).optional(),
        email: z
          .email()
          .max(254)
          .meta({ examples: ['customer@example.org'] })
          .optional(),
      })
      .optional(),
    notes: note.optional(),
    /** The client will print the ticket and report the outcome. */
    printing: z.boolean().optional(),
  }),
  openCounter: z.strictObject({
    /** Oneself when absent; for another agent a supervisor is needed. */ agentId: agentId.optional(),
  }),
  pauseCounter: z.strictObject({ reason }),
  callVisit: z.strictObject({ visitId, expectedVersion }),
  finishAndCallNext: z.strictObject({ outcomeId: outcomeId.optional() }),
  onVisit: z.strictObject({ expectedVersion }),
  finish: z.strictObject({ outcomeId: outcomeId.optional(), expectedVersion }),
  hold: z.strictObject({ reason, note: note.optional(), expectedVersion }),
  resumeVisit: z.strictObject({ counterId: counterId.optional(), expectedVersion }),
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
  resolveEscalation: z.strictObject({ resolution: reason, note: note.optional() }),
  askForHelp: z.strictObject({
    /** Where the customer stands, in words staff know: "Kiosk 1". */ place: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .optional(),
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
  reportStatus: z.strictObject({ printer: printerStatus }),
  changeSettings: z.strictObject({
    /** As it was read; a section that somebody else has changed since is not overwritten. */
    version: z.int(),
    /** All of the section's members, as they are to be: see the schema `BranchConfig`. */
    value: z.record(z.string(), z.unknown()),
    /** Why; it stays in the history for good. */
    note: z.string().trim().min(1).max(500).optional(),
  }),
  storePicture: z.strictObject({
    /** The picture's bytes, at most 2 MiB. */
    base64: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
  }),
  claimDevice: z.strictObject({
    code: z.string().trim().min(4).max(16),
    name: z.string().trim().min(1).max(80).optional(),
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

/** What `GET /visits` may be asked. */
export const visitSearch = z.strictObject({
  number: z.string().max(16).optional(),
  serviceId: serviceId.optional(),
  /** The newest branch day when absent. */
  day: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** What every report may be asked: branch days, both included. */
export const reportQuery = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    serviceId: serviceId.optional(),
    counterId: counterId.optional(),
    agentId: agentId.optional(),
    format: z.enum(['json', 'csv']).optional(),
    /** Of the words in a CSV file (BCP 47); English where there are none in it. */
    language: languageTag.optional(),
  })
  .refine((query) => query.from <= query.to, { message: 'must not be before "from"', path: ['to'] });
export type ReportQuery = z.infer<typeof reportQuery>;
