import type { Device } from '@foyer/contract';
import { Spinner, useWords } from '@foyer/ui';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { Link } from 'wouter';
import { AnswerLine } from '../shell/answer-line.tsx';
import type { Commands } from '../shell/commands.ts';
import { formatDeviceName } from '../shell/format-facts.ts';
import { DeviceActions } from './device-actions.tsx';
import { DeviceForm } from './device-form.tsx';
import { DeviceState, KIND_ICONS } from './device-state.tsx';
import { DeviceStatus } from './device-status.tsx';
import type { Devices } from './use-devices.ts';
import { useOffered } from './use-offered.ts';
import './device.css';

interface DevicePageProps {
  readonly device: Device;
  readonly devices: Devices;
  readonly commands: Commands;
}

/** One device: what is settled for it, how it is, and what can be done with it. */
export function DevicePage({ device, devices, commands }: DevicePageProps) {
  const words = useWords();
  const offered = useOffered();
  const Icon = KIND_ICONS[device.kind];
  const Arrow = words.direction === 'rtl' ? ArrowRight : ArrowLeft;
  const act = { device, commands, reload: devices.reload };
  return (
    <div className="devices">
      <div className="devices-top">
        <div>
          <Link className="device-back" href="/devices">
            <Arrow size={18} aria-hidden="true" />
            {words.t('devices.all')}
          </Link>
          <div className="device-head">
            <Icon size={32} aria-hidden="true" />
            <h1 dir="auto">{formatDeviceName(device.name)}</h1>
            <DeviceState device={device} />
          </div>
        </div>
        <AnswerLine commands={commands} />
      </div>
      <div className="devices-body device-opened">
        {offered === null ? (
          <Spinner size="large" label={words.t('shell.session.checking')} />
        ) : (
          <DeviceForm {...act} offered={offered} themes={devices.themes} />
        )}
        <div className="device-aside">
          <DeviceStatus {...act} />
          <DeviceActions {...act} />
        </div>
      </div>
    </div>
  );
}
