import { QUOTE_WITHHELD } from '@foyer/basics';
import { useWords } from '@foyer/ui';
import { memberName, type WordKey, type Words } from '@foyer/words';
import { formatRaisedTo } from '../escalations/raised-to.ts';
import { formatReason } from '../shell/format-facts.ts';
import type { Names } from '../shell/use-names.ts';
import { formatCallReason } from './call-reason.ts';
import { type About, type HistoryItem, type HistoryLine, historyLine } from './history-line.ts';

interface HistoryListProps {
  readonly items: readonly HistoryItem[];
  readonly failed: boolean;
  readonly names: Names;
}

/** What happened to a visit, the latest first. */
export function HistoryList({ items, failed, names }: HistoryListProps) {
  const words = useWords();
  if (failed) return <p className="muted history-empty">{words.t('counter.historyFailed')}</p>;
  if (items.length === 0) return <p className="muted history-empty">{words.t('counter.historyEmpty')}</p>;
  const about = (line: HistoryLine): string | null => {
    if (line.about === null) return null;
    if (line.about.kind === 'quoted') return words.wait({ ...line.about, kind: 'minutes' });
    const nameOf = (id: string) => words.counter(names.counter(id) ?? id);
    if (line.about.kind === 'call') {
      const { counterId, because } = line.about;
      return words.t('shell.common.facts', {
        first: nameOf(counterId),
        second: formatCallReason(because, words, names),
      });
    }
    if (line.about.kind === 'services') return words.list(line.about.ids.map((id) => names.service(id)));
    if (line.about.kind === 'goes-on') {
      const { outcomeId, serviceId } = line.about;
      return words.t('shell.common.facts', { first: names.outcome(outcomeId), second: names.service(serviceId) });
    }
    if (line.about.kind === 'mark') {
      const { id, count, amount } = line.about;
      const times = count === 1 ? [] : [words.t('counter.mark.times', { times: words.count(count) })];
      return words.list([names.mark(id), ...times, ...(amount === null ? [] : [words.amount(amount)])]);
    }
    if (line.about.kind === 'raised-to') return formatRaisedTo(line.about, words);
    if (line.about.kind === 'edited') return words.list(line.about.what.map((what) => memberName(what, words)));
    if (line.about.kind === 'message') return formatMessage(line.about, words);
    if (line.about.kind === 'agent') return line.about.name;
    if (line.about.kind === 'class') {
      const { id, reason } = line.about;
      return words.t('shell.common.facts', { first: names.class(id), second: names.reason('priority', reason) });
    }
    if (line.about.kind === 'reason') return names.reason(line.about.of, line.about.id);
    const { kind, id } = line.about;
    switch (kind) {
      case 'counter':
        return nameOf(id);
      case 'service':
        return names.service(id);
      case 'outcome':
        return names.outcome(id);
      case 'print':
        return formatReason(id, words);
      case 'withheld':
        return formatWithheld(id, words);
    }
  };
  const undone = new Set(items.flatMap(({ facts }) => facts.undone ?? []));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
    <ol className="history" tabIndex={0}>
      {items
        .map(historyLine)
        .reverse()
        .map((line) => (
          <li key={line.sequence} data-undone={undone.has(line.sequence) || undefined}>
            <time dir="auto" dateTime={line.at}>
              {words.clockTime(line.at)}
            </time>
            <span>
              {undone.has(line.sequence) ? (
                <s>{words.t(eventKey(line.name, words))}</s>
              ) : (
                words.t(eventKey(line.name, words))
              )}
              {about(line) === null ? null : <small>{about(line)}</small>}
            </span>
          </li>
        ))}
    </ol>
  );
}

/** What an event is called; a newer server may tell of one that has no name here. */
function eventKey(name: string, words: Words): WordKey {
  const key = `counter.event.${name}`;
  return words.has(key) ? key : 'counter.event.other';
}

/** Which message it was, and why it was left out or what became of it. */
function formatMessage(about: Extract<About, { readonly kind: 'message' }>, words: Words): string | null {
  const { message, parts: count = 1, suppressed, became } = about;
  const parts = [
    ...(message === undefined ? [] : [words.t(`messages.rule.${message}`)]),
    ...(count > 1 ? [words.t('messages.parts', { count })] : []),
    ...(suppressed === undefined ? [] : [words.t(`messages.suppressed.${suppressed}`)]),
    ...(became === undefined ? [] : [words.t(`messages.became.${became}`)]),
  ];
  return parts.length === 0 ? null : words.list(parts);
}

/** Why the customer was told none; reasons that this page does not know say nothing. */
function formatWithheld(reason: string, words: Words): string | null {
  const known = QUOTE_WITHHELD.find((one) => one === reason);
  return known === undefined ? null : words.t(`reports.quoted.reason.${known}`);
}
