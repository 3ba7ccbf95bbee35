import type { Device } from '@foyer/contract';
import { Badge, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { Ban, Hourglass, Monitor, TabletSmartphone, Unplug, Wifi } from 'lucide-react';
import { formatReason } from '../shell/format-facts.ts';

export const KIND_ICONS = { kiosk: TabletSmartphone, screen: Monitor } as const;

/** Where a device stands, in a word and a sign. */
export function DeviceState({ device }: { readonly device: Device }) {
  const words = useWords();
  if (device.state === 'revoked') return <Badge icon={<Ban aria-hidden="true" />}>{words.t('devices.revoked')}</Badge>;
  if (device.state === 'expected') {
    return (
      <Badge tone="accent" icon={<Hourglass aria-hidden="true" />}>
        {words.t('devices.expected')}
      </Badge>
    );
  }
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

/** When it was there last. */
export function lastHeard({ connected, lastSeenAt }: Device, words: Words): string {
  if (connected) return words.t('devices.now');
  return lastSeenAt === null ? words.t('devices.never') : words.moment(lastSeenAt);
}

/** What it says of its printer, where that is true now. */
export function printerWords({ connected, printer }: Device, words: Words): string {
  if (printer === null || !connected) return words.t('shell.common.none');
  return printer === 'none' ? words.t('devices.noPrinter') : formatReason(printer, words);
}
