import type { Call } from '@foyer/contract';
import type { CSSProperties } from 'react';
import { InEach, Sentence } from './in-languages.tsx';
import { widthInEms } from './text-width.ts';

/** The calls before the ones on the stage, newest first. */
export function RecentCalls({ calls }: { calls: readonly Call[] }) {
  return (
    <section className="recent panel" aria-labelledby="recent-title">
      <h2 id="recent-title" className="panel-title">
        <Sentence of="signage.recent.title" />
      </h2>
      {calls.length === 0 ? (
        <p className="recent-none">
          <Sentence of="signage.recent.none" />
        </p>
      ) : (
        <List calls={calls} />
      )}
    </section>
  );
}

function List({ calls }: { calls: readonly Call[] }) {
  return (
    <>
      <p className="columns" aria-hidden>
        <span>
          <Sentence of="signage.recent.ticket" />
        </span>
        <span>
          <InEach>{(words) => words.counterNoun()}</InEach>
        </span>
      </p>
      <ol className="recent-list" style={{ '--rows': calls.length } as CSSProperties}>
        {calls.map((call) => (
          <li key={call.number} className="recent-call" data-sequence={call.sequence} data-pending={call.pending}>
            <bdi className="recent-number">{call.number}</bdi>
            <span className="recent-lead" aria-hidden />
            <bdi
              className="recent-counter"
              style={{ '--counter-ems': widthInEms(call.counterNumber) } as CSSProperties}
            >
              {call.counterNumber}
            </bdi>
          </li>
        ))}
      </ol>
    </>
  );
}
