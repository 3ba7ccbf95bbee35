import type { User } from '@foyer/contract';
import { useLocation } from 'wouter';
import { ChooseCounter } from './choose-counter.tsx';
import { WorkPlace } from './work-place.tsx';
import './counter.css';

interface CounterPageProps {
  readonly user: User;
  /** The counter in the path; without one it has to be chosen. */
  readonly counterId: string | null;
}

/** Where an agent works: at one counter, after choosing which. */
export function CounterPage({ user, counterId }: CounterPageProps) {
  const [, go] = useLocation();
  if (counterId === null)
    return <ChooseCounter user={user} onChoose={(id) => go(`/counter/${encodeURIComponent(id)}`)} />;
  return <WorkPlace key={counterId} user={user} counterId={counterId} onLeave={() => go('/counter')} />;
}
