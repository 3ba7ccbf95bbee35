import { Button } from '@foyer/ui';
import { Accessibility, ALargeSmall, Check, Contrast } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import { useKiosk, useKioskContext } from '../kiosk-context.ts';
import { KioskWindow } from './kiosk-window.tsx';

/** Opens the aids to reading. */
export function AccessButton() {
  const { t } = useTranslation();
  const { store } = useKioskContext();
  return (
    <Button
      size="huge"
      className="bar-button"
      icon={<Accessibility />}
      onPress={() => store.getState().openAccess(true)}
    >
      {t('access.open')}
    </Button>
  );
}

/** Larger text and high contrast, for this visit only. */
export function AccessPanel() {
  const { t } = useTranslation();
  const { store } = useKioskContext();
  const open = useKiosk((model) => model.accessOpen);
  const preferences = useKiosk((model) => model.preferences);
  const { openAccess, setPreferences } = store.getState();
  if (!open) return null;
  return (
    <KioskWindow title={t('access.title')} icon={<Accessibility />} onClose={() => openAccess(false)}>
      <p className="window-words">{t('access.detail')}</p>
      <div className="access-switches">
        <Switch
          icon={<ALargeSmall />}
          label={t('access.largeText')}
          on={preferences.largeText}
          onChange={(largeText) => setPreferences({ ...preferences, largeText })}
        />
        <Switch
          icon={<Contrast />}
          label={t('access.highContrast')}
          on={preferences.highContrast}
          onChange={(highContrast) => setPreferences({ ...preferences, highContrast })}
        />
      </div>
      <div className="window-actions">
        <Button size="huge" variant="primary" className="big" onPress={() => openAccess(false)}>
          {t('access.close')}
        </Button>
      </div>
    </KioskWindow>
  );
}

interface SwitchProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Switch({ icon, label, on, onChange }: SwitchProps) {
  const { t } = useTranslation();
  return (
    <ToggleButton className="access-switch" isSelected={on} onChange={onChange}>
      {icon}
      <span className="access-label">{label}</span>
      <span className="access-state">
        {on ? <Check aria-hidden="true" /> : null}
        {t(on ? 'access.on' : 'access.off')}
      </span>
    </ToggleButton>
  );
}
