import { formatClockTime } from '@foyer/ui';
import type { Names } from '../shell/names.ts';
import { sayKnownReason } from '../shell/say-reason.ts';
import { useWords } from '../shell/words.ts';
import { type HistoryItem, type HistoryLine, historyLine } from './history-line.ts';

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
    const { kind, id } = line.about;
    switch (kind) {
      case 'counter':
        return say('common.counterName', { number: names.counter(id) ?? id });
      case 'service':
        return names.service(id);
      case 'outcome':
        return names.outcome(id);
      case 'reason':
        return sayKnownReason(id, say);
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
