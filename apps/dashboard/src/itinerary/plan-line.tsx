import type { Visit } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { Check } from 'lucide-react';
import type { Names } from '../shell/use-names.ts';
import './plan-line.css';

/** Is there more to a visit than its present service? */
export function hasOtherServices({ steps, planned }: Pick<Visit, 'steps' | 'planned'>): boolean {
  return steps.length > 0 || planned.length > 0;
}

/** What of a visit's services is done, and what comes after the present one; nothing where that one is all. */
export function PlanLine({ visit, names }: { readonly visit: Visit; readonly names: Names }) {
  const words = useWords();
  const { steps, planned } = visit;
  if (!hasOtherServices(visit)) return null;
  const list = (ids: readonly string[]) => words.list(ids.map((id) => names.service(id)));
  const done = steps.filter(({ how }) => how === 'finished').map(({ serviceId }) => serviceId);
  const from = steps.filter(({ how }) => how !== 'finished').map(({ serviceId }) => serviceId);
  return (
    <p className="plan-line muted">
      {done.length === 0 ? null : (
        <span>
          <Check size={14} aria-hidden="true" />
          {words.t('counter.planned.done', { services: list(done) })}
        </span>
      )}
      {from.length === 0 ? null : <span>{words.t('counter.planned.from', { services: list(from) })}</span>}
      {planned.length === 0 ? null : <span>{words.t('counter.planned.then', { services: list(planned) })}</span>}
    </p>
  );
}
