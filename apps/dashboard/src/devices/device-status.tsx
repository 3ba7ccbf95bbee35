import type { Device } from '@foyer/contract';
import { Button, Card, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { CircleAlert, CircleCheck, CircleHelp, Hourglass, Printer } from 'lucide-react';
import { useStore } from 'zustand';
import type { Commands } from '../shell/commands.ts';
import { formatReason } from '../shell/format-facts.ts';
import { client } from '../shell/server.ts';
import { lastHeard, printerWords } from './device-state.tsx';

export interface OfDevice {
  readonly device: Device;
  readonly commands: Commands;
  readonly reload: () => Promise<void>;
}

const SIGNS = { printed: CircleCheck, failed: CircleAlert, uncertain: CircleHelp, unanswered: CircleAlert } as const;

/** How a device is, by its own word, and a test of its printer. */
export function DeviceStatus({ device, commands, reload }: OfDevice) {
  const words = useWords();
  const pending = useStore(commands, (state) => state.pending);
  const { settings, testPrint } = device;
  const hasPrinter = settings.kind === 'kiosk' && settings.printer !== null;
  // The kiosk program says its version; a page in a browser has nobody to print for it.
  const isPage = hasPrinter && device.connected && device.software === null;
  const asked = testPrint !== null && testPrint.outcome === null;
  const test = async () => {
    await commands.getState().send({
      name: 'test',
      done: (reader) => reader.t('devices.test.asked'),
      send: async () => client.call('testPrint', { params: { deviceId: device.id } }),
    });
    await reload();
  };
  const facts: readonly (readonly [string, string])[] = [
    [words.t('devices.lastSeen'), lastHeard(device, words)],
    ...(device.kind === 'kiosk' ? [[words.t('devices.printer'), printerWords(device, words)] as const] : []),
    ...(device.openJobs === null ? [] : [[words.t('devices.openJobs'), words.count(device.openJobs)] as const]),
    ...(device.software === null ? [] : [[words.t('devices.software'), device.software] as const]),
    ...(device.pairedAt === null ? [] : [[words.t('devices.paired'), words.moment(device.pairedAt)] as const]),
  ];
  return (
    <Card as="section" aria-labelledby="device-status">
      <h2 id="device-status" className="device-card-title">
        {words.t('devices.statusTitle')}
      </h2>
      <dl className="device-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isPage ? <p className="form-hint">{words.t('devices.inBrowser')}</p> : null}
      {hasPrinter && !isPage && device.state === 'active' ? (
        <div className="device-test">
          <Button
            icon={<Printer size={18} aria-hidden="true" />}
            isDisabled={!device.connected || asked}
            pending={pending === 'test'}
            onPress={() => void test()}
          >
            {words.t('devices.test.print')}
          </Button>
          <p role="status">{testPrint === null ? null : <TestOutcome test={testPrint} words={words} />}</p>
        </div>
      ) : null}
    </Card>
  );
}

function TestOutcome({ test, words }: { readonly test: NonNullable<Device['testPrint']>; readonly words: Words }) {
  const { outcome, reason } = test;
  const Sign = outcome === null ? Hourglass : SIGNS[outcome];
  const said = words.t(`devices.test.${outcome ?? 'underWay'}`);
  return (
    <span className="device-test-outcome" data-outcome={outcome}>
      <Sign size={18} aria-hidden="true" />
      {reason === null ? said : words.t('devices.test.because', { outcome: said, reason: formatReason(reason, words) })}
    </span>
  );
}
