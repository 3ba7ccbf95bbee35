import { Card, useWords } from '@foyer/ui';
import type { Commands } from '../shell/commands.ts';
import { ClaimForm } from './claim-form.tsx';

interface PairCardProps {
  readonly commands: Commands;
  readonly onAccepted: () => Promise<void>;
}

/** Lets a device in by the code that it shows. */
export function PairCard({ commands, onAccepted }: PairCardProps) {
  const words = useWords();
  return (
    <Card as="section" aria-labelledby="pair-title">
      <h2 id="pair-title" className="device-card-title">
        {words.t('devices.pair')}
      </h2>
      <ClaimForm commands={commands} onClaimed={onAccepted} />
    </Card>
  );
}
