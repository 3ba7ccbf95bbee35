export type { Audit, AuditDetail, AuditRow, AuditSearch } from './audit.ts';
export { lossIn } from './branch-head.ts';
export type { EarlierStep, EndedVisit } from './ended-visits.ts';
export { type Each, type History, type LogPlace, logStart, openHistory } from './history.ts';
export { keepLearning, type Learned, readLearning } from './learning-file.ts';
export { hasData, openStore, quickCheck, type StoreOptions, setAsideOtherFormat } from './open.ts';
export type { LoggedEvent, Occasion, WaitingOccasion } from './outbox.ts';
export type { CustomerSearch, CustomerVisit } from './people/customers.ts';
export type { KnownCustomer } from './people/known-customers.ts';
export type { Secret, SecretKind } from './people/secrets.ts';
export type { Session } from './people/sessions.ts';
export type { Contact, NewContact, StoredText } from './people/words.ts';
export {
  type StorageTrouble,
  StorageUnavailable,
  StoreDamaged,
  type StoreProblem,
  storageTroubleOf,
} from './problem.ts';
export { openReadings, type Readings } from './projection/readings.ts';
export {
  areDamaged,
  catchUpReports,
  openReportTables,
  type ReportTables,
  rebuildReportTables,
  removeReportTables,
} from './projection/report-tables.ts';
export type { JsonValue, StoredReply } from './replies.ts';
export type { Answers } from './reports/escalations.ts';
export type { Figures, Share } from './reports/figures.ts';
export type { Spread } from './reports/lengths.ts';
export type { Amount, MarkFigures } from './reports/marks.ts';
export type { Occupancy } from './reports/occupancy.ts';
export { MAX_REPORT_DAYS, type ReportQuery } from './reports/query.ts';
export type { QuotedFigures } from './reports/quoted-figures.ts';
export type {
  AgentFigures,
  Answered,
  CounterFigures,
  DayFigures,
  HeatCell,
  HourFigures,
  Marked,
  Overview,
  Quoted,
  Reports,
  ServiceFigures,
} from './reports/reports.ts';
export type { Returns } from './reports/returns.ts';
export type { Store } from './store.ts';
export { type Difference, type Verified, verify } from './verify.ts';
export type {
  HistoryEvent,
  IntervalFound,
  PrintFound,
  StepFound,
  VisitFound,
  VisitHistory,
  VisitSearch,
  Visits,
} from './visits.ts';
export type { Disturb, Watch } from './watched-connection.ts';
