import { useBranchNow } from '@foyer/client';
import { Button, Logo, useWords } from '@foyer/ui';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useStore } from 'zustand';
import { useBranchView } from '../kiosk-context.ts';

/** The branch's name and time, and the way back where there is one. */
export function Header({ onBack, backWords }: { readonly onBack?: () => void; readonly backWords?: string }) {
  const words = useWords();
  const branch = useStore(useBranchView(), (state) => state.branch);
  const Arrow = words.direction === 'rtl' ? ArrowRight : ArrowLeft;
  return (
    <header className="head">
      {onBack === undefined ? null : (
        <Button size="huge" className="bar-button" icon={<Arrow />} onPress={onBack}>
          {backWords ?? words.t('kiosk.back')}
        </Button>
      )}
      {branch?.looks.logo == null ? null : <Logo className="head-logo" hash={branch.looks.logo} />}
      <span className="head-name">{branch === null ? '' : words.text(branch.name)}</span>
      <Clock />
    </header>
  );
}

/** The branch's time of day. */
export function Clock() {
  const words = useWords();
  const view = useBranchView();
  const known = useStore(view, ({ branch }) => branch !== null);
  const now = useBranchNow(view, 5);
  if (now === null || !known) return null;
  return (
    <time className="head-time" dir="ltr">
      {words.clockTime(now)}
    </time>
  );
}
