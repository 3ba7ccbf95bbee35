import { cards, cash, priority } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { readEvent } from './event.ts';
import { placeOf } from './policy/place.ts';
import { visitQuoteOf } from './quote.ts';
import { restoreState, snapshotOf } from './stored/snapshot.ts';
import { testQuote } from './testing/quote.ts';
import { Story } from './testing/story.ts';

const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value));

test('QUOTE-1: what a ticket is told is an event of its own in the commit that issues it', () => {
  const story = Story.open();
  story.quote = testQuote;
  const bodies = story.do({ type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: true });
  expect(bodies.map(({ type }) => type)).toEqual(['TicketIssued', 'EstimateQuoted']);
  expect(bodies[1]).toEqual({
    type: 'EstimateQuoted',
    visitId: 'id-1',
    quote: testQuote({ serviceId: cash, classId: priority, ahead: 0 }),
  });
  expect(new Set(story.events.slice(-2).map(({ commandId, at }) => `${commandId} ${at}`)).size).toBe(1);
});

test('QUOTE-2: a quote is asked for the service, the class and the very place that the ticket gets', () => {
  const story = Story.open();
  const asked: unknown[] = [];
  story.quote = (arrival) => {
    asked.push(arrival);
    return testQuote(arrival);
  };
  for (let more = 0; more < 3; more += 1) story.issue(cash);
  const visitId = story.issue(cards, { classId: priority });
  expect(asked.at(-1)).toEqual({
    serviceId: cards,
    classId: priority,
    ahead: placeOf(story.state, visitId, story.now),
  });
  expect(asked).toHaveLength(4);
});

test('QUOTE-3: a visit keeps what it was told, through snapshots, replay and everything that happens to it', () => {
  const story = Story.open();
  story.quote = testQuote;
  story.issue(cash);
  const visitId = story.issue(cash);
  const told = visitQuoteOf(testQuote({ serviceId: cash, classId: priority, ahead: 1 }));
  expect(told).toEqual({ kind: 'minutes', p50Seconds: 240, p90Seconds: 480, aboutMinutes: 4, mostMinutes: 8 });
  expect(story.visit(visitId)).toMatchObject({ quote: told, version: 1 });
  story.do({ type: 'transfer', visitId, target: { to: 'service', serviceId: cards }, position: 'last' });
  expect(story.visit(visitId).quote).toEqual(told);
  expect(restoreState(throughJson(snapshotOf(story.state))).visits.get(visitId)?.quote).toEqual(told);
  for (const event of story.events) expect(readEvent(throughJson(event))).toEqual(event);
});

test('QUOTE-4: a log without quotes is as good as before: nothing was told, nothing is recorded', () => {
  const story = Story.open();
  const visitId = story.issue(cash);
  expect(story.visit(visitId)).toMatchObject({ quote: null, version: 1 });
  expect(restoreState(throughJson(snapshotOf(story.state))).visits.get(visitId)?.quote).toBeNull();
});

test('QUOTE-5: a damaged quote is refused with the field named', () => {
  const story = Story.open();
  story.quote = testQuote;
  story.issue(cash);
  story.issue(cash);
  const event = throughJson(story.events.at(-1));
  const reading = (changes: object) => () =>
    readEvent({ ...event, body: { ...event.body, quote: { ...event.body.quote, ...changes } } });
  expect(reading({ spread: ['long'] })).toThrow(
    'event.body.quote.spread[0]: Invalid input: expected number, received string',
  );
  expect(reading({ kind: 'withheld', reason: 'tired' })).toThrow(
    'event.body.quote.reason: Invalid option: expected one of "no-evidence"',
  );
});
