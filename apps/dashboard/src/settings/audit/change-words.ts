import { MESSAGE_RULES } from '@foyer/basics';
import type { AuditChange, RouteReply } from '@foyer/contract';
import { languageName, memberName, type Words } from '@foyer/words';

/** What ids are called. */
export type ChangeNames = RouteReply<'auditEntry'>['names'];

/** The places of a change: one that made or took away a setting with many parts is told part by part. */
export function placesOf(change: AuditChange, words: Words): readonly AuditChange[] {
  const { pointer, before, after } = change;
  const [old, now] = [partsOf(before, words), partsOf(after, words)];
  if (old === null || now === null) return [change];
  const members = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return members.flatMap((member) =>
    placesOf({ ...change, pointer: `${pointer}/${member}`, before: old[member], after: now[member] }, words),
  );
}

/** The parts of a setting that has no name of its own; none of one that is not there, `null` where it is told as a whole. */
function partsOf(value: unknown, words: Words): Readonly<Record<string, unknown>> | null {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value) || entryName(value, {}, words) !== null) return null;
  return { ...value };
}

/** What ids and other codes are called at a place of the settings. */
export function namesAt({ pointer }: AuditChange, names: ChangeNames, words: Words): ChangeNames {
  if (pointer !== '/messages/rules') return names;
  return Object.fromEntries(MESSAGE_RULES.map((rule) => [rule, words.t(`settings.messages.rule.${rule}`)]));
}

/** Where something was changed, such as “Cash · Target · Within, seconds”. */
export function changePlace({ pointer, within }: AuditChange, names: ChangeNames, words: Words): string {
  const steps = pointer.split('/').slice(1).map(unescaped);
  const deepest = steps.findLastIndex((step) => /^\d+$/.test(step));
  // The list that an entry is in is said by the entry's name; an entry without one is said by its list.
  const members = steps.slice(within.length === 0 ? 0 : deepest + 1).filter((step) => !/^\d+$/.test(step));
  const parts = [
    ...within.map((id) => nameOf(id, names, words)),
    ...members.map((step, index) => memberOf(step, members[index - 1], words)),
  ];
  return parts.length === 0
    ? words.t('audit.change.all')
    : parts.reduce((first, second) => words.t('shell.common.facts', { first, second }));
}

function nameOf(id: string, names: ChangeNames, words: Words): string {
  const name = Object.hasOwn(names, id) ? names[id] : undefined;
  if (name === undefined) return id;
  return typeof name === 'string' ? name : words.text(name);
}

/** Names and zones are written in several languages. */
function memberOf(step: string, before: string | undefined, words: Words): string {
  return before === 'name' || before === 'zone' ? languageName(step) : memberName(step, words);
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A value of a setting for people; what there is not, as that. */
export function changeValue(value: unknown, names: ChangeNames, words: Words): string {
  if (value === undefined || value === null || value === '') return words.t('audit.change.nothing');
  if (typeof value === 'number') return words.decimal(value, 0, 3);
  if (typeof value === 'boolean') return words.t(value ? 'audit.change.yes' : 'audit.change.no');
  if (typeof value === 'string') return nameOf(value, names, words);
  if (Array.isArray(value)) {
    const parts: readonly unknown[] = value;
    return parts.length === 0
      ? words.t('audit.change.nothing')
      : words.list(parts.map((part) => changeValue(part, names, words)));
  }
  return entryName(value, names, words) ?? JSON.stringify(value);
}

/** An entry of a list that came or went is told by what it is called; its other members are not spelt out. */
function entryName(value: unknown, names: ChangeNames, words: Words): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const none = { name: undefined, number: undefined, id: undefined, serviceId: undefined };
  const { name, number, id, serviceId } = { ...none, ...value };
  if ('from' in value && 'until' in value) return `${value.from}–${value.until}`;
  if (isTexts(name)) return words.text(name);
  if (typeof number === 'string') return number;
  if (typeof id === 'string') return id;
  if (typeof serviceId === 'string') return nameOf(serviceId, names, words);
  return isTexts(value) ? words.text(value) : null;
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
}
