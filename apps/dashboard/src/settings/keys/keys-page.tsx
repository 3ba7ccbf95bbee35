import type { CallProblem } from '@foyer/client';
import type { Key } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { Plus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { sessionStore } from '../../session/session.ts';
import { useCommands } from '../../session/use-commands.ts';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import { AnswerLine } from '../../shell/answer-line.tsx';
import { client } from '../../shell/server.ts';
import { AddKeyDialog } from './add-key-dialog.tsx';
import { KeyTable } from './key-table.tsx';
import './keys.css';
import { SecretDialog } from './secret-dialog.tsx';

/** Keys for programs: made, shown once, revoked. */
export function KeysPage() {
  const words = useWords();
  const [keys, setKeys] = useState<readonly Key[] | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<{ readonly name: string; readonly secret: string } | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const load = useCallback(async () => {
    const answer = await client.call('keys');
    if (answer.ok) setKeys(answer.value.items);
    else if (answer.error.status === 401) sessionStore.getState().expire();
    setProblem(answer.ok ? null : answer.error);
  }, []);
  useEffect(() => void load(), [load]);
  const commands = useCommands();
  return (
    <div className="keys">
      <div className="keys-head">
        <div>
          <h1>{words.t('keys.title')}</h1>
          <p className="muted">{words.t('keys.intro')}</p>
        </div>
        <AnswerLine commands={commands} />
        <Button
          className="keys-add"
          variant="primary"
          icon={<Plus size={18} aria-hidden="true" />}
          onPress={() => setAdding(true)}
        >
          {words.t('keys.add')}
        </Button>
      </div>
      <section className="panel keys-list" aria-label={words.t('keys.title')}>
        <KeyTable keys={keys} problem={keys === null ? problem : null} onRevoke={setRevoking} />
      </section>
      {adding ? (
        <AddKeyDialog
          commands={commands}
          onClose={() => setAdding(false)}
          onAdded={(name, made) => {
            setSecret({ name, secret: made });
            void load();
          }}
        />
      ) : null}
      {secret === null ? null : <SecretDialog {...secret} onClose={() => setSecret(null)} />}
      {revoking === null ? null : (
        <ActionDialog
          commands={commands}
          landing={['.keys-add']}
          danger
          title={words.t('keys.revokeTitle', { name: revoking.name })}
          text={words.t('keys.revokeText')}
          confirm={words.t('keys.revoke')}
          onClose={() => {
            setRevoking(null);
            void load();
          }}
          action={() => ({
            name: 'revoke',
            done: (reader) => reader.t('keys.revokedDone', { name: revoking.name }),
            send: (commandId) => client.call('revokeKey', { params: { keyId: revoking.id }, commandId }),
          })}
        />
      )}
    </div>
  );
}
