import type { User } from '@foyer/contract';
import { Button, IconButton, useWords } from '@foyer/ui';
import { Bell, BellOff, FastForward } from 'lucide-react';
import { usePreferences } from '../shell/preferences.ts';

/** How this agent likes to work here: the next called by itself, and a sound when somebody comes. */
export function CounterOptions({ user }: { readonly user: User }) {
  const words = useWords();
  const { sounds, callsNext, setSounds, setCallsNext } = usePreferences();
  const on = callsNext.includes(user.id);
  return (
    <div className="next-options">
      <Button
        size="small"
        variant="quiet"
        icon={<FastForward size={15} aria-hidden="true" className="mirrored" />}
        aria-pressed={on}
        onPress={() => setCallsNext(user.id, !on)}
      >
        {words.t(on ? 'counter.auto.on' : 'counter.auto.off')}
      </Button>
      <IconButton
        size="small"
        label={words.t(sounds ? 'counter.mute' : 'counter.unmute')}
        onPress={() => setSounds(!sounds)}
      >
        {sounds ? <Bell size={16} aria-hidden="true" /> : <BellOff size={16} aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
