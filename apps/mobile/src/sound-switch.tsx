import { Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SoundState } from './call-alert.ts';

const WORDS = { locked: 'soundTap', on: 'soundOn', off: 'soundOff' } as const;

export interface SoundSwitchProps {
  readonly sound: SoundState;
  readonly onChange: () => void;
}

/** Says whether the call will be heard, and changes it. */
export function SoundSwitch({ sound, onChange }: SoundSwitchProps) {
  const { t } = useTranslation();
  const Icon = sound === 'on' ? Volume2 : VolumeX;
  return (
    <button type="button" className="chip" data-sound={sound} onClick={onChange}>
      <Icon size={18} aria-hidden="true" />
      <span>{t(WORDS[sound])}</span>
    </button>
  );
}
