import type { AgentId, BranchDay, CounterId, CustomerRef, EscalationSource, ServiceId, TextRef } from '@foyer/basics';
import { expect, test } from 'vitest';
import { branch, query, reports, reportsForEachTest } from '../testing/kept-reports.ts';

reportsForEachTest();

const first = 'counter-1' as CounterId;

/** One customer, from ticket to end, with whole minutes in between. */
function serve(minutes: { wait: number; walk: number; service: number }, customerRef?: CustomerRef): void {
  const visit = branch.issue('cash', customerRef === undefined ? {} : { customerRef });
  branch.seconds(minutes.wait * 60);
  branch.do({ type: 'call-visit', counterId: first, visitId: visit.id });
  branch.seconds(minutes.walk * 60);
  branch.do({ type: 'start', visitId: visit.id });
  branch.seconds(minutes.service * 60);
  branch.do({ type: 'finish', visitId: visit.id });
}

const minute = 60_000;

test('REPORT-1: wait, walk, service and handle time are the lengths of the single steps, with mean, median and p90', () => {
  for (const wait of [1, 2, 3, 4, 20]) serve({ wait, walk: 1, service: 5 });
  const { figures } = reports.overview(query());
  expect(figures.wait).toEqual({ count: 5, mean: 6 * minute, median: 3 * minute, p90: 13.6 * minute });
  expect(figures.walk).toEqual({ count: 5, mean: minute, median: minute, p90: minute });
  expect(figures.handle).toEqual(figures.service);
  expect(figures.withinTarget).toEqual({ count: 4, of: 5, share: 0.8 });
  expect(figures).toMatchObject({ tickets: 5, arrivals: 5, served: 5, open: 0, resolved: { count: 5, share: 1 } });
});

test('REPORT-2: a recall is no new call: the wait ends at the call, and the walk begins at the newest summons', () => {
  const visit = branch.issue();
  branch.seconds(120);
  branch.do({ type: 'call-visit', counterId: first, visitId: visit.id });
  branch.seconds(60);
  branch.do({ type: 'recall', visitId: visit.id });
  branch.seconds(30);
  branch.do({ type: 'start', visitId: visit.id });
  const { figures } = reports.overview(query());
  expect(figures.wait?.mean).toBe(2 * minute);
  expect(figures.walk?.mean).toBe(minute / 2);
  expect(figures.recalls).toBe(1);
});

test('REPORT-3: a transfer ends a step and begins another; each service has its own, the visit is one', () => {
  const visit = branch.issue('cash');
  branch.seconds(60);
  branch.do({ type: 'call-visit', counterId: first, visitId: visit.id });
  branch.do({ type: 'start', visitId: visit.id });
  branch.seconds(120);
  const loans = 'loans' as ServiceId;
  branch.do({ type: 'transfer', visitId: visit.id, target: { to: 'service', serviceId: loans }, position: 'last' });
  branch.seconds(180);
  branch.do({ type: 'call-visit', counterId: 'counter-2' as CounterId, visitId: visit.id });
  branch.do({ type: 'start', visitId: visit.id });
  branch.seconds(240);
  branch.do({ type: 'finish', visitId: visit.id });

  const { figures } = reports.overview(query());
  expect(figures).toMatchObject({ tickets: 1, arrivals: 2, served: 1, transferred: { count: 1, of: 2, share: 0.5 } });
  expect(figures.firstResponse).toMatchObject({ count: 1, mean: minute });
  expect(figures.resolution).toMatchObject({ count: 1, mean: 10 * minute });
  const byService = new Map(reports.byService(query()).map((row) => [row.serviceId as string, row.figures]));
  expect([...byService.keys()]).toEqual(['cash', 'loans']);
  expect(byService.get('cash')).toMatchObject({ tickets: 1, arrivals: 1, served: 0 });
  expect(byService.get('loans')).toMatchObject({ tickets: 0, arrivals: 1, served: 1, wait: { mean: 3 * minute } });
});

test('REPORT-4: time on hold counts to the handle time and not to the service', () => {
  const visit = branch.issue();
  branch.do({ type: 'call-visit', counterId: first, visitId: visit.id });
  branch.do({ type: 'start', visitId: visit.id });
  branch.seconds(60);
  branch.do({ type: 'hold', visitId: visit.id, reason: 'form-to-fill' });
  branch.seconds(300);
  branch.do({ type: 'resume', visitId: visit.id, counterId: first });
  branch.seconds(120);
  branch.do({ type: 'finish', visitId: visit.id });
  const { figures, occupancy } = reports.overview(query());
  expect(figures.service?.mean).toBe(3 * minute);
  expect(figures.hold?.mean).toBe(5 * minute);
  expect(figures.handle?.mean).toBe(8 * minute);
  expect(occupancy?.served).toBe(3 * minute);
});

