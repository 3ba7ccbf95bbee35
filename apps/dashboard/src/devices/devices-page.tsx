import { Button, EmptyState, Spinner, useWords } from '@foyer/ui';
import { SearchX } from 'lucide-react';
import { useLocation } from 'wouter';
import { useCommands } from '../session/use-commands.ts';
import { AnswerLine } from '../shell/answer-line.tsx';
import { DeviceList } from './device-list.tsx';
import { DevicePage } from './device-page.tsx';
import { PairCard } from './pair-card.tsx';
import { useDevices } from './use-devices.ts';
import './devices.css';

/** Kiosks and screens: letting them in by their code, and one of them opened. */
export function DevicesPage() {
  const words = useWords();
  const [path, setPath] = useLocation();
  const devices = useDevices();
  const commands = useCommands();
  const [, , , opened] = path.split('/');
  if (opened !== undefined && opened !== '') {
    const device = devices.items?.find(({ id }) => id === opened);
    if (device !== undefined) return <DevicePage key={opened} device={device} devices={devices} commands={commands} />;
    return (
      <div className="devices">
        {devices.items === null ? (
          <Spinner size="large" label={words.t('shell.session.checking')} />
        ) : (
          <EmptyState icon={<SearchX size={44} aria-hidden="true" />} title={words.t('devices.gone')}>
            <Button onPress={() => setPath('/settings/devices')}>{words.t('devices.all')}</Button>
          </EmptyState>
        )}
      </div>
    );
  }
  return (
    <div className="devices">
      <div className="devices-top">
        <div>
          <h1>{words.t('devices.title')}</h1>
          <p className="muted">{words.t('devices.intro')}</p>
        </div>
        <AnswerLine commands={commands} />
      </div>
      <div className="devices-body">
        <section className="panel devices-list" aria-label={words.t('devices.title')}>
          <DeviceList devices={devices} />
        </section>
        <PairCard commands={commands} onAccepted={devices.reload} />
      </div>
    </div>
  );
}
