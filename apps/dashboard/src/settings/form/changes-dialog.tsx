import { Button, Dialog, useWords } from '@foyer/ui';
import type { Difference } from './differences.ts';
import { sayPlace } from './say-place.ts';
import { formatValue } from './say-value.ts';
import { useSectionForm } from './section-context.ts';
import type { PlainObject } from './shape.ts';
import './changes.css';

interface ChangesDialogProps {
  readonly before: PlainObject;
  readonly after: PlainObject;
  readonly changes: readonly Difference[];
  readonly onClose: () => void;
}

/** Every change that would be saved. */
export function ChangesDialog({ before, after, changes, onClose }: ChangesDialogProps) {
  const words = useWords();
  const { config } = useSectionForm();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={words.t('settings.bar.changes', { count: changes.length })}
      actions={<Button onPress={onClose}>{words.t('common.close')}</Button>}
    >
      <ul className="changes">
        {changes.map((change) => {
          const { path, kind } = change;
          const gone = kind === 'entry' && change.after === undefined;
          return (
            <li key={path.join('.')}>
              <strong>{sayPlace(path, gone ? before : after, words)}</strong>
              <span className="changes-values">
                {kind === 'setting' ? (
                  <>
                    <del>{formatValue(path, change.before, words, config)}</del>
                    <ins>{formatValue(path, change.after, words, config)}</ins>
                  </>
                ) : (
                  words.t(
                    kind === 'order' ? 'settings.change.order' : gone ? 'settings.change.out' : 'settings.change.new',
                  )
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
