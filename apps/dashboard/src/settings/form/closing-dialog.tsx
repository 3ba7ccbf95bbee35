import { Button, Dialog, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { useDraft } from './section-context.ts';
import { isObject } from './shape.ts';
import type { ClosingWarning } from './use-saving.ts';

/** What comes of hours by which the branch closes at once: that it does, how many wait, and when the day ends for them. */
export function closingSentences(waiting: number, hours: unknown, words: Words): readonly string[] {
  const minutes = isObject(hours) ? hours.endAfterMinutes : undefined;
  return [
    words.t('settings.closing.text'),
    words.t('settings.closing.waiting', { count: waiting }),
    ...(waiting === 0 || typeof minutes !== 'number' ? [] : [words.t('settings.closing.end', { count: minutes })]),
  ];
}

/** Asks somebody whose change would close the branch the moment it is saved. */
export function ClosingDialog({ waiting, answer }: ClosingWarning) {
  const words = useWords();
  const { value } = useDraft();
  const [text, waits, ...more] = closingSentences(waiting, value.hours, words);
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
        <p>{text}</p>
        <p className="strong">{waits}</p>
        {more.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </Dialog>
  );
}
