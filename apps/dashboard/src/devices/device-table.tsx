import type { CallProblem } from '@foyer/client';
import type { Device } from '@foyer/contract';
import { Badge, Button, EmptyState, formatTag, Spinner } from '@foyer/ui';
import { Ban, CircleAlert, Monitor, MonitorSmartphone, TabletSmartphone, Unplug, Wifi } from 'lucide-react';
import { formatDeviceName, formatReason } from '../shell/format-facts.ts';
import { formatProblem } from '../shell/notice-line.tsx';
import { useWords } from '../shell/words.ts';

interface DeviceTableProps {
  readonly devices: readonly Device[] | null;
  readonly problem: CallProblem | null;
  readonly timeZone: string | undefined;
  readonly onRevoke: (device: Device) => void;
}

const KIND_ICONS = { kiosk: TabletSmartphone, screen: Monitor } as const;

/** The branch's devices: those that may connect first, and of each whether it does. */
export function DeviceTable({ devices, problem, timeZone, onRevoke }: DeviceTableProps) {
  const { say, language } = useWords();
  if (problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={say('devices.failed')}>
        {formatProblem(problem, say, language)}
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
  const moments = new Intl.DateTimeFormat(formatTag(language), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const when = (instant: string) => moments.format(Date.parse(instant));
  const lastHeard = ({ connected, lastSeenAt }: Device) => {
    if (connected) return say('devices.now');
    return lastSeenAt === null ? say('devices.never') : when(lastSeenAt);
  };
  const isOut = ({ revokedAt }: Device) => revokedAt !== null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
    <div className="panel-body" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('devices.device')}</th>
            <th scope="col">{say('devices.status')}</th>
            <th scope="col">{say('devices.printer')}</th>
            <th scope="col">{say('devices.lastSeen')}</th>
            <th scope="col">{say('devices.paired')}</th>
            <th scope="col">
              <span className="fy-visually-hidden">{say('devices.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {devices
            .toSorted((a, b) => Number(isOut(a)) - Number(isOut(b)))
            .map((device) => {
              const Icon = KIND_ICONS[device.kind];
              const name = formatDeviceName(device.name);
              return (
                <tr key={device.id} data-status={isOut(device) ? 'revoked' : 'active'}>
                  <th scope="row">
                    <span className="device-name">
                      <Icon size={20} aria-hidden="true" />
                      <span>
                        <span className="strong" dir="auto">
                          {name}
                        </span>
                        <small className="muted">{say(`devices.kind.${device.kind}`)}</small>
                      </span>
                    </span>
                  </th>
                  <td>
                    <Connection device={device} />
                  </td>
                  <td className="muted">
                    {device.printer === null || device.printer === 'none' || !device.connected
                      ? say('common.none')
                      : formatReason(device.printer, say)}
                  </td>
                  <td className="nowrap">{lastHeard(device)}</td>
                  <td className="nowrap muted">{when(device.createdAt)}</td>
                  <td className="figure">
                    {isOut(device) ? null : (
                      <Button
                        size="small"
                        variant="danger"
                        icon={<Ban size={15} aria-hidden="true" />}
                        aria-label={say('devices.revokeTitle', { name })}
                        onPress={() => onRevoke(device)}
                      >
                        {say('devices.revoke')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}

function Connection({ device }: { readonly device: Device }) {
  const { say } = useWords();
  if (device.revokedAt !== null) return <Badge icon={<Ban aria-hidden="true" />}>{say('devices.revoked')}</Badge>;
  return device.connected ? (
    <Badge tone="good" icon={<Wifi aria-hidden="true" />}>
      {say('devices.connected')}
    </Badge>
  ) : (
    <Badge tone="warning" icon={<Unplug aria-hidden="true" />}>
      {say('devices.away')}
    </Badge>
  );
}
