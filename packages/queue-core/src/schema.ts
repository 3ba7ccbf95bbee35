import type {
  AgentId,
  BranchDay,
  ClassId,
  CommandId,
  CounterId,
  CustomerMessageId,
  CustomerRef,
  DeviceId,
  EscalationId,
  Instant,
  KeyId,
  MarkId,
  MarkRecordId,
  MessageId,
  NoticeId,
  OutcomeId,
  PrintId,
  ProfileId,
  SeriesId,
  ServiceId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import { z } from 'zod';

/** What a schema reads, never to be changed: the state and the log share it. */
export type Parsed<S extends z.ZodType> = DeepReadonly<z.output<S>>;

type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : { readonly [K in keyof T]: DeepReadonly<T[K]> };

/** A branded text as it is stored: any text but the empty one. */
function branded<T extends string>() {
  return z.custom<T>(
    (value) => typeof value === 'string' && value !== '',
    'Invalid input: expected a text with content',
  );
}

export const agentId = branded<AgentId>();
export const branchDay = branded<BranchDay>();
export const classId = branded<ClassId>();
export const commandId = branded<CommandId>();
export const counterId = branded<CounterId>();
export const customerMessageId = branded<CustomerMessageId>();
export const customerRef = branded<CustomerRef>();
export const deviceId = branded<DeviceId>();
export const escalationId = branded<EscalationId>();
export const keyId = branded<KeyId>();
export const markId = branded<MarkId>();
export const markRecordId = branded<MarkRecordId>();
export const messageId = branded<MessageId>();
export const noticeId = branded<NoticeId>();
export const outcomeId = branded<OutcomeId>();
export const printId = branded<PrintId>();
export const profileId = branded<ProfileId>();
export const seriesId = branded<SeriesId>();
export const serviceId = branded<ServiceId>();
export const textRef = branded<TextRef>();
export const visitId = branded<VisitId>();

/** Milliseconds since the Unix epoch. */
export const instant = z.custom<Instant>(
  (value) => Number.isFinite(value),
  'Invalid input: expected a time in milliseconds',
);

/**
 * Where somebody is waited for: by ids alone, for it stands in the log for good. `visit`: with the customer, wherever
 * they are. `kiosk`: at a kiosk that is no device of the branch, such as its page in somebody's browser.
 */
export const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('visit') }),
  z.strictObject({ kind: z.literal('counter'), counterId }),
  z.strictObject({ kind: z.literal('device'), deviceId }),
  z.strictObject({ kind: z.literal('kiosk') }),
]);
export type Place = Parsed<typeof placeSchema>;
