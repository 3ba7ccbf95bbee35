import type { Visit } from '@foyer/contract';
import { formatDuration } from '@foyer/ui';
import { Elapsed } from './elapsed.tsx';
import { type TimeSource, useTick } from './ticker.ts';
import { waitedHere } from './waited-here.ts';
import { useWords } from './words.ts';

interface WaitedProps {
  readonly source: TimeSource;
  readonly stage: Extract<Visit['stage'], { kind: 'waiting' }>;
}

/** How long somebody has waited by what the order goes by, and, where they kept their place, how long in this line. */
export function Waited({ source, stage }: WaitedProps) {
  const { say, language } = useWords();
  const now = useTick(source);
  const here = now === null ? null : waitedHere(stage, now);
  return (
    <>
      <Elapsed source={source} since={stage.seniority} />
      {here === null ? null : (
        <small className="waited-here">{say('wait.here', { time: formatDuration(here, language, 'clock') })}</small>
      )}
    </>
  );
}
