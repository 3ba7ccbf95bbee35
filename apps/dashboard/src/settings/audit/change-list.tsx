import type { AuditChange } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { ArrowRight } from 'lucide-react';
import { type ChangeNames, changePlace, changeValue, namesAt, placesOf } from './change-words.ts';
import './change-list.css';

interface ChangeListProps {
  readonly changes: readonly AuditChange[];
  readonly names: ChangeNames;
}

/** Changes of settings, each with its place, what was there and what is. */
export function ChangeList({ changes, names }: ChangeListProps) {
  const words = useWords();
  return (
    <ul className="change-list">
      {changes
        .flatMap((change) => placesOf(change, words))
        .map((change) => (
          <li key={`${change.pointer} ${JSON.stringify(change.within)} ${change.after === undefined}`}>
            <span className="change-place" dir="auto">
              {changePlace(change, names, words)}
            </span>
            <span className="change-values">
              <del data-nothing={(change.before ?? null) === null || undefined}>
                <span className="fy-visually-hidden">{words.t('audit.change.before')}</span>
                <bdi>{changeValue(change.before, namesAt(change, names, words), words)}</bdi>
              </del>
              <ArrowRight size={16} aria-hidden="true" className="mirrored" />
              <ins>
                <span className="fy-visually-hidden">{words.t('audit.change.after')}</span>
                <bdi>{changeValue(change.after, namesAt(change, names, words), words)}</bdi>
              </ins>
            </span>
          </li>
        ))}
    </ul>
  );
}
