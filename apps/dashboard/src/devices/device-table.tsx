import type { CallProblem } from '@foyer/client';
import type { Device } from '@foyer/contract';
import { Badge, Button, EmptyState, Spinner, useWords } from '@foyer/ui';
import { Ban, CircleAlert, Monitor, MonitorSmartphone, TabletSmartphone, Unplug, Wifi } from 'lucide-react';
import { formatDeviceName, formatReason } from '../shell/format-facts.ts';
import { formatProblem } from '../shell/format-problem.ts';

interface DeviceTableProps {
  readonly devices: readonly Device[] | null;
  readonly problem: CallProblem | null;
  readonly onRevoke: (device: Device) => void;
}

const KIND_ICONS = { kiosk: TabletSmartphone, screen: Monitor } as const;

/** The branch's devices: those that may connect first, and of each whether it does. */
export function DeviceTable({ devices, problem, onRevoke }: DeviceTableProps) {
  const words = useWords();
  if (problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={words.t('devices.failed')}>
        {formatProblem(problem, words)}
      </EmptyState>
    );
  }
  if (devices === null) return <Spinner size="large" label={words.t('shell.session.checking')} />;
  if (devices.length === 0) {
    return (
      <EmptyState icon={<MonitorSmartphone size={44} aria-hidden="true" />} title={words.t('devices.empty')}>
        {words.t('devices.emptyText')}
      </EmptyState>
    );
  }
  const lastHeard = ({ connected, lastSeenAt }: Device) => {
    if (connected) return words.t('devices.now');
    return lastSeenAt === null ? words.t('devices.never') : words.moment(lastSeenAt);
  };
  const isOut = ({ revokedAt }: Device) => revokedAt !== null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
    <div className="panel-body" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.t('devices.device')}</th>
            <th scope="col">{words.t('devices.status')}</th>
            <th scope="col">{words.t('devices.printer')}</th>
            <th scope="col">{words.t('devices.lastSeen')}</th>
            <th scope="col">{words.t('devices.paired')}</th>
            <th scope="col">
              <span className="fy-visually-hidden">{words.t('devices.revoke')}</span>
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
                        <small className="muted">{words.t(`devices.kind.${device.kind}`)}</small>
                      </span>
                    </span>
                  </th>
                  <td>
                    <Connection device={device} />
                  </td>
                  <td className="muted">
                    {device.printer === null || device.printer === 'none' || !device.connected
                      ? words.t('shell.common.none')
                      : formatReason(device.printer, words)}
                  </td>
                  <td className="nowrap">{lastHeard(device)}</td>
                  <td className="nowrap muted">{device.pairedAt === null ? '' : words.moment(device.pairedAt)}</td>
                  <td className="figure">
                    {isOut(device) ? null : (
                      <Button
                        size="small"
                        variant="quiet"
                        aria-label={words.t('devices.revokeThis', { name })}
                        onPress={() => onRevoke(device)}
                      >
                        {words.t('devices.revoke')}
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
  const words = useWords();
  if (device.revokedAt !== null) return <Badge icon={<Ban aria-hidden="true" />}>{words.t('devices.revoked')}</Badge>;
  return device.connected ? (
    <Badge tone="good" icon={<Wifi aria-hidden="true" />}>
      {words.t('devices.connected')}
    </Badge>
  ) : (
    <Badge tone="warning" icon={<Unplug aria-hidden="true" />}>
      {words.t('devices.away')}
    </Badge>
  );
}
