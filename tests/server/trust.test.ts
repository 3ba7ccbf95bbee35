import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CounterId, ProfileId } from '@foyer/basics';
import { DEMO_PASSWORD, demoStaff } from '@foyer/branch-server';
import { createClient } from '@foyer/client';
import { StorageUnavailable, verify } from '@foyer/store';
import { afterEach, expect, test } from 'vitest';
import { refusal, roomyBranch, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const AGENTS = 50;
const TICKETS = Number(process.env.FOYER_HERD_TICKETS ?? 3_000);

let branch: TestBranch | null = null;
afterEach(async () => {
  await branch?.close();
  branch = null;
});

test('TRUST-3: fifty agents call from thousands of tickets; nobody is called twice, nobody is lost', async () => {
  const counters = Array.from({ length: AGENTS }, (_, index) => ({
    id: `c${index}` as CounterId,
    number: String(index + 1),
    zone: { en: 'Hall' },
    profileId: 'teller' as ProfileId,
  }));
  const staff = Array.from({ length: AGENTS }, (_, index) => `a${index}`);
  const agents = staff.map(
    (name) => ({ name, displayName: name, role: 'supervisor', password: DEMO_PASSWORD }) as const,
  );
  const settings = { branch: { ...roomyBranch, counters }, staff: [...demoStaff, ...agents] };
  branch = await startTestBranch({ settings });
  const supervisor = await branch.signIn('supervisor');
  const kiosk = await branch.pair('kiosk');
  const issued = new Set<string>();
  const lines = ['cash', 'transfers', 'exchange'];
  const classes = ['standard', 'assisted', 'premier'];
  let next = 0;
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (; next < TICKETS; ) {
        const index = next++;
        const body = { serviceId: lines[index % 3] ?? 'cash', priorityClass: classes[index % 7] ?? 'standard' };
        issued.add(value(await kiosk.call('issueTicket', { body })).visit.id);
      }
    }),
  );
  expect(issued.size).toBe(TICKETS);
  const calls = new Map<string, number>();
  await Promise.all(
    counters.map(async (counter, index) => {
      const one = { params: { counterId: counter.id } };
      value(await supervisor.call('openCounter', { ...one, body: { agentId: staff[index] ?? '' } }));
      for (;;) {
        const called = await supervisor.call('callNext', one);
        if (!called.ok) {
          expect(called.error.code).toBe('queue-empty');
          return;
        }
        const { id } = called.value.visit;
        calls.set(id, (calls.get(id) ?? 0) + 1);
        value(await supervisor.call('noShow', { params: { visitId: id } }));
      }
    }),
  );
  expect(calls.size).toBe(TICKETS);
  expect([...calls.values()].filter((times) => times !== 1)).toEqual([]);
  expect([...calls.keys()].every((id) => issued.has(id))).toBe(true);
}, 300_000);

test('TRUST-4: a full disk refuses, breaks nothing, is started on, and works again', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-full-'));
  try {
    branch = await startTestBranch({ dataFolder: folder, maxPages: 160 });
    const agent = await branch.signIn('agent');
    const { address } = branch;
    const { cookie } = agent;
    const body = JSON.stringify({ serviceId: 'cash', notes: 'n'.repeat(900) });
    // Each is asked for once: the product's own client tries again what the disk refuses.
    const issue = async () => {
      const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const response = await fetch(`${address}/api/v1/tickets`, { method: 'POST', headers, body });
      return {
        status: response.status,
        answer: (await response.json()) as { visit?: { number: string }; code?: string },
      };
    };
    const told: string[] = [];
    let refused = 0;
    while (refused < 5) {
      const answers = await Promise.all(Array.from({ length: 8 }, issue));
      for (const { status, answer } of answers) {
        if (status === 201 && answer.visit !== undefined) told.push(answer.visit.number);
        else {
          expect(answer.code).toBe('storage-unavailable');
          refused += 1;
        }
      }
    }
    expect(told.length).toBeGreaterThan(0);
    const ready = await fetch(`${branch.address}/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain('disk');
    // Still readable, and nothing of what was refused is there.
    const { state } = branch.branch.context.runner;
    expect(state.visits.size).toBe(told.length);
    expect(value(await agent.call('services')).items.find(({ id }) => id === 'cash')?.waiting).toBe(told.length);
    // Signed out is signed out.
    expect(value(await agent.call('me')).user?.name).toBe('agent');
    value(await agent.call('signOut'));
    expect(value(await agent.call('me')).user).toBeNull();
    await branch.close();
    expect(verify(folder)).toMatchObject({ ok: true });
    // A start finds it as full, and says so.
    let full = true;
    const disturb = (sql: string) => {
      if (full && /^(INSERT|UPDATE|DELETE)/i.test(sql)) throw new StorageUnavailable('refused', 'SQLITE_FULL', 'full');
    };
    branch = await startTestBranch({ dataFolder: folder, disturb, open: false });
    expect((await fetch(`${branch.address}/ready`)).status).toBe(503);
    expect(branch.branch.context.runner.state.visits.size).toBe(told.length);
    expect(
      refusal(
        await createClient({ baseUrl: branch.address }).call('signIn', {
          body: { name: 'agent', password: DEMO_PASSWORD },
        }),
      ),
    ).toBe('storage-unavailable');
    // There is room again.
    full = false;
    const after = await branch.signIn('agent');
    const { visit } = value(await after.call('issueTicket', { body: { serviceId: 'cash' } }));
    expect(told).not.toContain(visit.number);
    expect(branch.branch.context.runner.state.visits.size).toBe(told.length + 1);
    expect(refusal(await after.call('callNext', { params: { counterId: 'counter-1' } }))).toBe('invalid-state');
  } finally {
    await branch?.close();
    branch = null;
    await rm(folder, { recursive: true, force: true });
  }
});
