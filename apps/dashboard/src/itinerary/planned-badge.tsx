import type { Visit } from '@foyer/contract';
import { Badge, useWords } from '@foyer/ui';
import { Route } from 'lucide-react';
import type { Names } from '../shell/use-names.ts';

/** Marks a visit that goes on to another service afterwards, with the first of them. */
export function PlannedBadge({ visit, names }: { readonly visit: Visit; readonly names: Names }) {
  const words = useWords();
  const [next] = visit.planned;
  if (next === undefined) return null;
  return (
    <Badge icon={<Route aria-hidden="true" />}>
      {words.t('counter.planned.then', { services: names.service(next) })}
    </Badge>
  );
}
