import { bank, cards, cash, counter2, regular } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { EVENT_VERSION } from '../event.ts';
import { evolveAll } from '../evolve/evolve.ts';
import { initialState } from '../state.ts';
import { testQuote } from '../testing/quote.ts';
import { Story } from '../testing/story.ts';
import { liftEvent } from './lift-event.ts';
import { StoredDataError } from './shape.ts';
import { restoreState, snapshotOf } from './snapshot.ts';

/** A branch with something of everything in it. */
function busyBranch(): Story {
  const story = Story.open();
  story.do({ type: 'suspend-service', serviceId: cards, reason: 'network' });
  for (const kind of ['done', 'waiting', 'held', 'serving'] as const) {
    story.do({ type: 'escalate', visitId: story.visitAt(kind === 'done' ? 'held' : kind), reason: 'upset' });
  }
  const visitId = story.issue(cash, { printing: true, segment: 'gold' });
  story.do({ type: 'transfer', visitId, target: { to: 'counter', counterId: counter2 }, position: 'first' });
  story.do({ type: 'call-next', counterId: counter2 });
  return story;
}

const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value));

test('STORED-1: a snapshot restores the state it was made of', () => {
  const { state } = busyBranch();
  const restored = restoreState(throughJson(snapshotOf(state)));
  expect(snapshotOf(restored)).toEqual(snapshotOf(state));
  expect(restored.lines.toJS()).toEqual(state.lines.toJS());
  expect(restored.openNumbers.toJS()).toEqual(state.openNumbers.toJS());
  expect(snapshotOf(restoreState(throughJson(snapshotOf(initialState))))).toEqual(snapshotOf(initialState));
});

test('STORED-2: equal states give the same snapshot text, whether reached by commands or by replay', () => {
  const { state, events } = busyBranch();
  const replayed = evolveAll(
    initialState,
    events.map((event) => liftEvent(throughJson(event))),
  );
  expect(JSON.stringify(snapshotOf(replayed))).toBe(JSON.stringify(snapshotOf(state)));
});

test('STORED-3: a damaged snapshot, or one of another version, is refused with the field named', () => {
  const snapshot = throughJson(snapshotOf(busyBranch().state));
  const restoring = (changes: object) => () => restoreState({ ...snapshot, ...changes });
  expect(restoring({ version: 1 })).toThrow('snapshot.version should be 3, but is 1');
  expect(restoring({ clock: '7' })).toThrow('snapshot.clock should be a number, but is "7"');
  expect(restoring({ visits: [{ ...snapshot.visits[0], stage: { kind: 'lost' } }] })).toThrow(
    'snapshot.visits[0].stage.kind should be one of waiting, called, serving, held, done, but is "lost"',
  );
  expect(() => restoreState(null)).toThrow(StoredDataError);
  expect(() => restoreState([])).toThrow('snapshot.version');
});

test('STORED-4: an event is read back as it was written, and one of a newer program is refused', () => {
  const { events } = busyBranch();
  for (const event of events) expect(liftEvent(throughJson(event))).toEqual(event);
  expect(() => liftEvent({ ...events[0], version: EVENT_VERSION + 1 })).toThrow('the data were written by a newer one');
  expect(() => liftEvent({ ...events[0], version: 0 })).toThrow('event.version 0 does not exist');
  expect(() => liftEvent('event')).toThrow('event.version should be a number');
});

test('STORED-7: an event of version 1 is lifted: its zones, one text each, are in the branch’s first language', () => {
  const { events } = busyBranch();
  const olden = throughJson(events).map((event: { body: { config?: { counters: object[] } } }) => {
    const { config } = event.body;
    const counters = config?.counters.map((counter) => ({ ...counter, zone: 'Hall' }));
    const body = config === undefined ? event.body : { ...event.body, config: { ...config, counters } };
    return { ...event, version: 1, body };
  });
  const replayed = evolveAll(initialState, olden.map(liftEvent));
  expect(replayed.config?.counters.map(({ zone }) => zone)).toEqual(bank.counters.map(() => ({ en: 'Hall' })));
  expect(olden.map(liftEvent).map(({ version }: { version: number }) => version)).toEqual(
    events.map(() => EVENT_VERSION),
  );
  expect(replayed.clock).toBe(events.length);
  const body = { type: 'BranchConfigured', config: { ...bank, counters: [{ ...bank.counters[0], zone: 7 }] } };
  expect(() => liftEvent({ ...olden[0], body })).toThrow('event.body.config.counters[0].zone: ');
});

test('STORED-8: an event of version 2 is lifted: its quote was made by the first method', () => {
  const [event] = busyBranch().events;
  const { method: _, ...olden } = testQuote({ serviceId: cash, classId: regular, ahead: 3 }) as { method: number };
  const lifted = liftEvent({ ...event, version: 2, body: { type: 'EstimateQuoted', visitId: 'visit', quote: olden } });
  expect(lifted).toMatchObject({ version: EVENT_VERSION, body: { quote: { ...olden, method: 1 } } });
});

test('STORED-5: a damaged event is refused with the field named', () => {
  const event = busyBranch().events.find(({ body }) => body.type === 'VisitCalled');
  const lifting = (changes: object) => () => liftEvent({ ...event, ...changes });
  expect(lifting({ actor: { kind: 'ghost' } })).toThrow('event.actor.kind should be one of staff');
  expect(lifting({ body: { type: 'VisitVanished' } })).toThrow('event.body.type should be one of BranchConfigured');
  expect(lifting({ body: { ...event?.body, counterId: 3 } })).toThrow(
    'event.body.counterId should be a text, but is 3',
  );
});

test('STORED-6: an event that contradicts the state is refused loudly: only a damaged log holds one', () => {
  const { events } = busyBranch();
  const called = events.filter(({ body }) => body.type === 'VisitCalled');
  expect(called).not.toEqual([]);
  for (const event of called) expect(() => evolveAll(initialState, [event])).toThrow('which it never issued');
});
