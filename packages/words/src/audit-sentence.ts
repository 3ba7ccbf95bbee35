import type { Words } from './words.ts';

type Text = Readonly<Record<string, string>>;
interface Named {
  readonly id: string;
  readonly name: Text | null;
}

/** What of an entry of the audit its sentence tells. */
export interface ToldEntry {
  /** The event's name. */
  readonly type: string;
  /** The ticket's. */
  readonly number: string | null;
  readonly facts: {
    readonly service?: Named | undefined;
    readonly services?: readonly Named[] | undefined;
    readonly counter?: string | null | undefined;
    readonly class?: Named | undefined;
    readonly profile?: Named | undefined;
    readonly overridden?: string | undefined;
    readonly outcome?: Named | undefined;
    readonly person?: { readonly name: string } | null | undefined;
    readonly aboutMinutes?: number | undefined;
    readonly mostMinutes?: number | undefined;
    readonly withheld?: string | undefined;
    readonly reason?: Named | undefined;
    readonly place?: string | undefined;
    readonly closed?: string | undefined;
    readonly device?: string | undefined;
    readonly print?: string | undefined;
    readonly section?: string | undefined;
    readonly note?: string | null | undefined;
    readonly role?: string | undefined;
    readonly changed?: readonly string[] | undefined;
    readonly way?: string | undefined;
    readonly erasedBy?: string | undefined;
    readonly visits?: number | undefined;
    readonly key?: string | undefined;
    readonly scopes?: readonly string[] | undefined;
    readonly times?: number | undefined;
    readonly file?: string | undefined;
    readonly rows?: number | undefined;
    readonly message?: string | undefined;
    readonly suppressed?: string | undefined;
    readonly became?: string | undefined;
    readonly notice?: Text | undefined;
  };
}

/** Who did something. */
export interface ToldActor {
  readonly kind: 'staff' | 'device' | 'integration' | 'customer' | 'system';
  readonly name: string | null;
  readonly id: string | null;
}

/** What happened, as one sentence; an event that is not known here, such as a newer server's, by its name. */
export function auditSentence(entry: ToldEntry, words: Words): string {
  const key = `audit.event.${nameOf(entry)}`;
  return words.has(key) ? words.t(key, valuesOf(entry, words)) : words.t('audit.event.other', { type: entry.type });
}

/** Who did it: by name, or what they are. */
export function auditActor({ kind, name, id }: ToldActor, words: Words): string {
  return name ?? (kind === 'staff' || id === null ? words.t(`audit.actor.${kind}`) : id);
}

/** What a setting or a member of what is said of somebody is called; one that is not known here by itself. */
export function memberName(member: string, words: Words): string {
  return inWords(words, `audit.member.${member}`, member);
}

/** A word of one of the short lists, or the code itself. */
function inWords(words: Words, key: string, code: string | null | undefined): string {
  return words.has(key) ? words.t(key) : (code ?? '');
}

/** An event's name, told apart where it means several things to people. */
function nameOf({ type, number, facts }: ToldEntry): string {
  switch (type) {
    case 'TicketIssued':
      if (facts.counter !== undefined) return 'TicketIssued-served-at-once';
      return facts.overridden === undefined ? type : `${type}-${facts.overridden}`;
    case 'VisitFinished':
      return facts.service === undefined ? type : `${type}-goes-on`;
    case 'ServicesPlanned':
      return facts.services?.length === 0 ? `${type}-none` : type;
    case 'EstimateQuoted':
      return facts.withheld === undefined ? type : 'EstimateWithheld';
    case 'ProfileSet':
      return facts.profile === undefined ? 'ProfileSetBack' : type;
    case 'CounterClosed':
      return facts.closed === undefined || facts.closed === 'by-hand' ? type : `${type}-${facts.closed}`;
    case 'EscalationRaised':
      return number === null ? 'HelpAsked' : type;
    case 'PrintReported':
      return `Print${facts.print?.charAt(0).toUpperCase()}${facts.print?.slice(1)}`;
    case 'SignInFailed':
      return facts.person === null ? 'SignInFailedUnknown' : type;
    default:
      return type;
  }
}

function valuesOf({ number, facts }: ToldEntry, words: Words): Record<string, string | number> {
  const named = (thing: Named | undefined) => (thing === undefined ? '' : words.text(thing.name ?? {}) || thing.id);
  const {
    counter,
    aboutMinutes,
    mostMinutes,
    changed = [],
    scopes = [],
    section,
    role,
    way,
    file,
    times,
    rows,
    visits,
    erasedBy,
    reason,
  } = facts;
  const wait =
    aboutMinutes === undefined || mostMinutes === undefined
      ? null
      : words.wait({ kind: 'minutes', aboutMinutes, mostMinutes });
  return {
    number: number ?? '',
    service: named(facts.service),
    services: words.list((facts.services ?? []).map(named)),
    profile: named(facts.profile),
    class: named(facts.class),
    outcome: named(facts.outcome),
    counter: counter === undefined || counter === null ? '' : words.counter(counter, 'in-sentence'),
    person: facts.person?.name ?? '',
    wait: wait ?? '',
    reason: reason?.name == null ? inWords(words, `reasons.${reason?.id}`, reason?.id) : named(reason),
    place: facts.place ?? '',
    message: inWords(words, `messages.rule.${facts.message}`, facts.message),
    suppressed: inWords(words, `messages.suppressed.${facts.suppressed}`, facts.suppressed),
    became: inWords(words, `messages.became.${facts.became}`, facts.became),
    notice: words.text(facts.notice ?? {}),
    device: facts.device ?? '',
    section: inWords(words, `audit.section.${section}`, section),
    role: inWords(words, `shell.bar.role.${role}`, role),
    changed: words.list(changed.map((member) => memberName(member, words))),
    way: inWords(words, `audit.way.${way}`, way),
    file: inWords(words, `audit.file.${file}`, file),
    key: facts.key ?? '',
    scopes: words.list(scopes.map((scope) => inWords(words, `audit.scope.${scope}`, scope))),
    erasedBy: inWords(words, `audit.erasedBy.${erasedBy}`, erasedBy),
    count: times ?? rows ?? visits ?? 0,
  };
}
