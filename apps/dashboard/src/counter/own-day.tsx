import type { RouteReply } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { useEffect, useState } from 'react';
import { client } from '../shell/server.ts';

interface OwnDayProps {
  /** The customer at the counter: when that changes, the day has perhaps gone on. */
  readonly visitId: string | null;
}

/** What the agent has done today; nothing where that can't be read. */
export function OwnDay({ visitId }: OwnDayProps) {
  const words = useWords();
  const [day, setDay] = useState<RouteReply<'ownDay'> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another customer it is read again
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('ownDay', { signal: stop.signal });
      if (!stop.signal.aborted) setDay(answer.ok ? answer.value : null);
    };
    void load();
    return () => stop.abort();
  }, [visitId]);
  if (day === null) return null;
  const { served, meanServiceSeconds } = day;
  const said = words.t('counter.day.served', { number: words.count(served) });
  if (meanServiceSeconds === null) return <p className="own-day">{said}</p>;
  const mean = words.t('counter.day.mean', { time: words.duration(meanServiceSeconds) });
  return <p className="own-day">{words.t('shell.common.facts', { first: said, second: mean })}</p>;
}
