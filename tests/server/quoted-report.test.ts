import { manualClock, type QuotedBy } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { routeSchemas } from '@foyer/contract/schemas';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { estimatesCaughtUp, serveUntilMinutes } from '../harness/quoted-day.ts';
import { MORNING, refusal, startTestBranch, value } from '../harness/test-branch.ts';

const days = { from: '2026-03-02', to: '2026-03-02' };

test('API-23: managers get quoted against actual by service, hour, day and class, as rows and as a file', async () => {
  const clock = manualClock(MORNING);
  const branch = await startTestBranch({ clock });
  try {
    const [agent, manager] = await Promise.all([branch.signIn('agent'), branch.signIn('manager')]);
    await serveUntilMinutes(branch, agent, clock);
    const counter = { params: { counterId: 'counter-1' }, body: {} };
    for (let more = 0; more < 3; more += 1) {
      await estimatesCaughtUp(branch);
      const { estimate } = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
      expect(estimate.kind).toBe('minutes');
    }
    clock.advance(300_000);
    value(await agent.call('callNext', counter));

    const ask = async (by: QuotedBy) => value(await manager.call('quotedReport', { params: { by }, query: days }));
    const byService = routeSchemas.quotedReport.reply.parse(await ask('services'));
    const { total, items } = byService;
    expect(total.tickets).toBe(17);
    expect(total.quoted + total.withheld).toBe(17);
    expect(Object.values(total.withheldBy).reduce((sum, count) => sum + count)).toBe(total.withheld);
    expect(total.withheldBy['no-evidence']).toBeGreaterThan(0);
    expect(total.quoted - total.called).toBe(2);
    expect(total).toMatchObject({ waiting: 2, left: 0, apart: 0 });
    // All but the last were called at once.
    expect((total.meanWait ?? 0) * total.called).toBeCloseTo(300, -0.8);
    expect(total.bias).toBeCloseTo((total.meanQuoted ?? 0) - (total.meanWait ?? 0), 0);
    expect(total.meanError).toBeGreaterThanOrEqual(Math.abs(total.bias ?? 0));
    expect(total.meanBound).toBeGreaterThanOrEqual(total.meanQuoted ?? 0);
    expect(items).toEqual([{ ...total, key: 'cash' }]);
    expect((await ask('hours')).items.map(({ key }) => key)).toEqual(['9']);
    expect((await ask('days')).items).toEqual([{ ...total, key: '2026-03-02' }]);
    expect((await ask('classes')).items).toEqual([{ ...total, key: 'standard' }]);
    expect(refusal(await agent.call('quotedReport', { params: { by: 'days' }, query: days }))).toBe('forbidden');
    expect(refusal(await manager.call('quotedReport', { params: { by: 'moons' as QuotedBy }, query: days }))).toBe(
      'not-found',
    );

    const file = await fetch(
      `${branch.address}/api/v1/reports/quoted/services?from=2026-03-02&to=2026-03-02&format=csv`,
      {
        headers: { cookie: manager.cookie },
      },
    );
    expect(file.headers.get('content-disposition')).toContain('foyer-quoted-services-2026-03-02-2026-03-02.csv');
    const [row] = parse(await file.text(), { bom: true, columns: true }) as Record<string, string>[];
    expect(row?.Tickets).toBe('17');
  } finally {
    await branch.close();
  }
});

test('DASH-33: a file is in the branch’s first language where none is asked for, and as its region’s programs open it', async () => {
  const settings = { branch: { ...demoBranch, languages: ['ar', 'en'], locale: 'de-DE' } };
  const branch = await startTestBranch({ settings });
  try {
    const [agent, manager] = await Promise.all([branch.signIn('agent'), branch.signIn('manager')]);
    value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
    const fileOf = async (more: string) => {
      const query = `from=2026-03-02&to=2026-03-02&format=csv${more}`;
      const file = await fetch(`${branch.address}/api/v1/reports/services?${query}`, {
        headers: { cookie: manager.cookie },
      });
      expect(file.headers.get('content-disposition')).toBe(
        'attachment; filename="foyer-services-2026-03-02-2026-03-02.csv"',
      );
      // A byte-order mark is not part of a text that is read: here it is looked for.
      return Buffer.from(await file.arrayBuffer()).toString('utf8');
    };
    expect(await fileOf('')).toMatch(/^\uFEFFالخدمة;/);
    expect(await fileOf('&language=en')).toMatch(/^\uFEFFService;/);
  } finally {
    await branch.close();
  }
});
