import { useView } from '@foyer/client';
import { useWords } from '@foyer/ui';
import { Check } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useBranchView, useKiosk, useKioskContext } from '../kiosk-context.ts';

/**
 * What customers may say that they need, before they choose a service: one of it, and nobody is asked why. Nothing where
 * the branch offers nothing.
 */
export function Needs() {
  const words = useWords();
  const { store } = useKioskContext();
  const offered = useView(useBranchView(), (state) => state.branch?.classes ?? []).filter(
    ({ need, retired }) => need !== null && !retired,
  );
  const chosen = useKiosk((model) => model.need);
  if (offered.length === 0) return null;
  return (
    <section className="needs" aria-label={words.t('kiosk.needs')}>
      {offered.map(({ id, need }) => (
        <ToggleButton
          key={id}
          className="need"
          isSelected={chosen === id}
          onChange={(selected) => store.getState().setNeed(selected ? id : null)}
        >
          <span className="need-mark" aria-hidden="true">
            {chosen === id ? <Check /> : null}
          </span>
          {words.text(need ?? {})}
        </ToggleButton>
      ))}
    </section>
  );
}
