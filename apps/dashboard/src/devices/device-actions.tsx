import { Button, Card, TextField, useWords } from '@foyer/ui';
import { Ban, Replace, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { formatDeviceName } from '../shell/format-facts.ts';
import { client } from '../shell/server.ts';
import type { OfDevice } from './device-status.tsx';

const LANDING = ['.device-actions button'];

/** Another machine in its place, no access any more, off the list. */
export function DeviceActions({ device, commands, reload }: OfDevice) {
  const words = useWords();
  const [, setPath] = useLocation();
  const [asking, setAsking] = useState<'replace' | 'revoke' | 'remove' | null>(null);
  const [code, setCode] = useState('');
  const name = formatDeviceName(device.name);
  const params = { deviceId: device.id };
  const close = () => {
    setAsking(null);
    setCode('');
    void reload();
  };
  return (
    <Card as="section" aria-labelledby="device-actions">
      <h2 id="device-actions" className="device-card-title">
        {words.t('devices.actions')}
      </h2>
      <div className="device-actions">
        <Button icon={<Replace size={18} aria-hidden="true" />} onPress={() => setAsking('replace')}>
          {words.t('devices.replace')}
        </Button>
        {device.state === 'active' ? (
          <Button icon={<Ban size={18} aria-hidden="true" />} onPress={() => setAsking('revoke')}>
            {words.t('devices.revoke')}
          </Button>
        ) : (
          <Button icon={<Trash2 aria-hidden="true" />} onPress={() => setAsking('remove')}>
            {words.t('devices.remove')}
          </Button>
        )}
      </div>
      {asking === 'replace' ? (
        <ActionDialog
          commands={commands}
          landing={LANDING}
          title={words.t('devices.replaceTitle', { name })}
          text={words.t('devices.replaceText')}
          confirm={words.t('devices.replace')}
          ready={code.trim().length >= 4}
          onClose={close}
          action={() => ({
            name: 'replace',
            done: (reader) => reader.t('done.replace', { name }),
            send: (commandId) => client.call('replaceDevice', { params, body: { code: code.trim() }, commandId }),
            problems: { 'not-found': 'devices.unknown' },
          })}
        >
          <TextField
            className="devices-code"
            label={words.t('devices.code')}
            value={code}
            onChange={(text) => setCode(text.toUpperCase())}
            autoComplete="off"
            maxLength={16}
            autoFocus
            isRequired
          />
        </ActionDialog>
      ) : null}
      {asking === 'revoke' ? (
        <ActionDialog
          commands={commands}
          landing={LANDING}
          danger
          title={words.t('devices.revokeTitle', { name })}
          text={words.t('devices.revokeText')}
          confirm={words.t('devices.revoke')}
          onClose={close}
          action={() => ({
            name: 'revoke',
            done: (reader) => reader.t('done.revoke', { name }),
            send: (commandId) => client.call('revokeDevice', { params, commandId }),
          })}
        />
      ) : null}
      {asking === 'remove' ? (
        <ActionDialog
          commands={commands}
          landing={LANDING}
          danger
          title={words.t('devices.removeTitle', { name })}
          text={words.t('devices.removeText')}
          confirm={words.t('devices.remove')}
          onClose={close}
          action={() => ({
            name: 'remove',
            done: (reader) => reader.t('done.remove', { name }),
            send: async (commandId) => {
              const answer = await client.call('removeDevice', { params, commandId });
              if (answer.ok) setPath('/settings/devices');
              return answer;
            },
          })}
        />
      ) : null}
    </Card>
  );
}
