declare const brand: unique symbol;

/** A type that is `T` at run time but can't be confused with another `T` at compile time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type BranchId = Brand<string, 'BranchId'>;
export type VisitId = Brand<string, 'VisitId'>;
export type ServiceId = Brand<string, 'ServiceId'>;
/** A series of ticket numbers, which services may share. */
export type SeriesId = Brand<string, 'SeriesId'>;
export type CategoryId = Brand<string, 'CategoryId'>;
export type CounterId = Brand<string, 'CounterId'>;
export type ProfileId = Brand<string, 'ProfileId'>;
export type ClassId = Brand<string, 'ClassId'>;
export type OutcomeId = Brand<string, 'OutcomeId'>;
/** A kind of mark that agents may record about a step. */
export type MarkId = Brand<string, 'MarkId'>;
/** One mark that was recorded. */
export type MarkRecordId = Brand<string, 'MarkRecordId'>;
export type AgentId = Brand<string, 'AgentId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
/** A program's way in. */
export type KeyId = Brand<string, 'KeyId'>;
export type CustomerMessageId = Brand<string, 'CustomerMessageId'>;
export type MessageId = Brand<string, 'MessageId'>;
export type NoticeId = Brand<string, 'NoticeId'>;
export type EscalationId = Brand<string, 'EscalationId'>;
export type PrintId = Brand<string, 'PrintId'>;
/** A signed-in browser: what its owner may know of it. */
export type SessionId = Brand<string, 'SessionId'>;
export type CommandId = Brand<string, 'CommandId'>;
/** Points at a row of free text kept apart from the events, so that it can be erased. */
export type TextRef = Brand<string, 'TextRef'>;
/** A keyed hash of what a customer identifies with; says that two visits are one person's, not whose. */
export type CustomerRef = Brand<string, 'CustomerRef'>;
/** A local calendar date `YYYY-MM-DD` in the branch's time zone, turning over at its cut-over hour. */
export type BranchDay = Brand<string, 'BranchDay'>;
/** Milliseconds since the Unix epoch, by the branch's clock. */
export type Instant = Brand<number, 'Instant'>;
