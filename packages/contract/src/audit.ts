import {
  AUDIT_KINDS,
  CALL_RULES,
  COUNTER_CLOSINGS,
  ERASED_BY,
  EXPORTS,
  KEY_SCOPES,
  MESSAGE_RULES,
  MESSAGE_STATES,
  OVERRIDABLE,
  PASSWORD_WAYS,
  PERMISSIONS,
  PRINT_OUTCOMES,
  QUOTE_WITHHELD,
  ROLES,
  SUPPRESSIONS,
} from '@foyer/basics';
import { SECTION_IDS } from '@foyer/configuration';
import { z } from 'zod';
import { agentId, visitId } from './ids.ts';
import { isoDate, isoTime, localText } from './values.ts';

/** Something of the configuration; `null`: it has no name any more. */
const named = z.object({ id: z.string(), name: localText.nullable() });
const somebody = z.object({ id: agentId, name: z.string() });

/** What an event was about; each has those that it is about. Free text about customers, and who they are, is in none. */
const auditFacts = z
  .object({
    /** Of a service that was finished: to which the visit went on. */
    service: named,
    /** Those planned after the present one. */
    services: z.array(named),
    /** By its number; `null`: none. */
    counter: z.string().nullable(),
    class: named,
    profile: named,
    /** What would have been in the way of a ticket, had staff not decided otherwise. */
    overridden: z.enum(OVERRIDABLE),
    outcome: named,
    mark: named,
    person: somebody.nullable(),
    rule: z.enum(CALL_RULES),
    /** Why a counter was closed. */
    closed: z.enum(COUNTER_CLOSINGS),
    aboutMinutes: z.int(),
    mostMinutes: z.int(),
    withheld: z.enum(QUOTE_WITHHELD),
    /** A code. */
    /** Of a printer, a code. */
    reason: named,
    place: z.string(),
    /** Of a kiosk or a screen, its name. */
    device: z.string(),
    print: z.enum(PRINT_OUTCOMES),
    section: z.enum(SECTION_IDS),
    /** Why, in the words of the person who changed it. */
    note: z.string().nullable(),
    role: z.enum(ROLES),
    permissions: z.array(z.enum(PERMISSIONS)),
    /** Members of what is said of somebody. */
    changed: z.array(z.string()),
    way: z.enum(PASSWORD_WAYS),
    erasedBy: z.enum(ERASED_BY),
    visits: z.int(),
    key: z.string(),
    scopes: z.array(z.enum(KEY_SCOPES)),
    times: z.int(),
    file: z.enum(EXPORTS),
    /** Which of its kind. */
    fileName: z.string().nullable(),
    from: isoDate.nullable(),
    to: isoDate.nullable(),
    rows: z.int(),
    /** Which message to a customer. */
    message: z.enum(MESSAGE_RULES),
    /** Why it was not sent. */
    suppressed: z.enum(SUPPRESSIONS),
    /** What became of it. */
    became: z.enum(MESSAGE_STATES),
    /** What a notice says. */
    notice: localText,
  })
  .partial();
export type AuditFacts = z.infer<typeof auditFacts>;

const auditActorKind = z.enum(['staff', 'device', 'integration', 'customer', 'system']);

/** One event of the log. */
export const auditEntry = z
  .object({
    /** Its number in the log, without gaps from 1. */
    sequence: z.int(),
    at: isoTime,
    kind: z.enum(AUDIT_KINDS),
    type: z.string(),
    actor: z.object({
      kind: auditActorKind,
      id: z.string().nullable(),
      name: z.string().nullable(),
      /** That they had then. */
      role: z.enum(ROLES).nullable(),
    }),
    /** Of the network, where the event has it. */
    address: z.string().nullable(),
    visitId: visitId.nullable(),
    /** On the ticket of the visit. */
    number: z.string().nullable(),
    facts: auditFacts,
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;

/** One place at which something was changed. */
const auditChange = z
  .object({
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into what was changed.' }),
    within: z
      .array(z.string())
      .meta({ description: 'The ids of the entries of lists that it is in, the outermost first.' }),
    /** Absent where there was or is nothing. */
    before: z.unknown().optional(),
    after: z.unknown().optional(),
  })
  .meta({ id: 'AuditChange' });
export type AuditChange = z.infer<typeof auditChange>;

/** What ids in changes are called, by id: in several languages, or by a counter's number. */
export const changeNames = z.record(z.string(), z.union([z.string(), localText]));

/** An entry, what it changed, and what a section of the settings was before: what puts it back. */
export const auditDetail = z.object({
  entry: auditEntry,
  /** At most `MOST_AUDITED`. */
  changes: z.array(auditChange),
  names: changeNames,
  /** Changes beyond those. */
  more: z.int(),
  former: z.object({ section: z.enum(SECTION_IDS), value: z.record(z.string(), z.unknown()) }).nullable(),
});

export const auditPage = z.object({
  items: z.array(auditEntry),
  /** Everybody and everything that may have done something, by name. */
  actors: z.array(z.object({ kind: auditActorKind, id: z.string(), name: z.string().nullable() })),
  /** To go on with, as `before`; `null`: there are no older ones. */
  next: z.int().nullable(),
});