test('REPORT-5: what the system ended is counted apart and left out of everything else', () => {
  serve({ wait: 5, walk: 0, service: 5 });
  const late = branch.issue();
  branch.seconds(7200);
  branch.do({ type: 'call-visit', counterId: first, visitId: late.id });
  branch.issue();
  branch.do({ type: 'end-day' });
  const { figures } = reports.overview(query());
  expect(figures).toMatchObject({ tickets: 3, arrivals: 3, autoClosed: 2, served: 1, open: 0 });
  expect(figures.wait).toMatchObject({ count: 1, mean: 5 * minute });
  expect(figures.noShow).toEqual({ count: 0, of: 1, share: 0 });
});

test('REPORT-6: occupancy is serving time of open time; pauses are neither, and what goes on counts up to now', () => {
  serve({ wait: 10, walk: 5, service: 15 });
  branch.do({ type: 'pause-counter', counterId: first, reason: 'lunch' });
  branch.seconds(30 * 60);
  branch.do({ type: 'resume-counter', counterId: first });
  const visit = branch.issue();
  branch.do({ type: 'call-visit', counterId: first, visitId: visit.id });
  branch.do({ type: 'start', visitId: visit.id });
  branch.seconds(10 * 60);
  const own = reports.byCounter(query()).find(({ counterId }) => counterId === first);
  expect(own?.occupancy).toEqual({
    open: 40 * minute,
    paused: 30 * minute,
    served: 25 * minute,
    share: 25 / 40,
  });
  expect(reports.byAgent(query()).find(({ agentId }) => agentId === 'agent-counter-1')?.occupancy).toEqual(
    own?.occupancy,
  );
  expect(reports.overview(query({ serviceId: 'cash' as ServiceId })).occupancy).toBeNull();
});

test('REPORT-6: at a counter that was handed over each agent has what they served', () => {
  const visit = branch.issue();
  branch.do({ type: 'call-visit', counterId: first, visitId: visit.id });
  branch.do({ type: 'start', visitId: visit.id });
  branch.seconds(10 * 60);
  branch.do({ type: 'hand-over-counter', counterId: first, agentId: 'late' as AgentId });
  branch.seconds(5 * 60);
  branch.do({ type: 'finish', visitId: visit.id });
  branch.seconds(5 * 60);
  const of = (name: string) => reports.byAgent(query()).find(({ agentId }) => agentId === name)?.occupancy;
  expect(of('agent-counter-1')).toMatchObject({ open: 10 * minute, served: 10 * minute });
  expect(of('late')).toMatchObject({ open: 10 * minute, served: 5 * minute });
});

test('REPORT-32: a step that was never called counts for who served it first, also when the counter is handed over', () => {
  const visit = branch.issue();
  branch.do({ type: 'hold', visitId: visit.id, reason: 'form-to-fill' });
  branch.do({ type: 'resume', visitId: visit.id, counterId: first });
  branch.seconds(10 * 60);
  branch.do({ type: 'hand-over-counter', counterId: first, agentId: 'late' as AgentId });
  branch.do({ type: 'finish', visitId: visit.id });
  const served = reports.byAgent(query()).filter(({ figures }) => figures.served > 0);
  expect(served.map(({ agentId }) => agentId)).toEqual(['agent-counter-1']);
});

test('REPORT-6: a counter that was opened before the branch is open on the day that begins then, from then on', () => {
  branch.do({ type: 'end-day' });
  branch.do({ type: 'open-counter', counterId: first, agentId: 'early' as AgentId });
  branch.seconds(24 * 60 * 60);
  branch.do({ type: 'open-branch' });
  serve({ wait: 10, walk: 5, service: 15 });
  const own = reports.byAgent(query({ from: branch.today })).find(({ agentId }) => agentId === 'early');
  expect(own?.occupancy).toEqual({ open: 30 * minute, paused: 0, served: 15 * minute, share: 15 / 30 });
});

test('REPORT-7: a return for the same service within seven days is a repeat contact and no first-contact resolution', () => {
  const anna = 'ref-anna' as CustomerRef;
  const ben = 'ref-ben' as CustomerRef;
  serve({ wait: 1, walk: 0, service: 5 }, anna);
  serve({ wait: 1, walk: 0, service: 5 }, ben);
  serve({ wait: 1, walk: 0, service: 5 });
  for (let day = 0; day < 3; day++) branch.nextDay();
  serve({ wait: 1, walk: 0, service: 5 }, anna);
  for (let day = 0; day < 8; day++) branch.nextDay();
  serve({ wait: 1, walk: 0, service: 5 }, ben);
  const { returns } = reports.overview(query());
  expect(returns).toEqual({
    firstContactResolution: { count: 3, of: 4, share: 0.75 },
    repeatContact: { count: 1, of: 4, share: 0.25 },
  });
  expect(reports.byService(query())[0]?.returns).toEqual(returns);
});

