import { sectionOf } from '@foyer/configuration';
import { Button, Dialog, useWords } from '@foyer/ui';
import { useMemo, useState } from 'react';
import { Choices } from '../../shell/choices.tsx';
import { differences } from './differences.ts';
import { merge, type Side } from './merge.ts';
import { sayPlace } from './say-place.ts';
import { formatValue } from './say-value.ts';
import { useSectionForm } from './section-context.ts';
import { isObject, type Plain, tidyObject } from './shape.ts';
import type { Collision, Saving } from './use-saving.ts';
import './changes.css';

/** Somebody else saved first: what they changed, and for each place that both changed, whose it is to be. */
export function CollisionDialog({ collision, saving }: { readonly collision: Collision; readonly saving: Saving }) {
  const words = useWords();
  const { section, config } = useSectionForm();
  const { base, mine, theirs } = collision;
  const { changedBy, changedAt } = theirs.section(section);
  const other = useMemo(() => tidyObject(sectionOf(theirs.config, section)), [theirs, section]);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = (path: readonly string[]): Side => chosen[path.join('.')] ?? 'mine';
  const { value, conflicts } = merge(base, mine, other, sideOf);
  const contested = conflicts.map(({ path }) => path.join('.'));
  const added = differences(base, other).filter(
    ({ path }) => !contested.some((place) => `${path.join('.')}.`.startsWith(`${place}.`)),
  );
  const chooseAll = (side: Side) => setChosen(Object.fromEntries(contested.map((path) => [path, side])));
  const write = (path: readonly string[], one: Plain, whole: boolean) =>
    whole && one === undefined ? words.t('settings.change.out') : formatValue(path, one, words, config);
  return (
    <Dialog
      isOpen
      onClose={saving.postpone}
      size="medium"
      title={words.t('settings.collision.title', {
        name: changedBy?.name ?? words.t('shell.common.none'),
        time: words.clockTime(changedAt),
      })}
      actions={
        <>
          <Button variant="quiet" onPress={saving.postpone}>
            {words.t('shell.common.cancel')}
          </Button>
          <Button
            variant="primary"
            pending={saving.pending}
            onPress={() => void saving.settle(isObject(value) ? value : other, '')}
          >
            {words.t('settings.collision.save')}
          </Button>
        </>
      }
    >
      <p className="action-text">{words.t('settings.collision.text')}</p>
      {conflicts.length === 0 ? null : (
        <div className="collision">
          <div className="collision-all">
            <Button size="small" onPress={() => chooseAll('mine')}>
              {words.t('settings.collision.allMine')}
            </Button>
            <Button size="small" onPress={() => chooseAll('theirs')}>
              {words.t('settings.collision.allTheirs')}
            </Button>
          </div>
          {conflicts.map(({ path, before, after, kind }) => (
            <Choices<Side>
              key={path.join('.')}
              label={sayPlace(path, { ...other, ...mine }, words)}
              value={sideOf(path)}
              onChange={(side) => setChosen({ ...chosen, [path.join('.')]: side })}
              options={[
                { id: 'mine', label: write(path, after, kind === 'entry'), detail: words.t('settings.collision.mine') },
                {
                  id: 'theirs',
                  label: write(path, before, kind === 'entry'),
                  detail: words.t('settings.collision.theirs'),
                },
              ]}
            />
          ))}
        </div>
      )}
      {added.length === 0 ? null : (
        <div className="collision">
          <p className="fy-field-label">{words.t('settings.collision.added')}</p>
          <ul className="changes">
            {added.map((change) => (
              <li key={change.path.join('.')}>
                <strong>{sayPlace(change.path, change.after === undefined ? base : other, words)}</strong>
                <span className="changes-values">
                  {change.kind === 'order'
                    ? words.t('settings.change.order')
                    : write(change.path, change.after, change.kind === 'entry')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
