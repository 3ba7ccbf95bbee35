import { useBranchNow } from '@foyer/client';
import { Button, formatClockTime, localText } from '@foyer/ui';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useBranchView, useKiosk } from '../kiosk-context.ts';

/** The branch's name and time, and the way back where there is one. */
export function Header({ onBack, backWords }: { readonly onBack?: () => void; readonly backWords?: string }) {
  const { t, i18n } = useTranslation();
  const branch = useStore(useBranchView(), (state) => state.branch);
  const language = useKiosk((model) => model.language);
  const Arrow = i18n.dir(language) === 'rtl' ? ArrowRight : ArrowLeft;
  return (
    <header className="head">
      {onBack === undefined ? null : (
        <Button size="huge" className="bar-button" icon={<Arrow />} onPress={onBack}>
          {backWords ?? t('back')}
        </Button>
      )}
      <span className="head-name">{branch === null ? '' : localText(branch.name, language)}</span>
      <Clock />
    </header>
  );
}

/** The branch's time of day. */
export function Clock() {
  const view = useBranchView();
  const language = useKiosk((model) => model.language);
  const timeZone = useStore(view, ({ branch }) => branch?.timeZone);
  const now = useBranchNow(view, 5);
  if (now === null || timeZone === undefined) return null;
  return (
    <time className="head-time" dir="ltr">
      {formatClockTime(now, language, timeZone)}
    </time>
  );
}
