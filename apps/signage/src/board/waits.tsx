import { assertNever } from '@foyer/basics';
import type { Service } from '@foyer/contract';
import { PictogramIcon } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { InEach, Sentence } from './in-languages.tsx';

/** A name of more letters is set smaller. */
const LONG_NAME = 26;

interface WaitsProps {
  readonly services: readonly Service[];
  /** `false` while the data is too old to promise minutes. */
  readonly current: boolean;
}

/** The waits of the services, in minutes or in people, below their name in each of the screen's languages. */
export function Waits({ services, current }: WaitsProps) {
  if (services.length === 0) return null;
  return (
    <section className="waits panel" aria-labelledby="waits-title">
      <h2 id="waits-title" className="panel-title">
        <Sentence of="signage.waits.title" />
      </h2>
      <ul className="waits-list">
        {services.map((service) => (
          <li key={service.id} className="wait" data-service={service.id} data-status={service.status}>
            <InEach>{(words) => <Wait service={service} current={current} words={words} />}</InEach>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Wait({ service, current, words }: { service: Service; current: boolean; words: Words }) {
  const { kind, large, small } = saidOf(service, current, words);
  const name = words.text(service.name);
  return (
    <>
      <span className="wait-name" data-long={name.length > LONG_NAME || undefined}>
        {service.pictogram !== null && <PictogramIcon className="wait-picture" name={service.pictogram} />}
        {name}
      </span>
      <span className="wait-said" data-kind={kind}>
        <span className="wait-large">{large}</span>
        {small === null ? null : <span className="wait-small">{small}</span>}
      </span>
    </>
  );
}

interface SaidWait {
  readonly kind: 'minutes' | 'people' | 'words' | 'old';
  readonly large: string;
  readonly small: string | null;
}

const OLD: SaidWait = { kind: 'old', large: '–', small: null };

/** What is known of a wait, in the words that the ticket and the phone have for it; people where no minutes are. */
function saidOf(service: Service, current: boolean, words: Words): SaidWait {
  const people = {
    kind: 'people',
    large: words.people(service.waiting),
    small: words.t('signage.waits.waiting'),
  } as const;
  switch (service.status) {
    case 'closed':
      // Those who wait are still served. Minutes are for somebody who comes now, and nobody can.
      if (service.waiting > 0) return current ? people : OLD;
      return { kind: 'words', large: words.t('signage.waits.closed'), small: null };
    case 'retired':
    case 'suspended':
    case 'last-ticket':
    case 'full':
      return { kind: 'words', large: words.t(`signage.waits.${service.status}`), small: null };
    case 'open':
    case 'unstaffed': {
      if (!current) return OLD;
      const said = words.waitParts(service.estimate);
      if (said !== null) return { kind: 'minutes', large: said.about, small: said.most };
      return people;
    }
    default:
      return assertNever(service.status);
  }
}
