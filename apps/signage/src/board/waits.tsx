import { assertNever } from '@foyer/basics';
import type { Service } from '@foyer/contract';
import { estimateMinutes, localText } from '@foyer/ui';
import { Users } from 'lucide-react';
import { useContext } from 'react';
import { say } from '../words.ts';
import { Between, Languages, Said } from './said.tsx';

interface WaitsProps {
  readonly services: readonly Service[];
  /** `false` while the data is too old to promise minutes. */
  readonly current: boolean;
}

/** The waits of the services as ranges of minutes, each between its name in the screen's languages. */
export function Waits({ services, current }: WaitsProps) {
  return (
    <section className="waits panel" aria-labelledby="waits-title">
      <h2 id="waits-title" className="panel-title">
        <Said path="waits.title" />
      </h2>
      <ul className="waits-list">
        {services.map((service) => (
          <li key={service.id} className="wait" data-service={service.id} data-status={service.status}>
            <Between name={(language) => localText(service.name, language)}>
              <Figure service={service} current={current} />
            </Between>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figure({ service, current }: { service: Service; current: boolean }) {
  const [first = 'en'] = useContext(Languages);
  switch (service.status) {
    case 'closed':
    case 'suspended':
    case 'full':
      return (
        <span className="wait-figure wait-words">
          <Said path={`waits.${service.status}`} />
        </span>
      );
    case 'open':
    case 'unstaffed': {
      const minutes = estimateMinutes(service.estimate);
      if (!current) return <span className="wait-figure">–</span>;
      if (minutes !== null) return <bdi className="wait-figure">{range(minutes)}</bdi>;
      if (service.ahead === 0) return <span className="wait-figure">–</span>;
      return (
        <span className="wait-figure wait-people">
          <Users aria-label={say(first, 'waits.waiting', { count: service.ahead })} />
          <bdi>{service.ahead}</bdi>
        </span>
      );
    }
    default:
      return assertNever(service.status);
  }
}

function range({ about, most }: { about: number; most: number }): string {
  return most > about ? `${about}–${most}` : String(about);
}
