import { Button, Spinner } from '@foyer/ui';
import { CircleHelp, Hand, HandHelping, PhoneOff } from 'lucide-react';
import { useEffect } from 'react';
import { useKiosk, useKioskContext, useOwnHelp } from '../kiosk-context.ts';
import { KioskWindow } from './kiosk-window.tsx';
import { Sentence } from './sentence.tsx';

/** Long enough to be read twice. */
const FEEDBACK_SECONDS = 20;
/** For so long it is worth waiting in front of the window for somebody to say that they come. */
const WAITING_SECONDS = 60;

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
  const isComing = useOwnHelp() === 'acknowledged';
  const { closeHelp } = store.getState();
  useEffect(() => {
    if (help !== 'told' && help !== 'unreachable') return;
    const seconds = help === 'told' && !isComing ? WAITING_SECONDS : FEEDBACK_SECONDS;
    const timer = setTimeout(closeHelp, seconds * 1000);
    return () => clearTimeout(timer);
  }, [help, isComing, closeHelp]);

  if (help === 'none') return null;
  if (help === 'asking') {
    return (
      <KioskWindow title={<Sentence of="kiosk.help.asking" />} icon={<Hand />} onClose={closeHelp}>
        <Spinner size="large" />
      </KioskWindow>
    );
  }
  // Nobody is said to come before somebody has said so.
  const what = help === 'unreachable' ? 'failed' : isComing ? 'coming' : 'told';
  return (
    <KioskWindow
      key={what}
      title={<Sentence of={`kiosk.help.${what}`} />}
      icon={what === 'failed' ? <PhoneOff /> : what === 'coming' ? <HandHelping /> : <Hand />}
      onClose={closeHelp}
    >
      <p className="window-words" role="status">
        <Sentence of={`kiosk.help.${what}Detail`} />
      </p>
      <div className="window-actions">
        <Button size="huge" variant="primary" className="big" autoFocus onPress={closeHelp}>
          <Sentence of="kiosk.help.good" />
        </Button>
      </div>
    </KioskWindow>
  );
}
