import { Button, useWords } from '@foyer/ui';
import type { Contested } from './use-record-form.ts';
import './contested-note.css';

/** Says that somebody else has changed the same, and lets the reader choose. */
export function ContestedNote({ takeTheirs, keepMine }: Contested) {
  const words = useWords();
  return (
    <div className="contested" role="status">
      <p>{words.t('settings.contested.text')}</p>
      <Button size="small" onPress={takeTheirs}>
        {words.t('settings.contested.theirs')}
      </Button>
      <Button size="small" onPress={keepMine}>
        {words.t('settings.contested.mine')}
      </Button>
    </div>
  );
}
