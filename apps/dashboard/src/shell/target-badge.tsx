import { Badge, type Tone, useWords } from '@foyer/ui';
import { CircleAlert, CircleCheck, Hourglass } from 'lucide-react';
import type { TargetState } from './target-state.ts';
import { targetState } from './target-state.ts';
import { type TimeSource, useTick } from './ticker.ts';

const LOOK: Readonly<Record<TargetState['kind'], { tone: Tone; Icon: typeof CircleCheck }>> = {
  within: { tone: 'good', Icon: CircleCheck },
  soon: { tone: 'warning', Icon: Hourglass },
  over: { tone: 'danger', Icon: CircleAlert },
};

interface TargetBadgeProps {
  readonly source: TimeSource;
  readonly targetAt: string | null;
  readonly targetSeconds: number;
}

/** A wait against its target, in words, with an icon and a colour. */
export function TargetBadge({ source, targetAt, targetSeconds }: TargetBadgeProps) {
  const now = useTick(source);
  const words = useWords();
  const state = now === null ? null : targetState(targetAt, targetSeconds, now);
  if (state === null) return null;
  const { tone, Icon } = LOOK[state.kind];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {words.t(`shell.wait.${state.kind}`, { time: words.duration(state.seconds) })}
    </Badge>
  );
}
