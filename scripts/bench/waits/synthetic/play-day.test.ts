import type { ServiceId } from '@foyer/basics';
import { Learning } from '@foyer/flow';
import { expect, test } from 'vitest';
import { DrivenBranch } from '../driven-branch.ts';
import { counters, DOORS_OPEN_HOUR } from './branch.ts';
import { type Customer, dayOf } from './day.ts';
import { playDay } from './play-day.ts';
import { meanArrivals, NO_SHOW_SHARE, serviceTimes } from './truth.ts';
import { plain } from './variants.ts';

const MIDNIGHT = Date.UTC(2026, 0, 5);
const MS_A_DAY = 86_400_000;

interface Played {
  readonly branch: DrivenBranch;
  /** What happened, in order, in words. */
  readonly story: readonly string[];
  readonly called: readonly { readonly customer: Customer; readonly waited: number }[];
  readonly served: ReadonlyMap<ServiceId, readonly number[]>;
  readonly left: number;
  readonly came: number;
}

/** Plays days of these loads, each counter's breaks and all. */
function played(seed: number, loads: readonly number[]): Played {
  const branch = new DrivenBranch(plain.config, new Learning(), MIDNIGHT);
  const story: string[] = [];
  const called: { customer: Customer; waited: number }[] = [];
  const served = new Map<ServiceId, number[]>();
  let left = 0;
  let came = 0;
  for (const [number, load] of loads.entries()) {
    const doorsOpenAt = MIDNIGHT + number * MS_A_DAY + DOORS_OPEN_HOUR * 3_600_000;
    const arrivedAt = new Map<string, number>();
    playDay(branch, dayOf(seed, number, load, plain), doorsOpenAt, {
      comes: () => {
        came += 1;
      },
      issued: (_, visitId, at) => arrivedAt.set(visitId, at),
      called: (customer, visitId, at) => {
        story.push(`${visitId} called at ${at}`);
        called.push({ customer, waited: (at - (arrivedAt.get(visitId) ?? at)) / 1000 });
      },
      served: (customer, visitId, seconds) => {
        story.push(`${visitId} served for ${seconds}`);
        served.set(customer.serviceId, [...(served.get(customer.serviceId) ?? []), seconds]);
      },
      left: (_, visitId, at) => {
        story.push(`${visitId} left at ${at}`);
        left += 1;
      },
    });
  }
  return { branch, story, called, served, left, came };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('WAITS-21: the same seed plays the same days, another seed others', () => {
  const once = played(7, [1, 0.6]);
  expect(once.story.length).toBeGreaterThan(500);
  expect(played(7, [1, 0.6]).story).toEqual(once.story);
  expect(played(8, [1, 0.6]).story).not.toEqual(once.story);
});

test('WAITS-22: everybody who comes is served, does not come when called, or leaves before the day ends', () => {
  const { branch, called, left, came } = played(3, [1.15]);
  expect(called.length + left).toBe(came);
  expect(left).toBeGreaterThan(0);
  expect(branch.state.queues.size).toBe(0);
  expect(branch.state.branch.kind).toBe('closed');
});

test('WAITS-23: the truth is what it says: arrivals, service times, no-shows, waits that grow with the load', () => {
  const light = played(
    5,
    Array.from({ length: 8 }, () => 0.6),
  );
  const heavy = played(
    5,
    Array.from({ length: 8 }, () => 1.15),
  );
  for (const [{ came }, load] of [
    [light, 0.6],
    [heavy, 1.15],
  ] as const) {
    expect(came / 8 / meanArrivals(load, plain)).toBeGreaterThan(0.93);
    expect(came / 8 / meanArrivals(load, plain)).toBeLessThan(1.07);
  }
  for (const [serviceId, { mean: truth }] of serviceTimes) {
    const seconds = [...(light.served.get(serviceId) ?? []), ...(heavy.served.get(serviceId) ?? [])];
    expect(mean(seconds) / truth, serviceId).toBeGreaterThan(0.9);
    expect(mean(seconds) / truth, serviceId).toBeLessThan(1.1);
  }
  const missed = mean([...light.called, ...heavy.called].map(({ customer }) => (customer.comes ? 0 : 1)));
  expect(Math.abs(missed - NO_SHOW_SHARE)).toBeLessThan(0.015);
  const waits = (played: Played) => played.called.map(({ waited }) => waited);
  expect(mean(waits(light))).toBeLessThan(300);
  expect(mean(waits(heavy))).toBeGreaterThan(900);
  expect(Math.max(...waits(heavy))).toBeGreaterThan(3600);
  expect(light.left / light.came).toBeLessThan(0.02);
});

test('WAITS-24: half the counters have their breaks in the configuration; on a day each takes all of its own', () => {
  expect(plain.config.counters.filter(({ breaks }) => breaks !== undefined)).toHaveLength(3);
  expect(plain.config.counters[0]?.breaks).toEqual([
    { from: '10:15', until: '10:30' },
    { from: '12:00', until: '12:30' },
  ]);
  const day = dayOf(1, 0, 1, plain);
  for (const { id, known, breaks } of counters) {
    const taken = day.breaks.get(id) ?? [];
    expect(taken).toHaveLength(breaks.length);
    if (known) expect(taken.map(({ from }) => from)).toEqual(breaks.map(({ from }) => from * 60));
  }
});
