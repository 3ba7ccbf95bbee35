import type { AgentId, AuditKind, CounterId, DeviceId, KeyId, MarkId, ReasonKind } from '@foyer/basics';
import type { AuditFacts } from '@foyer/contract';
import { type EventBodyOf, type EventType, editedIn, type Place } from '@foyer/queue-core';

type Named = NonNullable<AuditFacts['service']>;

/** What ids in events are called at present. */
export interface AuditNames {
  readonly service: (id: string) => Named;
  readonly class: (id: string) => Named;
  readonly profile: (id: string) => Named;
  readonly outcome: (id: string) => Named;
  readonly mark: (id: string) => Named;
  readonly reason: (kind: ReasonKind, id: string) => Named;
  /** Its number. */
  readonly counter: (id: CounterId) => string;
  readonly device: (id: DeviceId) => string;
  readonly key: (id: KeyId) => string;
  /** Of a visit: its number. */
  readonly place: (place: Place) => string;
  readonly person: (id: AgentId) => NonNullable<AuditFacts['person']>;
}

interface Audited<T extends EventType> {
  readonly kind: AuditKind;
  /** What leaves the log of it: fact by fact, so that nothing does by having been added to the event. */
  readonly facts: (body: EventBodyOf<T>, names: AuditNames) => AuditFacts;
}

const none = () => ({});
const atCounter = ({ counterId }: { readonly counterId: CounterId }, names: AuditNames) => ({
  counter: names.counter(counterId),
});
const ofPerson = ({ personId }: { readonly personId: AgentId }, names: AuditNames) => ({
  person: names.person(personId),
});
const ofDevice = ({ deviceId }: { readonly deviceId: DeviceId }, names: AuditNames) => ({
  device: names.device(deviceId),
});
const ofMark = ({ markId }: { readonly markId: MarkId }, names: AuditNames) => ({ mark: names.mark(markId) });
const plainVisit = { kind: 'visits', facts: none } as const;

