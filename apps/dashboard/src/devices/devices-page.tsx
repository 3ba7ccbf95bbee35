import type { CallProblem } from '@foyer/client';
import type { Branch, Device } from '@foyer/contract';
import { Badge, Button, Card, EmptyState, formatClockTime, formatTag, Spinner, TextField } from '@foyer/ui';
import { Ban, CircleAlert, CircleCheck, MonitorSmartphone } from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { sessionStore, useSession } from '../session/session.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { createDesk } from '../shell/desk.ts';
import { NoticeLine, sayProblem } from '../shell/notice-line.tsx';
import { client } from '../shell/server.ts';
import { useWords } from '../shell/words.ts';
import './devices.css';

/** Kiosks and screens: letting them in by their code, and shutting them out. */
export function DevicesPage() {
  const { say, language } = useWords();
  const branch = useSession((state) => state.branch);
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [revoking, setRevoking] = useState<Device | null>(null);
  const load = useCallback(async () => {
    const answer = await client.call('devices');
    if (answer.ok) setDevices(answer.value.items);
    setProblem(answer.ok ? null : answer.error);
  }, []);
  useEffect(() => void load(), [load]);
  const desk = useMemo(
    () => createDesk({ settle: async () => undefined, onSignedOut: () => sessionStore.getState().expire() }),
    [],
  );
  const pending = useStore(desk, (state) => state.pending);
  const [code, setCode] = useState('');
  const [name, setName] = useState('');

  const claim = async (event: FormEvent) => {
    event.preventDefault();
    const given = { code: code.trim(), ...(name.trim() === '' ? {} : { name: name.trim() }) };
    const accepted = await desk.getState().press({
      name: 'claim',
      done: say('done.claim', { name: name.trim() || given.code }),
      send: async () => client.call('claimDevice', { body: given }),
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
      <NoticeLine desk={desk} />
      <div className="devices-body">
        <section className="panel devices-list" aria-label={say('devices.title')}>
          <DeviceTable devices={devices} problem={problem} branch={branch} language={language} onRevoke={setRevoking} />
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
          desk={desk}
          danger
          title={say('devices.revokeTitle', { name: revoking.name })}
          text={say('devices.revokeText')}
          confirm={say('devices.revoke')}
          onClose={() => {
            setRevoking(null);
            void load();
          }}
          press={() => ({
            name: 'revoke',
            done: say('done.revoke', { name: revoking.name }),
            send: () => client.call('revokeDevice', { params: { deviceId: revoking.id } }),
          })}
        />
      )}
    </main>
  );
}

interface DeviceTableProps {
  readonly devices: readonly Device[] | null;
  readonly problem: CallProblem | null;
  readonly branch: Branch | null;
  readonly language: string;
  readonly onRevoke: (device: Device) => void;
}

function DeviceTable({ devices, problem, branch, language, onRevoke }: DeviceTableProps) {
  const { say } = useWords();
  if (problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={say('devices.failed')}>
        {sayProblem(problem, say, language)}
      </EmptyState>
    );
  }
  if (devices === null) return <Spinner size="large" label={say('session.checking')} />;
  if (devices.length === 0) {
    return (
      <EmptyState icon={<MonitorSmartphone size={44} aria-hidden="true" />} title={say('devices.empty')}>
        {say('devices.emptyText')}
      </EmptyState>
    );
  }
  const when = (instant: string | null) => {
    if (instant === null) return say('devices.never');
    const zone = branch === null ? {} : { timeZone: branch.timeZone };
    const day = new Intl.DateTimeFormat(formatTag(language), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...zone,
    });
    return `${day.format(Date.parse(instant))}, ${formatClockTime(instant, language, branch?.timeZone)}`;
  };
  return (
    <div className="panel-body">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('devices.name')}</th>
            <th scope="col">{say('devices.kindColumn')}</th>
            <th scope="col">{say('devices.paired')}</th>
            <th scope="col">{say('devices.lastSeen')}</th>
            <th scope="col">{say('devices.status')}</th>
            <th scope="col">
              <span className="fy-visually-hidden">{say('devices.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.id} data-status={device.revokedAt === null ? 'active' : 'revoked'}>
              <th scope="row" className="strong">
                {device.name}
              </th>
              <td>{say(`devices.kind.${device.kind}`)}</td>
              <td>{when(device.createdAt)}</td>
              <td>{when(device.lastSeenAt)}</td>
              <td>
                {device.revokedAt === null ? (
                  <Badge tone="good" icon={<CircleCheck aria-hidden="true" />}>
                    {say('devices.active')}
                  </Badge>
                ) : (
                  <Badge icon={<Ban aria-hidden="true" />}>{say('devices.revoked')}</Badge>
                )}
              </td>
              <td className="figure">
                {device.revokedAt === null ? (
                  <Button
                    size="small"
                    variant="danger"
                    icon={<Ban size={15} aria-hidden="true" />}
                    aria-label={say('devices.revokeTitle', { name: device.name })}
                    onPress={() => onRevoke(device)}
                  >
                    {say('devices.revoke')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
