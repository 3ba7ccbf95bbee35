import type { User } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { FastForward, PanelRightClose } from 'lucide-react';
import { usePreferences } from '../shell/preferences.ts';

/** As wide as the docked page, and as high as most screens have room for. */
const DOCKED = 'popup,width=380,height=760';

/** How this agent likes to work here: with the next called by itself or not, and in a narrow window beside other programs. */
export function CounterOptions({ user }: { readonly user: User }) {
  const words = useWords();
  const { callsNext, setCallsNext } = usePreferences();
  const on = callsNext.includes(user.id);
  return (
    <div className="next-options">
      <Button
        className="next-dock"
        size="small"
        variant="quiet"
        icon={<PanelRightClose size={15} aria-hidden="true" className="mirrored" />}
        onPress={() => void window.open(window.location.href, 'foyer-docked', DOCKED)}
      >
        {words.t('counter.dock')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        icon={<FastForward size={15} aria-hidden="true" className="mirrored" />}
        aria-pressed={on}
        onPress={() => setCallsNext(user.id, !on)}
      >
        {words.t(on ? 'counter.auto.on' : 'counter.auto.off')}
      </Button>
    </div>
  );
}