/** Every event of the log as the audit has it. */
export const auditedEvents: { readonly [T in EventType]: Audited<T> } = {
  TicketIssued: {
    kind: 'visits',
    facts: ({ serviceId, classId, overridden, servedAt }, names) => ({
      service: names.service(serviceId),
      class: names.class(classId),
      ...(servedAt === null ? {} : { counter: names.counter(servedAt.counterId) }),
      ...(overridden === null ? {} : { overridden }),
    }),
  },
  EstimateQuoted: {
    kind: 'visits',
    facts: ({ quote }) =>
      quote.kind === 'withheld'
        ? { withheld: quote.reason }
        : { aboutMinutes: quote.aboutMinutes, mostMinutes: quote.mostMinutes },
  },
  VisitCalled: {
    kind: 'visits',
    facts: ({ counterId, because }, names) => ({ counter: names.counter(counterId), rule: because.rule }),
  },
  VisitRecalled: { kind: 'visits', facts: atCounter },
  ServiceStarted: { kind: 'visits', facts: atCounter },
  VisitFinished: {
    kind: 'visits',
    facts: ({ outcomeId, goesOn }, names) => ({
      outcome: names.outcome(outcomeId),
      ...(goesOn === null ? {} : { service: names.service(goesOn.serviceId) }),
    }),
  },
  ServicesPlanned: { kind: 'visits', facts: ({ planned }, names) => ({ services: planned.map(names.service) }) },
  MarkAdded: { kind: 'visits', facts: ofMark },
  MarkBegun: { kind: 'visits', facts: ofMark },
  MarkEnded: { kind: 'visits', facts: ofMark },
  MarkRemoved: { kind: 'visits', facts: ofMark },
  VisitNoShow: plainVisit,
  VisitHeld: { kind: 'visits', facts: ({ reason }, names) => ({ reason: names.reason('hold', reason) }) },
  VisitResumed: { kind: 'visits', facts: atCounter },
  VisitReturned: plainVisit,
  VisitTransferred: { kind: 'visits', facts: ({ serviceId }, names) => ({ service: names.service(serviceId) }) },
  ActionUndone: { kind: 'visits', facts: atCounter },
  PriorityChanged: {
    kind: 'visits',
    facts: ({ classId, reason }, names) => ({ class: names.class(classId), reason: names.reason('priority', reason) }),
  },
  VisitEdited: { kind: 'visits', facts: (body) => ({ changed: editedIn(body) }) },
  NoteAdded: plainVisit,
  NoteEdited: plainVisit,
  NoteErased: plainVisit,
  VisitCancelled: plainVisit,
  VisitAbandoned: plainVisit,
  VisitAutoClosed: plainVisit,
  EscalationRaised: {
    kind: 'visits',
    facts: ({ place, reason }, names) => ({ place: names.place(place), reason: names.reason('escalation', reason) }),
  },
  EscalationAcknowledged: plainVisit,
  EscalationAdvised: plainVisit,
  EscalationTakenOver: { kind: 'visits', facts: atCounter },
  EscalationReminded: plainVisit,
  EscalationRaisedFurther: plainVisit,
  EscalationResolved: {
    kind: 'visits',
    facts: ({ resolution }, names) => ({ reason: names.reason('resolution', resolution) }),
  },
  PrintReported: {
    kind: 'visits',
    facts: ({ outcome, reason }) => ({
      print: outcome,
      ...(reason === null ? {} : { reason: { id: reason, name: null } }),
    }),
  },

  CounterOpened: {
    kind: 'counters',
    facts: ({ counterId, agentId }, names) => ({ counter: names.counter(counterId), person: names.person(agentId) }),
  },
  CounterPaused: {
    kind: 'counters',
    facts: ({ counterId, reason }, names) => ({
      counter: names.counter(counterId),
      reason: names.reason('pause', reason),
    }),
  },
  ProfileSet: {
    kind: 'counters',
    facts: ({ counterId, profileId }, names) => ({
      counter: names.counter(counterId),
      ...(profileId === null ? {} : { profile: names.profile(profileId) }),
    }),
  },
  CounterResumed: { kind: 'counters', facts: atCounter },
  CounterClosed: {
    kind: 'counters',
    facts: ({ counterId, because }, names) => ({ counter: names.counter(counterId), closed: because }),
  },
  CounterHandedOver: {
    kind: 'counters',
    facts: ({ counterId, agentId }, names) => ({ counter: names.counter(counterId), person: names.person(agentId) }),
  },
  CounterMessaged: { kind: 'counters', facts: atCounter },
  MessageRead: { kind: 'counters', facts: atCounter },

  BranchOpened: { kind: 'branch', facts: none },
  ClosingAnnounced: { kind: 'branch', facts: none },
  BranchClosed: { kind: 'branch', facts: none },
  DevicePaired: { kind: 'devices', facts: ({ facts }) => ({ device: facts.name }) },
  DeviceChanged: {
    kind: 'devices',
    facts: ({ deviceId, after }, names) => ({ device: names.device(deviceId), changed: Object.keys(after) }),
  },
  DeviceReplaced: { kind: 'devices', facts: ofDevice },
  DeviceRevoked: { kind: 'devices', facts: ofDevice },
  DeviceRemoved: { kind: 'devices', facts: ofDevice },
  BackupMade: { kind: 'backups', facts: none },
  BackupTested: { kind: 'backups', facts: none },
  BackupFailed: { kind: 'backups', facts: none },
  BackupKeyMade: { kind: 'backups', facts: none },
  BranchRestored: { kind: 'backups', facts: none },
  DayEnded: { kind: 'branch', facts: none },
  ConsentGiven: plainVisit,
  ConsentWithdrawn: plainVisit,
  OptedOut: { kind: 'branch', facts: none },
  OptedIn: { kind: 'branch', facts: none },
  WaitAnnounced: plainVisit,
  MessageBegun: { kind: 'visits', facts: ({ occasion }) => ({ message: occasion.rule }) },
  MessageSuppressed: {
    kind: 'visits',
    facts: ({ occasion, because }) => ({ message: occasion.rule, suppressed: because }),
  },
  MessageReported: { kind: 'visits', facts: ({ state }) => ({ became: state }) },
  NoticePosted: { kind: 'branch', facts: ({ content }) => ({ notice: content.text }) },
  NoticeCorrected: { kind: 'branch', facts: ({ content }) => ({ notice: content.text }) },
  NoticeWithdrawn: { kind: 'branch', facts: none },
  ServiceSuspended: {
    kind: 'branch',
    facts: ({ serviceId, reason }, names) => ({
      service: names.service(serviceId),
      reason: names.reason('suspension', reason),
    }),
  },
  ServiceResumed: { kind: 'branch', facts: ({ serviceId }, names) => ({ service: names.service(serviceId) }) },

  BranchConfigured: { kind: 'settings', facts: none },
  SettingsChanged: { kind: 'settings', facts: ({ section, note }) => ({ section, note }) },
  PictureStored: { kind: 'settings', facts: none },

  PersonAdded: {
    kind: 'people',
    facts: ({ personId, facts }, names) => ({ person: names.person(personId), role: facts.role }),
  },
  PersonChanged: {
    kind: 'people',
    facts: ({ personId, after }, names) => ({ person: names.person(personId), changed: Object.keys(after) }),
  },
  PasswordSet: {
    kind: 'people',
    facts: ({ personId, by }, names) => ({ person: names.person(personId), way: by }),
  },
  PasswordReset: { kind: 'people', facts: ofPerson },
  PersonSignedOut: { kind: 'people', facts: ofPerson },

  SignedIn: { kind: 'sign-ins', facts: ofPerson },
  SignedOut: { kind: 'sign-ins', facts: ofPerson },
  SignInFailed: {
    kind: 'sign-ins',
    facts: ({ personId, times }, names) => ({ person: personId === null ? null : names.person(personId), times }),
  },

  KeyAdded: { kind: 'keys', facts: ({ name, scopes }) => ({ key: name, scopes: [...scopes] }) },
  KeyRevoked: { kind: 'keys', facts: ({ keyId }, names) => ({ key: names.key(keyId) }) },

  CustomerErased: { kind: 'erasures', facts: ({ by, visitIds }) => ({ erasedBy: by, visits: visitIds.length }) },

  FileExported: {
    kind: 'exports',
    facts: ({ what, name, from, to, rows }) => ({ file: what, fileName: name, from, to, rows }),
  },
};

/** The events of a kind. */
export function typesOf(kind: AuditKind): readonly string[] {
  return Object.entries(auditedEvents)
    .filter(([, audited]) => audited.kind === kind)
    .map(([type]) => type);
}
