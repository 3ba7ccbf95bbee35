import type { Service } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { Clock3, DoorClosed, PauseCircle, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { isNotOffered, soonestOf } from '../offering.ts';

interface CategoryWaitProps {
  readonly services: readonly Service[];
  /** It is said above all cards that no counter is open. */
  readonly noCounterSaid: boolean;
}

/** What waits for somebody in a category: the shortest wait among its services, or why there is none. */
export function CategoryWait({ services, noCounterSaid }: CategoryWaitProps) {
  const words = useWords();
  const soonest = soonestOf(services);
  if (soonest === null) {
    const [first, ...others] = services.filter(isNotOffered);
    if (first === undefined || others.some(({ status }) => status !== first.status)) return null;
    return <Fact icon={<PauseCircle />}>{words.t(`kiosk.closed.${first.status}`)}</Fact>;
  }
  const { estimate, ahead, status } = soonest;
  if (status === 'unstaffed') {
    return noCounterSaid ? null : <Fact icon={<DoorClosed />}>{words.t('kiosk.wait.noCounter')}</Fact>;
  }
  const wait = waitOf(soonest, words);
  const alike = services.every((service) => isNotOffered(service) || waitOf(service, words) === wait);
  return (
    <Fact icon={estimate.kind === 'minutes' ? <Clock3 /> : <Users />}>
      {alike || ahead === 0 ? wait : words.t('kiosk.wait.from', { wait })}
    </Fact>
  );
}

/** About how long, or where nobody knows, how many are ahead. */
function waitOf({ estimate, ahead }: Service, words: Words): string {
  return words.waitParts(estimate)?.about ?? words.t('common.ahead', { count: ahead });
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="card-fact">
      {icon}
      {children}
    </span>
  );
}
