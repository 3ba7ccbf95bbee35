import { Button, Dialog, useWords } from '@foyer/ui';
import { useDraft } from './section-context.ts';
import { isObject } from './shape.ts';
import type { ClosingWarning } from './use-saving.ts';

/** Asks somebody whose change would close the branch the moment it is saved. */
export function ClosingDialog({ waiting, answer }: ClosingWarning) {
  const words = useWords();
  const { value } = useDraft();
  const minutes = isObject(value.hours) ? value.hours.endAfterMinutes : undefined;
  return (
    <Dialog
      isOpen
      onClose={() => answer(false)}
      kind="alert"
      title={words.t('settings.closing.title')}
      actions={
        <>
          <Button variant="danger" onPress={() => answer(true)}>
            {words.t('settings.closing.save')}
          </Button>
          <Button variant="primary" autoFocus onPress={() => answer(false)}>
            {words.t('shell.common.cancel')}
          </Button>
        </>
      }
    >
      <div className="action-text">
        <p>{words.t('settings.closing.text')}</p>
        <p className="strong">{words.t('settings.closing.waiting', { count: waiting })}</p>
        {waiting === 0 || typeof minutes !== 'number' ? null : (
          <p>{words.t('settings.closing.end', { count: minutes })}</p>
        )}
      </div>
    </Dialog>
  );
}
