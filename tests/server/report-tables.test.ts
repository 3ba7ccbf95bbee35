import { renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { refusal, startTestBranch, value } from '../harness/test-branch.ts';

/** A running branch with an agent at a counter. */
async function started() {
  const branch = await startTestBranch({});
  onTestFinished(() => branch.close());
  const agent = await branch.signIn('agent');
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  return { branch, agent, manager: await branch.signIn('manager') };
}

test('TABLES-3: what was committed is found at once, by its visit, in the day’s search and in the audit', async () => {
  const { agent, manager } = await started();
  for (let round = 0; round < 20; round += 1) {
    const { visit } = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
    const [found, history, audit] = await Promise.all([
      agent.call('searchVisits'),
      agent.call('visitHistory', { params: { visitId: visit.id } }),
      manager.call('audit', { query: { visitId: visit.id } }),
    ]);
    expect(value(found).items[0]?.id).toBe(visit.id);
    expect(value(history).items[0]?.type).toBe('TicketIssued');
    expect(value(audit).items.at(-1)?.type).toBe('TicketIssued');
  }
});

test('TABLES-4: tables that can’t follow hold up no command; who asks them is told, and they go on once they can', async () => {
  const { branch, agent } = await started();
  value(await agent.call('searchVisits'));
  const run = (sql: string) => {
    const file = new DatabaseSync(path.join(branch.dataFolder, 'reports.sqlite'));
    file.exec(sql);
    file.close();
  };
  run("CREATE TRIGGER refused BEFORE INSERT ON visits BEGIN SELECT RAISE(ABORT, 'broken off'); END");
  const { visit } = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  expect(refusal(await agent.call('searchVisits'))).toBe('reports-behind');
  const ready = value(await agent.call('ready'));
  expect(ready.ready).toBe(true);
  expect(ready.followers.find(({ name }) => name === 'reports')).toMatchObject({
    behind: expect.toSatisfy((events: number) => events > 0),
    trouble: expect.stringContaining('tries again'),
  });
  expect(value(await agent.call('callNext', { params: { counterId: 'counter-1' } })).visit?.id).toBe(visit.id);
  run('DROP TRIGGER refused');
  expect(value(await agent.call('searchVisits')).items[0]?.id).toBe(visit.id);
  const { followers } = value(await agent.call('ready'));
  expect(followers.find(({ name }) => name === 'reports')).toMatchObject({ behind: 0, trouble: null });
});

test('TABLES-5: the process that keeps the tables ends when their file is lost, and the next one makes them anew', async () => {
  const { branch, agent, manager } = await started();
  value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  expect(value(await agent.call('searchVisits')).items).toHaveLength(1);
  const file = path.join(branch.dataFolder, 'reports.sqlite');
  const place = () => statSync(file, { throwIfNoEntry: false })?.ino;
  const before = place();
  renameSync(file, `${file}.elsewhere`);
  // Its process looks for it before it writes, once a second.
  await expect
    .poll(async () => {
      value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
      await agent.call('searchVisits');
      return place();
    })
    .toSatisfy((now) => now !== undefined && now !== before);
  const { visit } = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  await expect.poll(async () => (await agent.call('searchVisits')).ok).toBe(true);
  expect(value(await agent.call('searchVisits')).items[0]?.id).toBe(visit.id);
  expect(value(await manager.call('audit', { query: { visitId: visit.id } })).items).toHaveLength(2);
});
