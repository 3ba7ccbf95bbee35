import {
  type AgentId,
  CALLING_POLICIES,
  ESCALATED_TO,
  MESSAGE_RULES,
  RETURN_POSITIONS,
  type ReasonKind,
  STAFF_SEE,
} from '@foyer/basics';
import { z } from 'zod';
import { timeOfDay } from './hours.ts';
import { branded, describe, localText, plainId, type ReadonlyDeep, retired, seconds, shortText } from './values.ts';

const reason = z.strictObject({
  id: plainId('lunch').meta(describe('A code, for it stands in the log for good.')),
  name: localText.exactOptional().meta(describe('What it is called here; a standard reason needs none.')),
  retired,
});
const escalationReason = reason.extend({
  guidance: shortText(300).meta(describe('When and how staff are to escalate for it; they read it where they choose.')),
});
const reasonList = <Entry extends typeof reason>(what: string, entry: Entry) =>
  z
    .array(entry)
    .min(1)
    .max(50)
    .meta(describe(`${what}; the usual one first.`));

export const reasonLists = z.strictObject({
  pause: reasonList('Why a counter takes a break', reason),
  hold: reasonList('Why a customer is put on hold', reason),
  escalation: reasonList('Why an agent asks a supervisor', escalationReason),
  resolution: reasonList('What became of an escalation', reason),
  suspension: reasonList('Why a service takes nobody new', reason),
  priority: reasonList('Why a visit is put into another class', reason),
} satisfies Record<ReasonKind, unknown>);

const escalationLevel = z.strictObject({
  role: z
    .enum(ESCALATED_TO)
    .exactOptional()
    .meta(describe('Everybody of this role or a higher one; where no people are named either, the usual one.')),
  people: z
    .array(branded<AgentId>(z.string().min(1).max(64)))
    .min(1)
    .max(20)
    .exactOptional()
    .meta(describe('Members of staff by their ids, besides those of the role.')),
  withinSeconds: seconds
    .exactOptional()
    .meta(describe('How long they have to acknowledge it; `escalationDeadlineSeconds` where absent.')),
  remindSeconds: seconds
    .exactOptional()
    .meta(describe('They are reminded so long before that time is over; not at all where absent.')),
});
export const escalationPath = z
  .strictObject({
    reason: plainId('complaint').meta(
      describe('One of `reasons.escalation`, or `help`: a call for help from a kiosk or a phone.'),
    ),
    levels: z
      .array(escalationLevel)
      .min(1)
      .max(5)
      .meta(describe('Whom it goes to, and to whom next where nobody has acknowledged it in time.')),
  })
  .meta({ id: 'EscalationPath' });

export const callingPolicy = z.strictObject({
  kind: z.enum(CALLING_POLICIES),
  maxOvertakes: z.int().min(1).max(1_000_000).meta(describe('No visit is overtaken by policy more often than this.')),
  nextStep: z
    .enum(RETURN_POSITIONS)
    .exactOptional()
    .meta(
      describe('Where a visit of several services comes to stand in the queue of the next one; `last` where absent.'),
    ),
  staffSee: z
    .enum(STAFF_SEE)
    .exactOptional()
    .meta(
      describe('Which visits agents look at: `own`: of the services of their counter, and theirs; all where absent.'),
    ),
});

export const noShowRules = z
  .strictObject({
    graceSeconds: z
      .int()
      .min(0)
      .max(3_600)
      .meta(describe('How long after a call or its repetition nobody is a no-show.')),
    mostRecalls: z.int().min(0).max(20).exactOptional().meta(describe('A call is repeated no more often than this.')),
    automaticSeconds: z
      .int()
      .min(10)
      .max(3_600)
      .exactOptional()
      .meta(describe('Who has not come so long after the newest call is a no-show by itself; absent: by hand alone.')),
    returnMinutes: z
      .int()
      .min(0)
      .max(480)
      .meta(describe('For how long a no-show may come back; its number stays reserved so long.')),
    returnPosition: z.enum(RETURN_POSITIONS).meta(describe('Where it then comes to stand in the queue.')),
  })
  .meta({ id: 'NoShowRules' });

export const messageRules = z
  .strictObject({
    rules: z
      .array(z.enum(MESSAGE_RULES))
      .max(MESSAGE_RULES.length)
      .meta(describe('What customers are told by message.')),
    nearlyMinutes: z
      .int()
      .min(1)
      .max(60)
      .meta(describe('Who will be called within so many minutes, by the 90 % bound of the estimate, is told to come.')),
    mostPerVisit: z
      .int()
      .min(1)
      .max(10)
      .meta(describe('So many messages about one visit at most; a call is sent all the same.')),
    apartMinutes: z
      .int()
      .min(0)
      .max(60)
      .meta(describe('So long after the last message comes the next; a call at once.')),
    quiet: z
      .strictObject({ from: timeOfDay, until: timeOfDay })
      .exactOptional()
      .meta(describe('Local times between which nobody is sent anything, also over midnight; absent: never.')),
  })
  .meta({ id: 'MessageRules' });

/** What staff choose a reason from, by what it is for; the usual one first. */
export type ReasonLists = ReadonlyDeep<z.output<typeof reasonLists>>;
export type ReasonConfig = ReasonLists[ReasonKind][number];
export type CallingPolicy = ReadonlyDeep<z.output<typeof callingPolicy>>;
/** What holds of those who were called and did not come. */
export type NoShowRules = ReadonlyDeep<z.output<typeof noShowRules>>;
/** What customers are told by message, and how often at most. */
export type MessageRules = ReadonlyDeep<z.output<typeof messageRules>>;
/** Whom escalations for a reason go to, one after the other. */
export type EscalationPath = ReadonlyDeep<z.output<typeof escalationPath>>;
export type EscalationLevel = EscalationPath['levels'][number];
