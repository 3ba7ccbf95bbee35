export { openStore, type StoreOptions } from './open.ts';
export type { Device, Pairing } from './people/devices.ts';
export type { Session } from './people/sessions.ts';
export type { User } from './people/users.ts';
export type { Contact, NewContact, StoredText } from './people/words.ts';
export { StorageUnavailable, StoreDamaged, type StoreProblem } from './problem.ts';
export type { JsonValue, StoredReply } from './replies.ts';
export type { Store } from './store.ts';
export type {
  HistoryEvent,
  IntervalFound,
  PrintFound,
  StepFound,
  VisitFound,
  VisitHistory,
  VisitSearch,
} from './visits.ts';
