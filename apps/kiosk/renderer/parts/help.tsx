import { Button, Spinner } from '@foyer/ui';
import { CircleHelp, HandHelping, PhoneOff } from 'lucide-react';
import { useEffect } from 'react';
import { useKiosk, useKioskContext } from '../kiosk-context.ts';
import { KioskWindow } from './kiosk-window.tsx';
import { Sentence } from './sentence.tsx';

/** Long enough to be read twice. */
const FEEDBACK_SECONDS = 20;

/** "I need help": one touch calls staff to this kiosk. */
export function HelpButton() {
  const { store } = useKioskContext();
  return (
    <Button size="huge" className="bar-button help-button" icon={<CircleHelp />} onPress={store.getState().askForHelp}>
      <Sentence of="kiosk.help.ask" />
    </Button>
  );
}

/** What became of the call for help. */
export function HelpWindow() {
  const { store } = useKioskContext();
  const help = useKiosk((model) => model.help);
  const { closeHelp } = store.getState();
  useEffect(() => {
    if (help !== 'told' && help !== 'unreachable') return;
    const timer = setTimeout(closeHelp, FEEDBACK_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [help, closeHelp]);

  if (help === 'none') return null;
  if (help === 'asking') {
    return (
      <KioskWindow title={<Sentence of="kiosk.help.asking" />} icon={<HandHelping />} onClose={closeHelp}>
        <Spinner size="large" />
      </KioskWindow>
    );
  }
  const told = help === 'told';
  return (
    <KioskWindow
      title={<Sentence of={told ? 'kiosk.help.told' : 'kiosk.help.failed'} />}
      icon={told ? <HandHelping /> : <PhoneOff />}
      onClose={closeHelp}
    >
      <p className="window-words">
        <Sentence of={told ? 'kiosk.help.toldDetail' : 'kiosk.help.failedDetail'} />
      </p>
      <div className="window-actions">
        <Button size="huge" variant="primary" className="big" autoFocus onPress={closeHelp}>
          <Sentence of="kiosk.help.good" />
        </Button>
      </div>
    </KioskWindow>
  );
}
