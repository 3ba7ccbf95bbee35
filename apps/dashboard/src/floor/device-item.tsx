import type { DeviceStatus } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { PrinterX, ScrollText, Unplug } from 'lucide-react';
import { Elapsed } from '../shell/elapsed.tsx';
import { formatDeviceName, formatReason } from '../shell/format-facts.ts';
import type { ReadableView } from '../shell/use-names.ts';
import type { DeviceTrouble } from './attention.ts';

interface DeviceItemProps {
  readonly view: ReadableView;
  readonly device: DeviceStatus;
  readonly trouble: DeviceTrouble;
}

const TITLES = { silent: 'floor.deviceSilent', 'no-print': 'floor.deviceNoPrint', low: 'floor.deviceLow' } as const;
const ICONS = { silent: Unplug, 'no-print': PrinterX, low: ScrollText } as const;

/** A kiosk that can't print or does not answer; it goes by itself when it is well again. */
export function DeviceItem({ view, device, trouble }: DeviceItemProps) {
  const words = useWords();
  const Icon = ICONS[trouble];
  return (
    <li className="attention-item" data-trouble={trouble}>
      <div className="attention-head">
        <Icon size={18} aria-hidden="true" />
        <span className="strong">{words.t(TITLES[trouble], { device: formatDeviceName(device.name) })}</span>
        <span className="attention-age">
          <Elapsed source={view} since={device.since} />
        </span>
      </div>
      <p className="muted">{words.t(`floor.deviceDo.${trouble}`, { reason: formatReason(device.printer, words) })}</p>
    </li>
  );
}
