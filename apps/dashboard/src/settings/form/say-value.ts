import { CALLING_POLICIES, MARK_KINDS, MESSAGE_RULES } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { languageName, type Words } from '@foyer/words';
import { formatReason } from '../../shell/format-facts.ts';
import { entriesOf, isObject, type Plain } from './shape.ts';

/** A figure as its field writes it: seconds as a length of time, shares in per cent. */
export function formatFigure(field: string, value: number, words: Words): string {
  if (field.endsWith('Seconds')) return words.duration(value);
  if (field === 'share') return words.share(value);
  if (field === 'cutOverHour') return words.timeOfDay(value);
  return words.decimal(value, 0, 6);
}

/** The fields whose values are ids, with the list that has their names. */
const REFERENCES = {
  seriesId: 'series',
  categoryId: 'categories',
  parentId: 'categories',
  profileId: 'profiles',
} as const;

/** What stands at a place of a section, for people: names instead of ids, units with figures. */
export function formatValue(path: readonly string[], value: Plain, words: Words, config: BranchConfig): string {
  const field = path.at(-1) ?? '';
  if (value === undefined || value === null) return words.t('shell.common.none');
  if (typeof value === 'boolean') return words.t(value ? 'settings.value.yes' : 'settings.value.no');
  if (typeof value === 'number') return formatFigure(field, value, words);
  if (typeof value === 'string') {
    if (field === 'kind') return formatKind(value, words);
    const list = Object.entries(REFERENCES).find(([name]) => name === field)?.[1];
    return list === undefined ? value : (nameIn(entriesOf(config[list]), value, words) ?? value);
  }
  if (field === 'languages' && Array.isArray(value)) return words.list(value.map((tag) => languageName(String(tag))));
  if (field === 'escalations' && Array.isArray(value))
    return words.list(value.map((path) => reasonOf(path, words, config)));
  if (field === 'tiers' && Array.isArray(value)) {
    const tiers = value.map((ids) => (Array.isArray(ids) ? ids : []));
    const services = entriesOf(config.services);
    return tiers
      .map((ids) => words.list(ids.map((id) => nameIn(services, String(id), words) ?? String(id))))
      .join(' → ');
  }
  if (field === 'rules' && Array.isArray(value)) {
    const rules = MESSAGE_RULES.filter((rule) => value.includes(rule));
    if (rules.length > 0) return words.list(rules.map((rule) => words.t(`settings.messages.rule.${rule}`)));
    return words.t('shell.common.none');
  }
  if ((field === 'whenLate' || field === 'services') && Array.isArray(value)) {
    return words.list(value.map((id) => nameIn(entriesOf(config.services), String(id), words) ?? String(id)));
  }
  if (Array.isArray(value)) return words.list(value.map((item) => formatValue([], item, words, config)));
  if (!isObject(value)) return words.t('shell.common.none');
  const name = nameOf(value, words);
  if (name !== null) return name;
  const parts = Object.values(value);
  return parts.every((part) => typeof part === 'string') ? parts.join('–') : words.t('settings.value.set');
}

/** Which policy, or how a mark is recorded. */
function formatKind(value: string, words: Words): string {
  const recorded = MARK_KINDS.find((kind) => kind === value);
  if (recorded !== undefined) return words.t(`settings.mark.${recorded}`);
  return words.t(`settings.policy.${CALLING_POLICIES.find((kind) => kind === value) ?? 'accumulating'}`);
}

/** Which escalations go a way of their own. */
function reasonOf(path: Plain, words: Words, { reasons }: BranchConfig): string {
  const id = isObject(path) ? String(path.reason) : '';
  const name = reasons.escalation.find((reason) => reason.id === id)?.name;
  return name === undefined ? formatReason(id, words) : words.text(name);
}

function nameIn(entries: readonly { readonly id: string }[], id: string, words: Words): string | null {
  const found = entries.find((entry) => entry.id === id);
  return found === undefined ? null : nameOf(found, words);
}

/** What an entry is called: its name, a counter's number, or the letters of a series; `null` where it has none yet. */
export function nameOf(entry: { readonly [member: string]: Plain }, words: Words): string | null {
  if (typeof entry.number === 'string') return entry.number === '' ? null : words.counter(entry.number);
  if (typeof entry.prefix === 'string') return entry.prefix === '' ? null : entry.prefix;
  if (!isObject(entry.name)) return null;
  const texts = Object.entries(entry.name).flatMap(([tag, text]) =>
    typeof text === 'string' && text !== '' ? [[tag, text] as const] : [],
  );
  return texts.length === 0 ? null : words.text(Object.fromEntries(texts));
}
