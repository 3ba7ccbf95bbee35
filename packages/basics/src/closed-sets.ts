/**
 * The closed sets of the domain, each written once. Types derive from them here; schemas, tables and words elsewhere
 * are made from the lists or checked against the types.
 */

/** What staff may be, each including those before it. */
export const ROLES = ['agent', 'supervisor', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Is `role` the least that is asked for, or above it? */
export function roleIncludes(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/**
 * What a role opens beyond work at a counter, and what can be withheld from one person who has the role. Each route that
 * needs one names it in the contract's table.
 */
export const PERMISSIONS = [
  'branch',
  'suspend',
  'notices',
  'escalations',
  'reports',
  'audit',
  'erasures',
  'settings',
  'people',
  'devices',
  'keys',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a key lets a program do; each route and live view that one opens names it in the contract's table. */
export const KEY_SCOPES = ['read', 'issue', 'call', 'reports', 'events'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** How somebody came to a password: their own change, a one-time link, or the founding of the branch. */
export const PASSWORD_WAYS = ['themselves', 'link', 'founding'] as const;
export type PasswordWay = (typeof PASSWORD_WAYS)[number];

/** Where somebody's account stands; `invited`: they have a link and no password yet. */
export const PERSON_STATES = ['active', 'invited', 'disabled'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** The scripts (Unicode's names) that screens and paper have letters for. Where a font is added, its script is added here. */
export const SCRIPTS = ['Latin', 'Greek', 'Cyrillic', 'Arabic', 'Hebrew'] as const;

/** What a paired device may be. */
export const DEVICE_KINDS = ['kiosk', 'screen'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** `expected`: accepted, and it has not fetched its token yet. `revoked`: no longer let in. */
export const DEVICE_STATES = ['expected', 'active', 'revoked'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** What became of a test print; `unanswered`: the device has said nothing of it in time. */
export const TEST_PRINT_OUTCOMES = ['printed', 'failed', 'uncertain', 'unanswered'] as const;
export type TestPrintOutcome = (typeof TEST_PRINT_OUTCOMES)[number];

/** What a notice is about; an emergency stands above everything else that is shown. */
export const NOTICE_ABOUT = ['information', 'delay', 'outage', 'closure', 'emergency'] as const;
export type NoticeAbout = (typeof NOTICE_ABOUT)[number];

/** A notice fits a card of a lobby screen and a phone without being scrolled: so long at most, in each language. */
export const MOST_NOTICE_CHARACTERS = 300;

/** Where a notice is shown. */
export const NOTICE_PLACES = ['screen', 'kiosk', 'paper', 'phone', 'page'] as const;
export type NoticePlace = (typeof NOTICE_PLACES)[number];

/** What a customer who wants to be told by message is told: where their ticket is, that they are nearly there, that they are called, that it takes longer, how to come back. */
export const MESSAGE_RULES = ['ticket', 'nearly', 'called', 'longer', 'missed'] as const;
export type MessageRule = (typeof MESSAGE_RULES)[number];

/** What a message goes by. */
export const MESSAGE_CHANNELS = ['sms'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** What is known of a message that was begun to be sent; `uncertain`: nobody knows whether it went out, and it is not repeated. */
export const MESSAGE_STATES = ['sending', 'sent', 'delivered', 'failed', 'uncertain'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message failed for good. */
export const MESSAGE_FAILURES = [
  'opted-out',
  'unreachable',
  'not-a-mobile',
  'refused',
  'too-late',
  'no-contact',
] as const;
export type MessageFailure = (typeof MESSAGE_FAILURES)[number];

/** Why a message that there was a rule and an occasion for was not sent; `over`: it was no longer true. */
export const SUPPRESSIONS = [
  'withdrawn',
  'opted-out',
  'rule-off',
  'over',
  'too-late',
  'most-messages',
  'too-soon',
  'quiet-hours',
] as const;
export type Suppression = (typeof SUPPRESSIONS)[number];

/** Where a ticket was asked for. */
export const CHANNELS = ['kiosk', 'staff', 'mobile', 'integration'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why a ticket is refused that staff may issue all the same. */
export const OVERRIDABLE = ['service-closed', 'too-late'] as const;

/** Where a visit's present step stands. */
export const STAGES = ['waiting', 'called', 'serving', 'held', 'done'] as const;
export type StageKind = (typeof STAGES)[number];

/** A visit has no more services planned than this. */
export const MOST_PLANNED = 10;

/** How a whole visit ends. */
export const VISIT_ENDS = ['finished', 'no-show', 'abandoned', 'cancelled', 'auto-closed'] as const;
export type VisitEnd = (typeof VISIT_ENDS)[number];

/** How one step of a visit ends: the visit with it, or it goes on elsewhere. */
export const STEP_ENDS = [...VISIT_ENDS, 'transferred'] as const;
export type StepEnd = (typeof STEP_ENDS)[number];

/** Where a visit comes to stand when it goes back to a queue: at the head, by its seniority, at the end. */
export const RETURN_POSITIONS = ['first', 'original', 'last'] as const;
export type ReturnPosition = (typeof RETURN_POSITIONS)[number];

/**
 * How the next visit is chosen. `accumulating`: urgency grows with waiting at the class's rate, scaled by the service's
 * target; `arrival`: first come first served; `strict`: a higher class (larger rate) always first; `ratio`: classes take
 * turns, as many of each as it has in a round; `target-driven`: who is nearest to missing the service's target, in turn
 * with who has missed it.
 */
export const CALLING_POLICIES = ['accumulating', 'arrival', 'strict', 'ratio', 'target-driven'] as const;
export type CallingPolicyKind = (typeof CALLING_POLICIES)[number];

/** Which visits agents look at: all, or those of their counter's services and their own. Supervisors see all. */
export const STAFF_SEE = ['all', 'own'] as const;

/** How a customer can be reached or called by name, as far as they said. */
export const CONTACT_DETAILS = ['name', 'phone', 'email'] as const;
export type ContactDetail = (typeof CONTACT_DETAILS)[number];

/** What of a visit staff can change besides where it stands. */
export const EDITED = ['language', 'segment', 'tags', ...CONTACT_DETAILS] as const;
export type Edited = (typeof EDITED)[number];

/** Who answers for a visit on hold: one agent, whoever is at one counter, or everybody who serves its service. */
export const HOLD_OWNERS = ['agent', 'counter', 'everyone'] as const;

/** What an agent does with a customer at the counter, and can take back. */
export const COUNTER_ACTIONS = [
  'call',
  'start',
  'finish',
  'no-show',
  'hold',
  'resume',
  'return',
  'transfer',
  'cancel',
  'plan',
  'walk-direct',
] as const;
export type CounterAction = (typeof COUNTER_ACTIONS)[number];

/** Which rule called a visit. */
export const CALL_RULES = ['by-hand', 'pinned', 'returned-first', 'overtaken-enough', 'policy'] as const;
export type CallRule = (typeof CALL_RULES)[number];

/** What a counter may be. */
export const COUNTER_STATES = ['closed', 'open', 'paused'] as const;
export type CounterStateKind = (typeof COUNTER_STATES)[number];

/** Why a counter was closed; `idle`: nothing had been done there for so long that it counts as forgotten. */
export const COUNTER_CLOSINGS = ['by-hand', 'idle', 'signed-out', 'day-ended'] as const;
export type CounterClosing = (typeof COUNTER_CLOSINGS)[number];

/** `agent`: an escalation; `kiosk`, `phone`: a customer's call for help. */
export const ESCALATION_SOURCES = ['agent', 'kiosk', 'phone'] as const;
export type EscalationSource = (typeof ESCALATION_SOURCES)[number];

/** The reason of every call for help; a branch's own list has those of agents. */
export const HELP = 'help';

/** Roles that escalations and calls for help may be sent to. */
export const ESCALATED_TO = ['agent', 'supervisor', 'manager'] as const satisfies readonly Role[];

/** `lapsed`: the visit it was about ended first. */
export const ESCALATION_STATES = ['raised', 'acknowledged', 'resolved', 'lapsed'] as const;
export type EscalationStateKind = (typeof ESCALATION_STATES)[number];

/** A service as customers find it; `unstaffed`: tickets are issued though no open counter serves it now. */
export const SERVICE_STATES = ['open', 'unstaffed', 'suspended', 'full', 'last-ticket', 'closed', 'retired'] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

/**
 * What staff choose a reason for, each with the reasons that every branch knows, the usual one first: their words are in
 * the catalogue. A branch leaves some out and adds its own.
 */
export const STANDARD_REASONS = {
  pause: ['break', 'lunch', 'meeting', 'back-office', 'technical', 'other'],
  hold: ['form-to-fill', 'document-missing', 'waiting-for-colleague', 'technical', 'other'],
  escalation: ['approval', 'complaint', 'advice', 'security', 'other'],
  resolution: ['solved', 'advised', 'approved', 'declined', 'other'],
  suspension: ['technical', 'no-staff', 'end-of-day', 'other'],
  priority: ['need', 'appointment', 'waited-too-long', 'mistake', 'other'],
} as const;
export type ReasonKind = keyof typeof STANDARD_REASONS;
export const REASON_KINDS = [
  'pause',
  'hold',
  'escalation',
  'resolution',
  'suspension',
  'priority',
] as const satisfies ReasonKind[];

/** Has every branch words for this reason, without naming it itself? */
export function isStandardReason(id: string): boolean {
  return Object.values(STANDARD_REASONS).some((ids: readonly string[]) => ids.includes(id));
}

/** What a branch may call the places where people are served. Each is a word of the catalogue, alone and in a sentence. */
export const COUNTER_NOUNS = ['counter', 'desk', 'window', 'room', 'office', 'table', 'booth', 'station'] as const;
export type CounterNoun = (typeof COUNTER_NOUNS)[number];

/** What a stored picture may be. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Why what was sent can't be stored as a picture. */
export const PICTURE_FAULTS = ['no-picture', 'too-large', 'too-many-pixels', 'with-script', 'with-outside'] as const;
export type PictureFault = (typeof PICTURE_FAULTS)[number];

/** What a printer says when it can print. */
export const PRINTER_READY = ['ready', 'paper-near-end'] as const;
/** Why nothing can be printed. */
export const PRINTER_PROBLEMS = [
  'paper-out',
  'cover-open',
  'cutter-error',
  /** Another fault the printer reports without naming it. */
  'error',
  /** It answers, and says that it can't print, without a reason. */
  'offline',
  /** Connected, but no answer in time. */
  'not-answering',
  /** No connection. */
  'unreachable',
] as const;
export type PrinterProblem = (typeof PRINTER_PROBLEMS)[number];
/** What a printer says about itself, or what could be learnt when it says nothing. */
export const PRINTER_STATES = [...PRINTER_READY, ...PRINTER_PROBLEMS] as const;
export type PrinterState = (typeof PRINTER_STATES)[number];
/** What a device says of its printer; `none`: it has none. */
export const DEVICE_PRINTER_STATES = ['none', ...PRINTER_STATES] as const;
export type DevicePrinterState = (typeof DEVICE_PRINTER_STATES)[number];

/** `epson`: knows process ids (`GS ( H`). `generic`: any other ESC/POS printer that answers `GS r` and `GS a`. */
export const PRINTER_DIALECTS = ['epson', 'generic'] as const;
export type PrinterDialect = (typeof PRINTER_DIALECTS)[number];
/** What a printer's head can print across, in dots: of 58 mm paper, of some 80 mm heads, and of the others. */
export const DOTS_PER_LINE = [384, 512, 576] as const;
export type DotsPerLine = (typeof DOTS_PER_LINE)[number];
/** `fast-text`: Latin tickets with the printer's own letters, a tenth of the bytes. */
export const PRINT_STYLES = ['drawn', 'fast-text'] as const;
export type PrintStyle = (typeof PRINT_STYLES)[number];

/** What became of a print; `settled`: staff have seen to a ticket that did not come out. */
export const PRINT_OUTCOMES = ['printed', 'failed', 'uncertain', 'settled'] as const;
export type PrintOutcome = (typeof PRINT_OUTCOMES)[number];

/** A print before and after its outcome is known. */
export const PRINT_STATES = ['pending', ...PRINT_OUTCOMES] as const;
export type PrintState = (typeof PRINT_STATES)[number];

/** Why a backup was not made, or why what was made can't be relied on. */
export const BACKUP_TROUBLES = [
  /** No key has been made yet to encrypt it with. */
  'no-key',
  /** It is encrypted with another key. */
  'wrong-key',
  /** The folder is not there, such as that of a disk that is not plugged in. */
  'no-folder',
  'not-writable',
  'disk-full',
  /** Its bytes are not those that were written. */
  'damaged',
  /** What is in it is not what its log says. */
  'unlike-log',
  /** The server ended, or what made it was killed, before it was done. */
  'interrupted',
  'unexpected',
] as const;
export type BackupTrouble = (typeof BACKUP_TROUBLES)[number];

/** Why a simulation comes to no minutes. */
export const SIMULATION_WITHHELD = [
  /** Too few services have been observed to promise anything. */
  'no-evidence',
  /** No open counter serves it. */
  'no-counter',
  'branch-closed',
  'service-suspended',
  /** The wall clock stands behind the newest event, so no duration can be trusted. */
  'clock-stepped',
] as const;
export type SimulationWithheld = (typeof SIMULATION_WITHHELD)[number];

/** Why a ticket is told no minutes. */
export const QUOTE_WITHHELD = [
  ...SIMULATION_WITHHELD,
  /** Nothing has been worked out yet since the start, or since the branch or the service was opened. */
  'not-ready',
  /** What was worked out last is too old to be told. */
  'estimates-old',
] as const;
export type QuoteWithheld = (typeof QUOTE_WITHHELD)[number];

/** Why a visit's present estimate gives no minutes. */
export const ESTIMATE_WITHHELD = [...QUOTE_WITHHELD, 'not-waiting'] as const;
export type EstimateWithheld = (typeof ESTIMATE_WITHHELD)[number];

/** Does a waiting visit's 90 % bound still lie within what its ticket was told? */
export const QUOTE_STATES = ['kept', 'outgrown'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** How the branch flowed, by what its figures are put together. */
export const REPORTS = ['overview', 'services', 'hours', 'days', 'counters', 'agents', 'heatmap'] as const;
export type ReportName = (typeof REPORTS)[number];

/** What an event of the log is about, as whoever reads it looks for it. */
export const AUDIT_KINDS = [
  'visits',
  'counters',
  'branch',
  'settings',
  'people',
  'devices',
  'keys',
  'sign-ins',
  'exports',
  'erasures',
  'backups',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What a customer who is to be erased is looked for by. */
export const ERASED_BY = ['ticket', 'phone', 'name'] as const;
export type ErasedBy = (typeof ERASED_BY)[number];

/** What is taken away as a file. */
export const EXPORTS = ['audit', 'report', 'quoted-report', 'escalation-report', 'marks-report'] as const;
export type ExportKind = (typeof EXPORTS)[number];

/** What "quoted against actual" is put together by. */
export const QUOTED_BY = ['services', 'hours', 'days', 'classes'] as const;
export type QuotedBy = (typeof QUOTED_BY)[number];

/** What the report of escalations is put together by. */
export const ESCALATIONS_BY = ['reasons', 'sources', 'hours'] as const;
export type EscalationsBy = (typeof ESCALATIONS_BY)[number];

/** How a mark is recorded: so many times, or for so long. */
export const MARK_KINDS = ['counted', 'timed'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** What marks are put together by. */
export const MARKS_BY = ['marks', 'services', 'agents', 'days'] as const;
export type MarksBy = (typeof MARKS_BY)[number];
