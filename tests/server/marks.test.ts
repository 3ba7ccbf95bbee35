import type { ServiceId } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let agent: SignedIn;
let agent2: SignedIn;
let manager: SignedIn;

const cash = 'cash' as ServiceId;
const one = { params: { counterId: 'counter-1' } };

beforeAll(async () => {
  const services = demoBranch.services.map((service) =>
    service.id === cash ? { ...service, outcomeRequired: true as const } : service,
  );
  branch = await startTestBranch({ settings: { branch: { ...demoBranch, services } } });
  [agent, agent2, manager] = await Promise.all([
    branch.signIn('agent'),
    branch.signIn('agent2'),
    branch.signIn('manager'),
  ]);
  value(await agent.call('openCounter', one));
});
afterAll(() => branch.close());

/** A customer of a service whom the agent serves at counter 1. */
async function served(serviceId: string) {
  const { visit } = value(await agent.call('issueTicket', { body: { serviceId } }));
  value(await agent.call('callVisit', { ...one, body: { visitId: visit.id } }));
  value(await agent.call('start', { params: { visitId: visit.id } }));
  return visit.id;
}

test('OUTCOME-2, OUTCOME-3: who finishes a service that requires an outcome is told so, and the list of services says which it has', async () => {
  const visitId = await served('cash');
  const at = { params: { visitId } };
  const found = value(await agent.call('services')).items.find(({ id }) => id === cash);
  expect(found).toMatchObject({ outcomeRequired: true, outcomes: ['resolved', 'follow-up', 'referred'] });
  expect(found?.marks).toEqual(['copies']);
  expect(refusal(await agent.call('finish', at))).toBe('outcome-required');
  expect(refusal(await agent.call('finishAndCallNext', one))).toBe('outcome-required');
  expect(refusal(await agent.call('addMark', { ...at, body: { markId: 'forms' } }))).toBe('not-of-service');
  expect(refusal(await agent.call('addMark', { ...at, body: { markId: 'copies' } }))).toBe('other-mark-kind');
  value(await agent.call('finish', { ...at, body: { outcomeId: 'referred' } }));
});

test('MARK-13: marks are for the agent who serves or has just finished the step, and for supervisors', async () => {
  const visitId = await served('cards');
  const insured = { params: { visitId }, body: { markId: 'insurance', amountThousandths: 12_500 } };
  expect(refusal(await agent2.call('addMark', insured))).toBe('forbidden');
  expect(refusal(await agent.call('addMark', { ...insured, body: { markId: 'insurance' } }))).toBe('mark-amount');
  value(await agent.call('finish', { params: { visitId } }));
  expect(refusal(await agent2.call('addMark', insured))).toBe('forbidden');
  value(await agent.call('addMark', insured));
  value(await (await branch.signIn('supervisor')).call('addMark', insured));
  await served('cards');
  expect(refusal(await agent.call('addMark', insured))).toBe('invalid-state');
  const { visit } = value(await agent.call('visit', { params: { visitId } }));
  expect(visit.marks.map(({ markId, amount }) => [markId, amount?.thousandths])).toEqual([
    ['insurance', 12_500],
    ['insurance', 12_500],
  ]);
});

test('MARK-9: managers get the marks as rows and as a file, with the names of marks and a column for each unit', async () => {
  const days = { from: '2026-03-02', to: '2026-03-02' };
  const params = { marksBy: 'agents' } as const;
  const byAgent = value(await manager.call('marksReport', { params, query: days }));
  expect(byAgent).toMatchObject({
    total: { times: 2, offers: 2, marked: 1, served: 2, share: 0.5 },
    items: [{ key: 'agent' }],
    agentNames: { agent: 'Amira' },
  });
  expect(refusal(await agent.call('marksReport', { params, query: days }))).toBe('forbidden');
  const file = await fetch(`${branch.address}/api/v1/reports/marks/marks?from=2026-03-02&to=2026-03-02&format=csv`, {
    headers: { cookie: manager.cookie },
  });
  expect(file.headers.get('content-disposition')).toContain('foyer-marks-marks-2026-03-02-2026-03-02.csv');
  expect(parse(await file.text(), { bom: true, columns: true })).toEqual([
    expect.objectContaining({ Mark: 'Travel insurance', Times: '2', 'Amount (EUR)': '25' }),
  ]);
});
