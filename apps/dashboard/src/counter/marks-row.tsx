import { Button, IconButton, ShortcutHint, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { Play, Plus, Square, Undo2 } from 'lucide-react';
import { Elapsed } from '../shell/elapsed.tsx';
import { withKey } from '../shell/shortcuts.tsx';
import type { TimeSource } from '../shell/ticker.ts';
import { MARKS_KEY } from './counter-actions.ts';
import type { Marking } from './marking.ts';
import { type MarkKindOf, type Tally, tallyOf } from './marks.ts';
import './styles/marks.css';

interface MarksRowProps extends Marking {
  readonly source: TimeSource;
}

/** What may be recorded about the customer, each with what was recorded of it; always in the same place. */
export function MarksRow({ source, of, marks, open, record, remove }: MarksRowProps) {
  const words = useWords();
  const hint = MARKS_KEY.toUpperCase();
  return (
    <section className="marks-row" aria-label={words.t('counter.marks')}>
      <Button
        size="small"
        variant="quiet"
        isDisabled={of === null || marks.length === 0}
        onPress={open}
        render={withKey(hint)}
      >
        {of?.after === true ? words.t('counter.marksOf', { number: of.visit.number }) : words.t('counter.marks')}{' '}
        <ShortcutHint keys={[hint]} />
      </Button>
      {of === null ? null : (
        <ul className="marks-list">
          {marks.length === 0 ? <li className="muted">{words.t('counter.marksNone')}</li> : null}
          {marks.map((mark) => (
            <MarkChip key={mark.id} {...{ source, mark, record, remove }} tally={tallyOf(of, mark.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface MarkChipProps extends Pick<MarksRowProps, 'source' | 'record' | 'remove'> {
  readonly mark: MarkKindOf;
  readonly tally: Tally;
}

function MarkChip({ source, mark, tally, record, remove }: MarkChipProps) {
  const words = useWords();
  const name = words.text(mark.name);
  const { running, newest } = tally;
  const does = mark.kind === 'counted' ? 'add' : running === null ? 'begin' : 'end';
  const Icon = { add: Plus, begin: Play, end: Square }[does];
  const facts = formatTally(mark, tally, words);
  return (
    <li className="mark" data-running={running === null ? undefined : ''}>
      <Button
        size="small"
        icon={<Icon size={16} aria-hidden="true" className={does === 'begin' ? 'mirrored' : undefined} />}
        onPress={() => record(mark)}
        aria-label={words.t(`counter.mark.${does}`, { mark: name })}
      >
        {name}
      </Button>
      {running === null ? null : <Elapsed source={source} since={running.from} />}
      {facts === '' ? null : <span className="mark-facts">{facts}</span>}
      {newest === null ? null : (
        <IconButton
          size="small"
          label={words.t('counter.mark.remove', { mark: name })}
          onPress={() => remove(mark, newest.id)}
        >
          <Undo2 size={16} aria-hidden="true" className="mirrored" />
        </IconButton>
      )}
    </li>
  );
}

/** How often, how long and what it came to, as far as there is any of it. */
export function formatTally({ kind, amountUnit }: MarkKindOf, tally: Tally, words: Words): string {
  if (kind === 'timed') return tally.seconds === 0 ? '' : words.duration(tally.seconds, 'clock');
  if (tally.times === 0) return '';
  const times = words.t('counter.mark.times', { times: words.count(tally.times) });
  if (amountUnit === null) return times;
  const amount = words.amount({ unit: amountUnit, thousandths: tally.amount });
  return words.t('shell.common.facts', { first: times, second: amount });
}
