import { assertNever } from '@foyer/basics';
import type { Service } from '@foyer/contract';
import { estimateMinutes, localText } from '@foyer/ui';
import type { ReactNode } from 'react';
import type { WordPath } from '../words.ts';
import { Between, Said } from './said.tsx';

interface WaitsProps {
  readonly services: readonly Service[];
  /** `false` while the data is too old to promise minutes. */
  readonly current: boolean;
}

/** The waits of the services, in minutes or in people, each between its name in the screen's languages. */
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

/** What is known of a wait, with its unit said: a bare number could be minutes or people. */
function Figure({ service, current }: { service: Service; current: boolean }) {
  switch (service.status) {
    case 'closed':
    case 'suspended':
    case 'full':
      return <InWords path={`waits.${service.status}`} />;
    case 'open':
    case 'unstaffed': {
      const minutes = estimateMinutes(service.estimate);
      if (!current) return <span className="wait-figure">–</span>;
      if (minutes !== null) return <Measure unit="minutes">{range(minutes)}</Measure>;
      return <Measure unit="waiting">{service.waiting}</Measure>;
    }
    default:
      return assertNever(service.status);
  }
}

function InWords({ path }: { path: WordPath }) {
  return (
    <span className="wait-figure wait-words">
      <Said path={path} />
    </span>
  );
}

function Measure({ unit, children }: { unit: 'minutes' | 'waiting'; children: ReactNode }) {
  return (
    <span className="wait-figure" data-unit={unit}>
      <bdi className="wait-number">{children}</bdi>
      <span className="wait-unit">
        <Said path={`waits.${unit}`} />
      </span>
    </span>
  );
}

function range({ about, most }: { about: number; most: number }): string {
  return most > about ? `${about}–${most}` : String(about);
}
