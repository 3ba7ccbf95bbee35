import type { Instant } from '@foyer/basics';
import { manualClock } from '@foyer/basics';
import type { Effect } from '@foyer/branch-server';
import { expect, test } from 'vitest';
import { MORNING, startTestBranch, value } from '../harness/test-branch.ts';

test('OUTBOX-15: /ready and the metrics tell of followers; their trouble makes no branch unready and holds up nobody', async () => {
  const clock = manualClock(MORNING);
  const received: string[] = [];
  let broken = true;
  const types = ['TicketIssued'] as const;
  const effects: readonly Effect[] = [
    {
      name: 'phones',
      types,
      occasions: (_, seq) => [{ key: String(seq), payload: { seq } }],
      send: async ({ key }) => {
        received.push(key);
        return received.length === 1 ? { kind: 'again' } : { kind: 'answered' };
      },
    },
    {
      name: 'hooks',
      types,
      occasions: () => {
        if (broken) throw new Error('https://user:secret@example.org refuses');
        return [];
      },
      send: async () => ({ kind: 'answered' }),
    },
  ];
  const branch = await startTestBranch({ clock, effects });
  try {
    const ready = async () => {
      const response = await fetch(`${branch.address}/ready`);
      return { status: response.status, ...((await response.json()) as object) };
    };
    const passed = () => {
      clock.set((clock.now() + 2_000) as Instant);
      return ready();
    };
    const kiosk = await branch.pair('kiosk');
    const { clock: issuedAt } = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash' } }));
    await expect.poll(() => passed().then(() => received.length)).toBe(2);
    await expect.poll(passed).toEqual({
      status: 200,
      ready: true,
      reasons: [],
      followers: [
        expect.objectContaining({ name: 'reports', trouble: null }),
        expect.objectContaining({ name: 'estimates', trouble: null }),
        { name: 'phones', clock: issuedAt, behind: 0, trouble: null },
        {
          name: 'hooks',
          clock: expect.any(Number),
          behind: expect.any(Number),
          trouble: 'It fails at an event and tries again.',
        },
      ],
    });
    const metrics = async () => (await fetch(`${branch.address}/metrics`)).text();
    await expect
      .poll(async () => {
        await passed();
        return metrics();
      })
      .toContain('foyer_outbox_sends_total{follower="phones",result="answered"} 1');
    const text = await metrics();
    expect(text).toContain('foyer_outbox_sends_total{follower="phones",result="failed"} 1');
    expect(text).toContain('foyer_follower_behind_events{follower="phones"} 0');
    expect(text).toMatch(/foyer_follower_behind_events\{follower="hooks"\} [1-9]/);
    broken = false;
    await expect.poll(passed).toMatchObject({ followers: [{}, {}, {}, { name: 'hooks', behind: 0, trouble: null }] });
    expect(new Set(received).size).toBe(1);
  } finally {
    await branch.close();
  }
});
