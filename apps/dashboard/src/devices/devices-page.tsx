import type { CallProblem } from '@foyer/client';
import type { Device } from '@foyer/contract';
import { Card, useWords } from '@foyer/ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { sessionStore } from '../session/session.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { createCommands } from '../shell/commands.ts';
import { formatDeviceName } from '../shell/format-facts.ts';
import { NoticeLine } from '../shell/notice-line.tsx';
import { client } from '../shell/server.ts';
import { ClaimForm } from './claim-form.tsx';
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
          <ClaimForm commands={commands} onClaimed={load} />
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
