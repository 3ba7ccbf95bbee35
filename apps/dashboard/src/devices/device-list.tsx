import { DEVICE_KINDS } from '@foyer/basics';
import type { Device } from '@foyer/contract';
import { EmptyState, Spinner, useWords } from '@foyer/ui';
import { ChevronLeft, ChevronRight, CircleAlert, MonitorSmartphone } from 'lucide-react';
import { Link } from 'wouter';
import { formatDeviceName } from '../shell/format-facts.ts';
import { formatProblem } from '../shell/format-problem.ts';
import { DeviceState, KIND_ICONS, lastHeard, printerWords } from './device-state.tsx';
import type { Devices } from './use-devices.ts';

/** The branch's devices by kind, those that may connect first; each opens. */
export function DeviceList({ devices }: { readonly devices: Devices }) {
  const words = useWords();
  const { items, problem } = devices;
  if (items === null && problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={words.t('devices.failed')}>
        {formatProblem(problem, words)}
      </EmptyState>
    );
  }
  if (items === null) return <Spinner size="large" label={words.t('shell.session.checking')} />;
  if (items.length === 0) {
    return (
      <EmptyState icon={<MonitorSmartphone size={44} aria-hidden="true" />} title={words.t('devices.empty')}>
        {words.t('devices.emptyText')}
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
    <div className="panel-body" tabIndex={0}>
      {DEVICE_KINDS.map((kind) => {
        const ofKind = items.filter((device) => device.kind === kind);
        return ofKind.length === 0 ? null : <KindTable key={kind} kind={kind} devices={ofKind} />;
      })}
    </div>
  );
}

function KindTable({ kind, devices }: { readonly kind: Device['kind']; readonly devices: readonly Device[] }) {
  const words = useWords();
  const Icon = KIND_ICONS[kind];
  const Chevron = words.direction === 'rtl' ? ChevronLeft : ChevronRight;
  return (
    <table className="plain-table device-table">
      <caption className="device-kind">
        <Icon size={20} aria-hidden="true" />
        {words.t(`devices.kinds.${kind}`)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.t('devices.device')}</th>
          <th scope="col">{words.t('devices.status')}</th>
          <th scope="col">{words.t(kind === 'kiosk' ? 'devices.printer' : 'devices.place')}</th>
          <th scope="col">{words.t('devices.lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.id} data-status={device.state}>
            <th scope="row">
              {device.state === 'expected' ? (
                <span className="strong" dir="auto">
                  {formatDeviceName(device.name)}
                </span>
              ) : (
                <Link className="device-link" href={`/settings/devices/${device.id}`}>
                  <span className="device-link-words">
                    <span className="strong" dir="auto">
                      {formatDeviceName(device.name)}
                    </span>
                    {kind === 'kiosk' && words.text(device.place) !== '' ? (
                      <small className="muted">{words.text(device.place)}</small>
                    ) : null}
                  </span>
                  <Chevron size={18} aria-hidden="true" />
                </Link>
              )}
            </th>
            <td>
              <DeviceState device={device} />
            </td>
            <td className="muted">
              {kind === 'kiosk'
                ? printerWords(device, words)
                : words.text(device.place) || words.t('shell.common.none')}
            </td>
            <td className="nowrap">{lastHeard(device, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
