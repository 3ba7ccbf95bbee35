import type { RecordOf } from '@foyer/contract';
import { Button, ShortcutHint, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { Undo2 } from 'lucide-react';
import { withKey } from '../shell/shortcuts.tsx';
import { useTick } from '../shell/ticker.ts';
import type { ReadableView } from '../shell/use-names.ts';
import { UNDO_KEY } from './counter-actions.ts';

interface UndoButtonProps {
  readonly view: ReadableView;
  readonly undo: RecordOf<'undo'> | null;
  readonly pending: boolean;
  readonly onUndo: () => void;
}

/** Takes back what was done last at this counter, in whatever window, while that is possible; it says what that is. */
export function UndoButton({ view, undo, pending, onUndo }: UndoButtonProps) {
  const words = useWords();
  const now = useTick(view);
  const seconds = undo === null || now === null ? 0 : Math.ceil((Date.parse(undo.until) - now) / 1000);
  if (undo === null || seconds <= 0) return null;
  const hint = UNDO_KEY.toUpperCase();
  return (
    <span className="undo">
      <span className="undo-what">{formatUndo(undo, words)}</span>
      <Button
        size="small"
        icon={<Undo2 size={16} aria-hidden="true" className="mirrored" />}
        isDisabled={pending}
        onPress={onUndo}
        render={withKey(hint)}
      >
        {words.t('counter.undo.button')} <ShortcutHint keys={[hint]} />
      </Button>
    </span>
  );
}

/** What would be taken back, in the order in which it was done. */
function formatUndo({ parts }: RecordOf<'undo'>, words: Words): string {
  return words.list(parts.map(({ did, number }) => words.t(`counter.undo.${did}`, { number })));
}