test('REPORT-8: escalations and calls for help tell by reason, source and hour how soon they were answered, and whether in time', () => {
  const serving = () => {
    const { id: visitId } = branch.issue();
    branch.do({ type: 'call-visit', counterId: first, visitId });
    branch.do({ type: 'start', visitId });
    return visitId;
  };
  const raised = (source: EscalationSource) => {
    const found = branch.state.escalations.find((one) => one.source === source && one.status.kind === 'raised');
    if (found === undefined) throw new Error('It was not raised.');
    return found.id;
  };
  const visitId = serving();
  branch.do({ type: 'escalate', visitId, reason: 'complaint' });
  branch.do({ type: 'ask-for-help' });
  const [escalation, help] = [raised('agent'), raised('kiosk')];
  branch.seconds(60);
  branch.do({ type: 'acknowledge-escalation', escalationId: escalation });
  branch.seconds(600);
  branch.do({ type: 'advise-escalation', escalationId: help, noteRef: 'a note' as TextRef });
  branch.do({ type: 'resolve-escalation', escalationId: escalation, resolution: 'approved' });
  // Nobody answers in words or comes: it is settled at once.
  branch.do({ type: 'escalate', visitId, reason: 'approval' });
  branch.seconds(30);
  branch.do({ type: 'resolve-escalation', escalationId: raised('agent'), resolution: 'approved' });
  // Of this one nothing can be said yet, and then its visit ends in its time.
  branch.do({ type: 'escalate', visitId, reason: 'approval' });
  const byReason = () => new Map(reports.answered(query(), 'reasons').rows.map(({ key, answers }) => [key, answers]));
  expect(byReason().get('approval')?.inTime).toEqual({ count: 1, of: 1, share: 1 });
  branch.do({ type: 'finish', visitId });
  // Its time passes, it goes to the next, and its customer is taken over from the queue.
  const waiting = branch.issue().id;
  branch.do({ type: 'escalate', visitId: waiting, reason: 'complaint' });
  branch.seconds(200);
  branch.do({ type: 'raise-escalation-further', escalationId: raised('agent'), dueAt: branch.state.at });
  branch.seconds(100);
  branch.do({ type: 'take-over-escalation', escalationId: raised('agent'), counterId: first });

  const none = { raised: 0, acknowledged: 0, resolved: 0, further: 0, takenOver: 0, lapsed: 0 };
  expect(byReason().get('complaint')).toMatchObject({
    ...none,
    raised: 2,
    acknowledged: 2,
    resolved: 1,
    further: 1,
    takenOver: 1,
    inTime: { count: 1, of: 2, share: 0.5 },
    firstResponse: { count: 2, mean: 3 * minute, median: 3 * minute },
    resolution: { count: 1, mean: 11 * minute },
  });
  expect(byReason().get('approval')).toMatchObject({
    ...none,
    raised: 2,
    resolved: 1,
    lapsed: 1,
    inTime: { count: 1, of: 1 },
    firstResponse: { mean: minute / 2 },
  });
  const sources = reports.answered(query(), 'sources');
  expect(sources.rows.map(({ key, answers }) => [key, answers.raised, answers.inTime.share])).toEqual([
    ['agent', 4, 2 / 3],
    ['kiosk', 1, 0],
  ]);
  expect(sources.total.raised).toBe(5);
  expect(reports.answered(query(), 'hours').rows.map(({ key }) => key)).toEqual(['8']);
  expect(reports.overview(query()).figures.escalated).toMatchObject({ count: 2 });
});

test('REPORT-9: hours are the branch’s own, also on the day the clocks change', () => {
  // Sunday 2026-03-29, when Berlin goes from UTC+1 to UTC+2 at 01:00 UTC.
  branch.now = Date.parse('2026-03-29T00:30:00Z');
  branch.issue();
  branch.now = Date.parse('2026-03-29T01:30:00Z');
  branch.issue();
  expect(reports.byHour(query()).map(({ hour, figures }) => [hour, figures.arrivals])).toEqual([
    [1, 1],
    [3, 1],
  ]);
  expect(reports.heatMap(query()).every(({ weekday }) => weekday === 1)).toBe(true);
});

test('REPORT-10: impossible days are refused with a sentence', () => {
  const ask = (from: string, to: string) => () =>
    reports.overview(query({ from: from as BranchDay, to: to as BranchDay }));
  expect(ask('2026-02-01', '2026-01-01')).toThrow(/before it begins/);
  expect(ask('2020-01-01', '2026-01-01')).toThrow(/at most 1100 days/);
  expect(ask('yesterday', 'today')).toThrow(/YYYY-MM-DD/);
  expect(ask('2026-01-01', '2026-01-01')).not.toThrow();
});

test('REPORT-11: a report can’t write, and doesn’t keep the branch from writing', () => {
  serve({ wait: 1, walk: 1, service: 1 });
  reports.overview(query());
  branch.issue();
  expect(reports.overview(query()).figures.tickets).toBe(2);
});
