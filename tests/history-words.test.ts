import { PRINT_OUTCOMES } from '@foyer/basics';
import { wordsOf } from '@foyer/words/catalogue';
import { expect, test } from 'vitest';
import { events } from '../packages/queue-core/src/commands/index.ts';

/** What a print came to has words of its own for each outcome. */
const PRINTS = PRINT_OUTCOMES.map((outcome) => `Print${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`);

/** What events are called where they mean several things. */
const VARIANTS = [
  'TicketIssued-served-at-once',
  'ServicesPlanned-none',
  ...['queue', 'here', 'break'].map((way) => `VisitFinished-${way}`),
];

test('DASH-55: every event of a visit’s history has words', () => {
  const ofVisits = Object.values(events).filter(
    ({ schema: { shape } }) => 'visitId' in shape || 'escalationId' in shape,
  );
  const names = ofVisits.flatMap(({ schema: { shape } }) =>
    shape.type.value === 'PrintReported' ? PRINTS : [shape.type.value],
  );
  expect(names.length).toBeGreaterThan(10);
  expect([...names, ...VARIANTS].filter((name) => !wordsOf('en', null).has(`counter.event.${name}`))).toEqual([]);
});
