import { KEY_SCOPES, type KeyScope } from '@foyer/basics';
import { TextField, useWords } from '@foyer/ui';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import type { Commands } from '../../shell/commands.ts';
import { client } from '../../shell/server.ts';

interface AddKeyDialogProps {
  readonly commands: Commands;
  readonly onClose: () => void;
  readonly onAdded: (name: string, secret: string) => void;
}

/** What a program is called and may do. */
export function AddKeyDialog({ commands, onClose, onAdded }: AddKeyDialogProps) {
  const words = useWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly KeyScope[]>([]);
  const called = name.trim();
  return (
    <ActionDialog
      commands={commands}
      landing={['.keys-add']}
      title={words.t('keys.addTitle')}
      confirm={words.t('keys.make')}
      ready={called !== '' && scopes.length > 0}
      onClose={onClose}
      action={() => ({
        name: 'add-key',
        done: (reader) => reader.t('keys.made', { name: called }),
        problems: { 'name-taken': 'keys.nameTaken' },
        send: async (commandId) => {
          const answer = await client.call('addKey', { body: { name: called, scopes: [...scopes] }, commandId });
          if (answer.ok) onAdded(answer.value.key.name, answer.value.secret);
          return answer;
        },
      })}
    >
      <TextField
        label={words.t('keys.name')}
        description={words.t('keys.nameHint')}
        value={name}
        onChange={setName}
        autoComplete="off"
        maxLength={80}
        isRequired
        autoFocus
      />
      <CheckboxGroup
        className="keys-scopes"
        value={[...scopes]}
        onChange={(chosen) => setScopes(KEY_SCOPES.filter((scope) => chosen.includes(scope)))}
      >
        <Label className="fy-field-label">{words.t('keys.may')}</Label>
        {KEY_SCOPES.map((scope) => (
          <Checkbox key={scope} value={scope} className="keys-scope">
            <span className="keys-box" aria-hidden="true">
              <Check size={14} />
            </span>
            <span>
              <span className="strong">{words.t(`keys.scope.${scope}`)}</span>
              <small className="muted">{words.t(`keys.scopeText.${scope}`)}</small>
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
    </ActionDialog>
  );
}
