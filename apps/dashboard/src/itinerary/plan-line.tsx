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
  const done = words.list(steps.map(({ serviceId }) => names.service(serviceId)));
  const then = words.list(planned.map((id) => names.service(id)));
  return (
    <p className="plan-line muted">
      {steps.length === 0 ? null : (
        <span>
          <Check size={14} aria-hidden="true" />
          {words.t('counter.planned.done', { services: done })}
        </span>
      )}
      {planned.length === 0 ? null : <span>{words.t('counter.planned.then', { services: then })}</span>}
    </p>
  );
}
