import { historyFacts } from '@foyer/contract/schemas';
import { describe, expect, it } from 'vitest';
import { type HistoryItem, historyLine, lastCallAt } from './history-line.ts';

const item = (type: string, facts: object, at = '2026-03-02T09:00:00Z'): HistoryItem => ({
  sequence: 1,
  at,
  type,
  actor: 'agent',
  facts: historyFacts.parse(facts),
});

describe('a visit’s history', () => {
  it('DASH-13: each event says what it was about', () => {
    expect(historyLine(item('VisitRecalled', { counterId: 'c1' }))).toMatchObject({
      name: 'VisitRecalled',
      about: { kind: 'counter', id: 'c1' },
    });
    const because = { rule: 'returned-first' } as const;
    expect(historyLine(item('VisitCalled', { counterId: 'c1', because })).about).toEqual({
      kind: 'call',
      counterId: 'c1',
      because,
    });
    expect(historyLine(item('VisitHeld', { reason: 'form-to-fill' })).about).toEqual({
      kind: 'reason',
      of: 'hold',
      id: 'form-to-fill',
    });
    expect(historyLine(item('VisitFinished', { outcomeId: 'done', resolved: true })).about).toEqual({
      kind: 'outcome',
      id: 'done',
    });
  });

  it('DASH-13: what became of a print, and where a held visit went, is told in words of its own', () => {
    const print = (outcome: string) => historyLine(item('PrintReported', { print: outcome, reason: 'paper-out' }));
    expect(print('failed')).toMatchObject({ name: 'PrintFailed', about: { kind: 'print', id: 'paper-out' } });
    expect(print('printed')).toMatchObject({ name: 'PrintPrinted', about: null });
    expect(print('settled').name).toBe('PrintSettled');
    expect(historyLine(item('VisitResumed', { counterId: 'c1' })).name).toBe('VisitResumed');
  });

  it('ITINERARY-8: several services, how a visit went on, and a service without a queue are told', () => {
    const line = (type: string, facts: object) => {
      const { name, about } = historyLine(item(type, facts));
      return [name, about];
    };
    expect(line('TicketIssued', { serviceId: 'cash', planned: ['loans'] })).toEqual([
      'TicketIssued',
      { kind: 'services', ids: ['cash', 'loans'] },
    ]);
    expect(line('TicketIssued', { serviceId: 'cash', counterId: 'c1' })[0]).toBe('TicketIssued-served-at-once');
    expect(line('ServicesPlanned', { planned: [] })[0]).toBe('ServicesPlanned-none');
    expect(
      line('VisitFinished', { outcomeId: 'done', resolved: true, goesOn: 'break', serviceId: 'loans', reason: 'form' }),
    ).toEqual(['VisitFinished-break', { kind: 'goes-on', outcomeId: 'done', serviceId: 'loans' }]);
  });

  it('DASH-46: the minutes that were told stand in the line, or that none could be told and why', () => {
    const quote = { kind: 'minutes', aboutMinutes: 10, mostMinutes: 20 } as const;
    expect(historyLine(item('EstimateQuoted', { quote }))).toMatchObject({
      name: 'EstimateQuoted',
      about: { kind: 'quoted', aboutMinutes: 10, mostMinutes: 20 },
    });
    expect(historyLine(item('EstimateQuoted', { quote: { kind: 'withheld', reason: 'no-counter' } }))).toMatchObject({
      name: 'EstimateWithheld',
      about: { kind: 'withheld', id: 'no-counter' },
    });
    expect(historyLine(item('EstimateQuoted', {})).about).toBeNull();
  });

  it('DASH-13: an event from a newer server is listed all the same', () => {
    expect(historyLine(item('SomethingNew', {}))).toMatchObject({ name: 'SomethingNew', about: null });
    expect(historyLine(item('VisitCalled', {})).about).toBeNull();
  });

  it('DASH-11: the call that counts is the last one', () => {
    const items = [
      item('TicketIssued', {}, '2026-03-02T09:00:00Z'),
      item('VisitCalled', {}, '2026-03-02T09:10:00Z'),
      item('VisitRecalled', {}, '2026-03-02T09:11:00Z'),
      item('ServiceStarted', {}, '2026-03-02T09:12:00Z'),
    ];
    expect(lastCallAt(items)).toBe('2026-03-02T09:11:00Z');
    expect(lastCallAt(items.slice(0, 1))).toBeNull();
  });
});
