import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BranchDay, CounterId, Instant } from '@foyer/basics';
import { ana, bank } from '@foyer/configuration/testing/bank';
import type { LiveRecord, RecordKind } from '@foyer/contract';
import { arrivalKey, Learning } from '@foyer/flow';
import { type BranchState, evolve, initialState } from '@foyer/queue-core';
import { histories } from '@foyer/queue-core/testing/intent';
import { play, type Step } from '@foyer/queue-core/testing/play';
import { catchUpReports, openReadings, openStore, verify } from '@foyer/store';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { EstimatePublisher } from './estimates/estimate-publisher.ts';
import { Forecaster } from './estimates/forecaster.ts';
import { type PublishedEstimates, publishedAfter } from './estimates/published-estimates.ts';
import { Comparison, SentRecords } from './live/difference.ts';
import { KeptRecords } from './live/kept-records.ts';
import { Projection } from './live/projection.ts';
import type { View } from './live/view.ts';
import type { WireSource } from './wire/source.ts';

/** Histories in which the configuration changes in mid-day; a campaign plays more. */
const RUNS = Number(process.env.FOYER_FOLLOWER_HISTORIES ?? 60);
/** Estimates are made once in so many accepted commands. */
const STRIDE = 12;

const folder = mkdtempSync(path.join(tmpdir(), 'foyer-followers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** So many services of each kind have been seen that minutes are told from the start. */
function experienced(): Learning {
  const learning = new Learning();
  for (const service of bank.services) {
    for (let seen = 0; seen < 20; seen += 1) learning.serviceTimes.observe(service.id, ana, 60 + seen, 240);
  }
  return learning;
}

/** Every number in it, wherever it stands. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (value instanceof Map) for (const inner of value.values()) yield* numbersIn(inner);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* numbersIn(inner);
}
const allFinite = (value: unknown) => [...numbersIn(value)].every(Number.isFinite);

/** One who follows a view by what changes of it, as a page does. */
class Onlooker {
  readonly #view: View;
  readonly #kept: KeptRecords;
  readonly #has = new Map<string, LiveRecord>();
  #sent = new SentRecords();

  constructor(view: View, kept: KeptRecords) {
    this.#view = view;
    this.#kept = kept;
  }

  look(source: WireSource): void {
    const comparison = new Comparison(this.#sent, recordsOf(this.#view, source, this.#kept));
    comparison.goOn();
    for (const record of comparison.upserts) this.#has.set(`${record.kind} ${record.id}`, record);
    for (const { kind, id } of comparison.removes) this.#has.delete(`${kind satisfies RecordKind} ${id}`);
    this.#sent = comparison.sent;
  }

  /** What it shows, beside what somebody sees who comes now. */
  expectUpToDate(source: WireSource): void {
    const fresh = recordsOf(this.#view, source, new KeptRecords()).map((record) => [
      `${record.kind} ${record.id}`,
      record,
    ]);
    expect(Object.fromEntries(this.#has)).toEqual(Object.fromEntries(fresh));
  }
}

function recordsOf(view: View, source: WireSource, kept: KeptRecords): LiveRecord[] {
  const { config } = source.state;
  return config === null ? [] : [...new Projection(source, config, kept).recordsOf(view, source.now)];
}

const sourceOf = (state: BranchState, estimates: PublishedEstimates | null): WireSource => ({
  state,
  now: state.at,
  estimates,
  demo: false,
  textOf: () => null,
  agentName: (id) => id,
  devices: [],
  testPrintOf: () => null,
  sendsMessages: false,
  maskedPhoneOf: () => null,
});

/** New arrivals are told a wait for what is offered, and for nothing else. */
function expectOnlyWhatIsOffered({ config }: BranchState, told: Iterable<string>): void {
  const offered = (each: { readonly retired?: true }) => each.retired !== true;
  const keys = (config?.services ?? [])
    .filter(offered)
    .flatMap((service) => (config?.classes ?? []).filter(offered).map(({ id }) => arrivalKey(service.id, id)));
  expect([...told].sort()).toEqual(keys.sort());
}

test(
  'HISTORY-4: whatever is done and however the branch is changed meanwhile, views followed by differences are those that a newcomer sees, and estimates are figures, of what is offered',
  () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(histories, (history) => {
        const kept = new KeptRecords();
        const counters = ['counter-1', 'counter-2', 'counter-3'].map((id) => id as CounterId);
        const onlookers = [
          new Onlooker({ kind: 'kiosk' }, kept),
          new Onlooker({ kind: 'signage', screen: 'hall' }, kept),
          new Onlooker({ kind: 'floor' }, kept),
          ...counters.map((counterId) => new Onlooker({ kind: 'counter', counterId }, kept)),
        ];
        const forecaster = new Forecaster(initialState, experienced(), new EstimatePublisher());
        let published: PublishedEstimates | null = null;
        let steps = 0;
        const see = ({ before, events, after }: Step) => {
          let at = before;
          for (const event of events) {
            const next = evolve(at, event);
            forecaster.see(at, event, next);
            at = next;
          }
          steps += 1;
          if (steps % STRIDE === 0) {
            const changes = forecaster.estimate(after.at, 20, () => false);
            if (changes === null) throw new Error('The branch is configured');
            expect(allFinite(changes)).toBe(true);
            published = publishedAfter(published, changes);
            expectOnlyWhatIsOffered(after, published.newcomers.keys());
            for (const { kind } of [...published.visits.values(), ...published.newcomers.values()]) met.add(kind);
            if (after.config?.services.some(({ retired }) => retired === true)) met.add('retired');
          }
          const source = sourceOf(after, published);
          for (const onlooker of onlookers) onlooker.look(source);
          if (steps % STRIDE === 0) for (const onlooker of onlookers) onlooker.expectUpToDate(source);
          return undefined;
        };
        const state = play(history, see);
        for (const onlooker of onlookers) onlooker.expectUpToDate(sourceOf(state, published));
      }),
      // In one of twelve a service is retired while somebody looks: so many that some are sure to be met.
      { numRuns: 3 * RUNS },
    );
    expect([...met].sort()).toEqual(['minutes', 'retired', 'withheld']);
  },
  Math.max(60_000, RUNS * 500),
);

test(
  'HISTORY-5: whatever is done and however the branch is changed meanwhile, everything stored is what the log says, and reports are made of it',
  () => {
    let stored = 0;
    fc.assert(
      fc.property(histories, (history) => {
        stored += 1;
        const own = path.join(folder, String(stored));
        const opened = openStore({ folder: own, now: () => 0 as Instant });
        if (!opened.ok) throw new Error(opened.error.message);
        const store = opened.value;
        const played: Step[] = [];
        const state = play(history, (step) => {
          played.push(step);
          return undefined;
        });
        store.batch(() => {
          for (const { before, events } of played) {
            let at = before;
            for (const event of events) {
              const after = evolve(at, event);
              store.append(at, event, after);
              at = after;
            }
          }
        });
        catchUpReports({ folder: own });
        const readings = openReadings({ folder: own });
        const { reports } = readings;
        const query = { from: '2026-03-01' as BranchDay, to: '2026-12-31' as BranchDay, now: state.at };
        const all = [
          reports.overview(query),
          reports.byService(query),
          reports.byHour(query),
          reports.byDay(query),
          reports.byCounter(query),
          reports.byAgent(query),
          reports.quoted(query, 'services'),
        ];
        expect(allFinite(all)).toBe(true);
        readings.close();
        store.close();
        expect(verify(own)).toMatchObject({ ok: true });
        rmSync(own, { recursive: true });
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  },
  Math.max(60_000, RUNS * 500),
);
