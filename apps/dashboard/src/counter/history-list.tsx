import { QUOTE_WITHHELD } from '@foyer/basics';
import { formatCallReason, formatClockTime, formatEstimate } from '@foyer/ui';
import { formatReason } from '../shell/format-facts.ts';
import type { Names } from '../shell/use-names.ts';
import { type Say, useWords } from '../shell/words.ts';
import { type About, type HistoryItem, type HistoryLine, historyLine } from './history-line.ts';

interface HistoryListProps {
  readonly items: readonly HistoryItem[];
  readonly failed: boolean;
  readonly names: Names;
  readonly timeZone: string | undefined;
  readonly language: string;
}

/** What happened to a visit, the latest first. */
export function HistoryList({ items, failed, names, timeZone, language }: HistoryListProps) {
  const { say } = useWords();
  if (failed) return <p className="muted history-empty">{say('counter.historyFailed')}</p>;
  if (items.length === 0) return <p className="muted history-empty">{say('counter.historyEmpty')}</p>;
  const about = (line: HistoryLine): string | null => {
    if (line.about === null) return null;
    if (line.about.kind === 'quoted') return formatQuoted(line.about, line.at, language);
    const counterName = (id: string) => say('common.counterName', { number: names.counter(id) ?? id });
    if (line.about.kind === 'call') {
      const { counterId, because } = line.about;
      return [counterName(counterId), formatCallReason(because, language, names)].join(' · ');
    }
    const { kind, id } = line.about;
    switch (kind) {
      case 'counter':
        return counterName(id);
      case 'service':
        return names.service(id);
      case 'outcome':
        return names.outcome(id);
      case 'reason':
        return formatReason(id, say);
      case 'withheld':
        return formatWithheld(id, say);
    }
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
    <ol className="history" tabIndex={0}>
      {items
        .map(historyLine)
        .reverse()
        .map((line) => (
          <li key={line.sequence}>
            <time dir="ltr" dateTime={line.at}>
              {formatClockTime(line.at, language, timeZone)}
            </time>
            <span>
              {say(`history.${line.name}`)}
              {about(line) === null ? null : <small>{about(line)}</small>}
            </span>
          </li>
        ))}
    </ol>
  );
}

/** The minutes that the customer was told, in the words they were told in. */
function formatQuoted(told: Extract<About, { kind: 'quoted' }>, madeAt: string, language: string): string | null {
  const { aboutMinutes, mostMinutes } = told;
  const [p50Seconds, p90Seconds] = [aboutMinutes * 60, mostMinutes * 60];
  return formatEstimate(
    { kind: 'minutes', aboutMinutes, mostMinutes, p50Seconds, p90Seconds, madeAt, asOf: null },
    language,
  );
}

/** Why the customer was told none; reasons that this page does not know say nothing. */
function formatWithheld(reason: string, say: Say): string | null {
  const known = QUOTE_WITHHELD.find((one) => one === reason);
  return known === undefined ? null : say(`reports.quoted.reason.${known}`);
}
