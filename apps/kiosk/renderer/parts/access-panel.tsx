import { Button } from '@foyer/ui';
import { Accessibility, ALargeSmall, Check, Contrast } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useKiosk, useKioskContext } from '../kiosk-context.ts';
import { KioskWindow } from './kiosk-window.tsx';
import { Sentence } from './sentence.tsx';

/** Opens the aids to reading. */
export function AccessButton() {
  const { store } = useKioskContext();
  return (
    <Button
      size="huge"
      className="bar-button"
      icon={<Accessibility />}
      onPress={() => store.getState().openPanel('access')}
    >
      <Sentence of="kiosk.access.open" />
    </Button>
  );
}

/** Larger text and high contrast, for this visit only. */
export function AccessPanel() {
  const { store } = useKioskContext();
  const open = useKiosk((model) => model.panel === 'access');
  const preferences = useKiosk((model) => model.preferences);
  const { openPanel, setPreferences } = store.getState();
  if (!open) return null;
  return (
    <KioskWindow title={<Sentence of="kiosk.access.title" />} icon={<Accessibility />} onClose={() => openPanel(null)}>
      <p className="window-words">
        <Sentence of="kiosk.access.detail" />
      </p>
      <div className="access-switches">
        <Switch
          icon={<ALargeSmall />}
          label={<Sentence of="kiosk.access.largeText" />}
          on={preferences.largeText}
          onChange={(largeText) => setPreferences({ ...preferences, largeText })}
        />
        <Switch
          icon={<Contrast />}
          label={<Sentence of="kiosk.access.highContrast" />}
          on={preferences.highContrast}
          onChange={(highContrast) => setPreferences({ ...preferences, highContrast })}
        />
      </div>
      <div className="window-actions">
        <Button size="huge" variant="primary" className="big" onPress={() => openPanel(null)}>
          <Sentence of="kiosk.access.close" />
        </Button>
      </div>
    </KioskWindow>
  );
}

interface SwitchProps {
  readonly icon: ReactNode;
  readonly label: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Switch({ icon, label, on, onChange }: SwitchProps) {
  return (
    <ToggleButton className="access-switch" isSelected={on} onChange={onChange}>
      {icon}
      <span className="access-label">{label}</span>
      <span className="access-state">
        {on ? <Check aria-hidden="true" /> : null}
        <Sentence of={on ? 'kiosk.access.on' : 'kiosk.access.off'} />
      </span>
    </ToggleButton>
  );
}
