import type { User } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { FastForward } from 'lucide-react';
import { usePreferences } from '../shell/preferences.ts';

/** How this agent likes to work here: with the next called by itself, or not. */
export function CounterOptions({ user }: { readonly user: User }) {
  const words = useWords();
  const { callsNext, setCallsNext } = usePreferences();
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
    </div>
  );
}
