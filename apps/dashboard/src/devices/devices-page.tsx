import type { CallProblem } from '@foyer/client';
import type { Device } from '@foyer/contract';
import { Button, Card, TextField, useWords } from '@foyer/ui';
import { type FormEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { sessionStore } from '../session/session.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { createCommands } from '../shell/commands.ts';
import { formatDeviceName } from '../shell/format-facts.ts';
import { NoticeLine } from '../shell/notice-line.tsx';
import { client } from '../shell/server.ts';
import { DeviceTable } from './device-table.tsx';
import './devices.css';

/** The list is asked for again so often: a device that was just let in shows up as connected by itself. */
const AGAIN_MILLISECONDS = 5_000;

/** Kiosks and screens: letting them in by their code, and shutting them out. */
export function DevicesPage() {
  const words = useWords();
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [revoking, setRevoking] = useState<Device | null>(null);
  const load = useCallback(async () => {
    const answer = await client.call('devices');
    if (answer.ok) setDevices(answer.value.items);
    else if (answer.error.status === 401) sessionStore.getState().expire();
    setProblem(answer.ok ? null : answer.error);
  }, []);
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [load]);
  const commands = useMemo(
    () => createCommands({ settle: async () => undefined, onSignedOut: () => sessionStore.getState().expire() }),
    [],
  );
  const pending = useStore(commands, (state) => state.pending);
  const [code, setCode] = useState('');
  const [name, setName] = useState('');

  const claim = async (event: FormEvent) => {
    event.preventDefault();
    const given = { code: code.trim(), ...(name.trim() === '' ? {} : { name: name.trim() }) };
    const accepted = await commands.getState().send({
      name: 'claim',
      done: (words) => words.t('done.claim', { name: name.trim() || given.code }),
      send: async () => client.call('claimDevice', { body: given }),
      problems: { 'not-found': 'devices.unknown' },
    });
    if (!accepted) return;
    setCode('');
    setName('');
    await load();
  };

  return (
    <div className="devices">
      <div>
        <h1>{words.t('devices.title')}</h1>
        <p className="muted">{words.t('devices.intro')}</p>
      </div>
      <NoticeLine commands={commands} />
      <div className="devices-body">
        <section className="panel devices-list" aria-label={words.t('devices.title')}>
          <DeviceTable devices={devices} problem={devices === null ? problem : null} onRevoke={setRevoking} />
        </section>
        <Card as="section" aria-labelledby="pair-title">
          <h2 id="pair-title" className="devices-pair-title">
            {words.t('devices.pair')}
          </h2>
          <form className="devices-pair" onSubmit={(event) => void claim(event)}>
            <TextField
              className="devices-code"
              label={words.t('devices.code')}
              description={words.t('devices.codeHint')}
              value={code}
              onChange={(text) => setCode(text.toUpperCase())}
              autoComplete="off"
              maxLength={16}
              isRequired
            />
            <TextField
              label={words.t('devices.name')}
              description={words.t('devices.nameHint')}
              value={name}
              onChange={setName}
              maxLength={80}
            />
            <Button type="submit" variant="primary" isDisabled={code.trim().length < 4} pending={pending === 'claim'}>
              {words.t('devices.accept')}
            </Button>
          </form>
        </Card>
      </div>
      {revoking === null ? null : (
        <ActionDialog
          commands={commands}
          landing={['.devices input']}
          danger
          title={words.t('devices.revokeTitle', { name: formatDeviceName(revoking.name) })}
          text={words.t('devices.revokeText')}
          confirm={words.t('devices.revoke')}
          onClose={() => {
            setRevoking(null);
            void load();
          }}
          action={() => ({
            name: 'revoke',
            done: (words) => words.t('done.revoke', { name: formatDeviceName(revoking.name) }),
            send: () => client.call('revokeDevice', { params: { deviceId: revoking.id } }),
          })}
        />
      )}
    </div>
  );
}
