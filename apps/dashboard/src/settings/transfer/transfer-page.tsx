import { useWords } from '@foyer/ui';
import { useCommands } from '../../session/use-commands.ts';
import { AnswerLine } from '../../shell/answer-line.tsx';
import { TakeIn } from './take-in.tsx';
import { TakeOut } from './take-out.tsx';
import './transfer.css';

/** The whole configuration goes out and comes in as one file. */
export function TransferPage() {
  const words = useWords();
  const commands = useCommands();
  return (
    <div className="transfer">
      <header className="transfer-head">
        <h1>{words.t('settings.page.transfer')}</h1>
        <p className="muted">{words.t('settings.transfer.about')}</p>
        <AnswerLine commands={commands} />
      </header>
      <div className="form-page">
        <TakeOut commands={commands} />
        <TakeIn commands={commands} />
      </div>
    </div>
  );
}
