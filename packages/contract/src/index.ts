export type { AuditChange, AuditEntry, AuditFacts } from './audit.ts';
export type { BackupCopy, BackupList } from './backups.ts';
export type { DeviceStatus, OwnDevice } from './device-status.ts';
export {
  ANSWER_COUNTS,
  ANSWER_TIMES,
  type AnswerCount,
  type AnswerTime,
  MARK_COUNTS,
  type MarkCount,
  QUOTED_COUNTS,
  QUOTED_TIMES,
  type QuotedCount,
  type QuotedTime,
  REPORT_COUNTS,
  REPORT_SHARES,
  REPORT_TIMES,
  type ReportCount,
  type ReportShare,
  type ReportTime,
} from './figures.ts';
export type { Founding, FoundingRequest } from './founding.ts';
export type {
  ClientEvents,
  DeltaMessage,
  HeartbeatMessage,
  LiveErrorMessage,
  LiveRecord,
  RecordKind,
  RecordOf,
  ServerEvents,
  SnapshotMessage,
  SubscribeMessage,
  ViewName,
} from './live.ts';
export type { Notice } from './notice.ts';
export type { Practice, PracticeCue } from './practice.ts';
export { LIVE_ERRORS, type LiveErrorCode, PROBLEMS, type ProblemCode } from './problem.ts';
export {
  API_BASE,
  DEVICE_STATUS_SECONDS,
  FOUNDING_PATH,
  HEARTBEAT_SECONDS,
  LIVE_NAMESPACE,
  MAX_BODY_BYTES,
  MAX_PICTURE_BODY_BYTES,
  MAX_SETTINGS_BYTES,
  MAX_SETTINGS_FILE_BYTES,
  MOST_AUDITED,
  MOST_EXPORTED,
  PRACTICE_PATH,
  PROTOCOL_VERSION,
  SETTINGS_FILE,
  SETTINGS_FILE_VERSION,
  STALENESS_SECONDS,
} from './protocol.ts';
export type { AuditQuery, ReportQuery } from './queries.ts';
export type {
  AnswersRow,
  Device,
  HistoryFacts,
  Holidays,
  Key,
  MarksRow,
  OneTimeLink,
  OwnSession,
  Person,
  Problem,
  QuotedRow,
  ReportRow,
  User,
} from './resources.ts';
export type {
  ParsedBody,
  ParsedParams,
  ParsedQuery,
  RouteBody,
  RouteParams,
  RouteQuery,
  RouteReply,
} from './route-schemas.ts';
export {
  ACTS_FOR_OTHERS,
  type Access,
  hasBody,
  type Owned,
  ROUTE_NAMES,
  type Route,
  type RouteName,
  type Routes,
  routes,
  type View,
  type ViewKind,
  views,
} from './routes.ts';
export { filePictures } from './settings-file.ts';
export type {
  Branch,
  Call,
  Counter,
  CounterMessage,
  Escalation,
  Looks,
  Print,
  Service,
  Ticket,
} from './shapes.ts';
export type { ThemeManifest } from './theme.ts';
export type { BranchTime, LocalText } from './values.ts';
export type { Amount, CallReason, Estimate, Mark, Note, Pin, Stage, Visit } from './visit.ts';
