import type { CallProblem } from '@foyer/client';
import type { Device } from '@foyer/contract';
import { Button, Card, TextField } from '@foyer/ui';
import { type FormEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { sessionStore, useSession } from '../session/session.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { createCommands } from '../shell/commands.ts';
import { formatDeviceName } from '../shell/format-facts.ts';
import { NoticeLine } from '../shell/notice-line.tsx';
import { client } from '../shell/server.ts';
import { useWords } from '../shell/words.ts';
import { DeviceTable } from './device-table.tsx';
import './devices.css';

/** The list is asked for again so often: a device that was just let in shows up as connected by itself. */
const AGAIN_MILLISECONDS = 5_000;

/** Kiosks and screens: letting them in by their code, and shutting them out. */
export function DevicesPage() {
  const { say } = useWords();
  const branch = useSession((state) => state.branch);
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
      done: (say) => say('done.claim', { name: name.trim() || given.code }),
      send: async () => client.call('claimDevice', { body: given }),
      problems: { 'not-found': 'devices.unknown' },
    });
    if (!accepted) return;
    setCode('');
    setName('');
    await load();
  };

  return (
    <main className="devices">
      <div>
        <h1>{say('devices.title')}</h1>
        <p className="muted">{say('devices.intro')}</p>
      </div>
      <NoticeLine commands={commands} />
      <div className="devices-body">
        <section className="panel devices-list" aria-label={say('devices.title')}>
          <DeviceTable
            devices={devices}
            problem={devices === null ? problem : null}
            timeZone={branch?.timeZone}
            onRevoke={setRevoking}
          />
        </section>
        <Card as="section" aria-labelledby="pair-title">
          <h2 id="pair-title" className="devices-pair-title">
            {say('devices.pair')}
          </h2>
          <form className="devices-pair" onSubmit={(event) => void claim(event)}>
            <TextField
              className="devices-code"
              label={say('devices.code')}
              description={say('devices.codeHint')}
              value={code}
              onChange={(text) => setCode(text.toUpperCase())}
              autoComplete="off"
              maxLength={16}
              isRequired
            />
            <TextField
              label={say('devices.name')}
              description={say('devices.nameHint')}
              value={name}
              onChange={setName}
              maxLength={80}
            />
            <Button type="submit" variant="primary" isDisabled={code.trim().length < 4} pending={pending === 'claim'}>
              {say('devices.accept')}
            </Button>
          </form>
        </Card>
      </div>
      {revoking === null ? null : (
        <ActionDialog
          commands={commands}
          landing={['.devices input']}
          danger
          title={say('devices.revokeTitle', { name: formatDeviceName(revoking.name) })}
          text={say('devices.revokeText')}
          confirm={say('devices.revoke')}
          onClose={() => {
            setRevoking(null);
            void load();
          }}
          action={() => ({
            name: 'revoke',
            done: (say) => say('done.revoke', { name: formatDeviceName(revoking.name) }),
            send: () => client.call('revokeDevice', { params: { deviceId: revoking.id } }),
          })}
        />
      )}
    </main>
  );
}
