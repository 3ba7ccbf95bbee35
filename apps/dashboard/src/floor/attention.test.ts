import { describe, expect, it } from 'vitest';
import {
  deviceTrouble,
  idleCounters,
  lateServices,
  overdueCounters,
  unansweredCalls,
  withoutCounter,
} from './attention.ts';

it('DASH-30: a printer that can’t print is a trouble before a ticket fails, paper that runs low a lesser one', () => {
  for (const printer of ['ready', 'none'] as const) expect(deviceTrouble({ heard: true, printer }, true)).toBeNull();
  expect(deviceTrouble({ heard: true, printer: 'paper-near-end' }, true)).toBe('low');
  for (const printer of ['paper-out', 'cover-open', 'cutter-error', 'error', 'offline', 'unreachable'] as const) {
    expect(deviceTrouble({ heard: true, printer }, true)).toBe('no-print');
  }
});

it('DASH-30: a silent kiosk is a trouble while the branch is open, whatever its printer was', () => {
  expect(deviceTrouble({ heard: false, printer: 'ready' }, true)).toBe('silent');
  expect(deviceTrouble({ heard: false, printer: 'paper-out' }, false)).toBeNull();
});

it('DASH-76: a service with people waiting that no counter has is told of, also while all counters are closed', () => {
  const services = [
    { id: 'cash', waiting: 3 },
    { id: 'physio', waiting: 1 },
    { id: 'loans', waiting: 0 },
  ] as const;
  expect(withoutCounter(services, [{ serviceIds: ['cash'] }, { serviceIds: [] }]).map(({ id }) => id)).toEqual([
    'physio',
  ]);
  expect(withoutCounter(services, [{ serviceIds: ['cash', 'physio'] }])).toEqual([]);
});

describe('DASH-92: counters that stand still are told of', () => {
  const now = Date.parse('2026-03-02T10:00:00Z');
  const free = { status: 'open', freeSince: '2026-03-02T09:50:00Z', serviceIds: ['cash'] } as never;
  const waits = (since: string, serviceId = 'cash', pin: object | null = null) =>
    ({ serviceId, stage: { kind: 'waiting', since, seniority: since, pin, first: false } }) as never;

  it('one that is free and calls nobody though somebody has waited for it for three minutes', () => {
    const early = waits('2026-03-02T09:55:00Z');
    expect(idleCounters([free], [early, waits('2026-03-02T09:59:00Z')], now)).toEqual([
      { counter: free, waiting: 2, seconds: 300 },
    ]);
    expect(idleCounters([free], [waits('2026-03-02T09:58:00Z')], now)).toEqual([]);
    expect(idleCounters([free], [waits('2026-03-02T09:00:00Z', 'loans')], now)).toEqual([]);
    expect(idleCounters([free], [waits('2026-03-02T09:00:00Z', 'cash', { to: 'agent', agentId: 'x' })], now)).toEqual(
      [],
    );
  });

  it('one whose pause was to be over', () => {
    const back = (returnsAt: string | null) => ({ returnsAt });
    expect(overdueCounters([back('2026-03-02T09:58:00Z'), back('2026-03-02T09:59:30Z'), back(null)], now)).toHaveLength(
      1,
    );
  });

  it('one whose customer was called and has not come for three minutes, the last repetition counting', () => {
    const called = (lastCalledAt: string) =>
      ({ stage: { kind: 'called', counterId: 'counter-1', lastCalledAt } }) as never;
    const late = called('2026-03-02T09:57:00Z');
    expect(unansweredCalls([late, called('2026-03-02T09:58:00Z'), waits('2026-03-02T09:00:00Z')], now)).toEqual([
      { visit: late, counterId: 'counter-1', seconds: 180 },
    ]);
  });
});

it('DASH-131: services with customers over their target are told of, the worst first, with how many counters could help', () => {
  const now = Date.parse('2026-03-02T10:00:00Z');
  const waits = (serviceId: string, targetAt: string) =>
    ({
      serviceId,
      targetAt,
      estimate: { kind: 'withheld' },
      stage: { kind: 'waiting', since: targetAt, seniority: targetAt },
    }) as never;
  const visits = [
    waits('cash', '2026-03-02T09:59:00Z'),
    waits('loans', '2026-03-02T09:59:00Z'),
    waits('loans', '2026-03-02T09:50:00Z'),
    waits('cards', '2026-03-02T10:05:00Z'),
    waits('alone', '2026-03-02T09:50:00Z'),
  ];
  const services = ['cash', 'loans', 'cards', 'alone'].map((id) => ({ id })) as never;
  const counters = [
    { status: 'open', serviceIds: ['cash', 'cards'] },
    { status: 'closed', serviceIds: ['loans', 'cash'] },
  ] as never;
  expect(lateServices(services, counters, visits, now)).toEqual([
    { id: 'loans', over: 2, open: 0, all: 1 },
    { id: 'cash', over: 1, open: 1, all: 2 },
  ]);
});
