import type { BackupList } from '@foyer/contract';
import { Button, Card, Dialog, useWords } from '@foyer/ui';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import type { Commands } from '../../shell/commands.ts';
import { client } from '../../shell/server.ts';

interface BackupKeyProps {
  readonly commands: Commands;
  readonly current: BackupList['key'];
  /** Told when there is another one. */
  readonly onMade: () => void;
}

/** The key that copies are encrypted with: what it is recognised by, and a new one, shown once. */
export function BackupKey({ commands, current, onMade }: BackupKeyProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const make = async () => {
    const answer = await client.call('makeBackupKey');
    if (answer.ok) setShown(answer.value.key);
    return answer;
  };
  return (
    <Card as="section" className="backup-key" aria-labelledby="backup-key-title">
      <h2 id="backup-key-title">
        <KeyRound size={20} aria-hidden="true" /> {words.t('backup.key.title')}
      </h2>
      <p className="muted">{words.t('backup.key.text')}</p>
      {current === null ? (
        <p className="strong">{words.t('backup.key.none')}</p>
      ) : (
        <dl className="backup-key-facts">
          <dt>{words.t('backup.key.mark')}</dt>
          <dd>
            <bdi className="backup-mark">{current.fingerprint}</bdi>
          </dd>
          {current.madeAt === null ? null : (
            <>
              <dt>{words.t('backup.key.madeAt')}</dt>
              <dd>{words.moment(current.madeAt)}</dd>
            </>
          )}
        </dl>
      )}
      <Button variant={current === null ? 'primary' : 'secondary'} onPress={() => setAsking(true)}>
        {words.t(current === null ? 'backup.key.make' : 'backup.key.renew')}
      </Button>
      {asking ? (
        <ActionDialog
          commands={commands}
          landing={['.backup-key button']}
          title={words.t(current === null ? 'backup.key.makeTitle' : 'backup.key.renewTitle')}
          text={words.t(current === null ? 'backup.key.makeText' : 'backup.key.renewText')}
          confirm={words.t(current === null ? 'backup.key.make' : 'backup.key.renew')}
          onClose={() => {
            setAsking(false);
            onMade();
          }}
          action={() => ({ name: 'key', done: (words) => words.t('backup.key.made'), send: make })}
        />
      ) : null}
      {shown === null || asking ? null : (
        <Dialog
          isOpen
          kind="alert"
          size="medium"
          title={words.t('backup.key.shown')}
          onClose={() => undefined}
          actions={
            <Button variant="primary" onPress={() => setShown(null)}>
              {words.t('backup.key.written')}
            </Button>
          }
        >
          <p className="action-text">{words.t('backup.key.shownText')}</p>
          <ol className="backup-key-shown" dir="ltr">
            {groupsOf(shown).map(({ place, group }) => (
              <li key={place}>{group}</li>
            ))}
          </ol>
        </Dialog>
      )}
    </Card>
  );
}

/** A key in the groups it is written in; the same group may stand in it twice. */
function groupsOf(key: string) {
  return key.split('-').map((group, place) => ({ place, group }));
}
