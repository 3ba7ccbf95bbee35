import type { ProfileId, ServiceId } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { createClient } from '@foyer/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followLive } from '../harness/live-follower.ts';
import { refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let agent: SignedIn;
let agent2: SignedIn;
let supervisor: SignedIn;

/** Counter 1 serves cash alone, counter 2 loans alone. */
const apart = {
  ...demoBranch,
  policy: { ...demoBranch.policy, staffSee: 'own' as const },
  profiles: [
    ...demoBranch.profiles,
    ...(['cash', 'loans'] as const).map((id) => ({
      id: `only-${id}` as ProfileId,
      name: { en: id, ar: id },
      tiers: [[id as ServiceId]],
    })),
  ],
  counters: demoBranch.counters.map((counter, index) =>
    index > 1 ? counter : { ...counter, profileId: (index === 0 ? 'only-cash' : 'only-loans') as ProfileId },
  ),
};

beforeEach(async () => {
  branch = await startTestBranch({ settings: { branch: apart } });
  [agent, agent2, supervisor] = await Promise.all([
    branch.signIn('agent'),
    branch.signIn('agent2'),
    branch.signIn('supervisor'),
  ]);
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  value(await agent2.call('openCounter', { params: { counterId: 'counter-2' } }));
});
afterEach(() => branch.close());

const take = async (serviceId: string) => value(await supervisor.call('issueTicket', { body: { serviceId } })).visit;

test('PRIVACY-6: an agent looks up the customers of their own counter’s services, and nobody else’s', async () => {
  const visits = { cash: await take('cash'), loans: await take('loans') };
  const key = createClient({ baseUrl: branch.address, token: await branch.keyFor('read') });
  const cases = [
    [agent, ['cash']],
    [agent2, ['loans']],
    [supervisor, ['cash', 'loans']],
    [key, ['cash', 'loans']],
  ] as const;
  for (const [client, sees] of cases) {
    for (const service of ['cash', 'loans'] as const) {
      const on = { params: { visitId: visits[service].id } };
      const seen = sees.some((one) => one === service);
      for (const answer of [await client.call('visit', on), await client.call('visitHistory', on)]) {
        if (seen) value<unknown>(answer);
        else expect(refusal(answer)).toBe('forbidden');
      }
    }
    const found = value(await client.call('searchVisits')).items.map(({ serviceId }) => serviceId);
    expect(found.toSorted()).toEqual([...sees]);
  }
});

test('PRIVACY-6: whom an agent called they still see, wherever the customer was sent on to', async () => {
  const visit = await take('cash');
  const on = { params: { visitId: visit.id } };
  value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
  value(await agent.call('start', on));
  value(await agent.call('transfer', { ...on, body: { target: { to: 'service', serviceId: 'loans' } } }));
  value(await agent.call('visit', on));
  expect(value(await agent.call('searchVisits')).items.map(({ id }) => id)).toEqual([visit.id]);
  value(await agent2.call('visit', on));
  value(await agent.call('closeCounter', { params: { counterId: 'counter-1' } }));
  value(await agent.call('visitHistory', on));
  expect(refusal(await agent.call('visit', { params: { visitId: (await take('cash')).id } }))).toBe('forbidden');
});

test('EDIT-3: an agent writes about the customers whom they see, and about nobody else’s', async () => {
  const visits = { cash: await take('cash'), loans: await take('loans') };
  for (const [client, sees, sort] of [
    [agent, visits.cash, visits.loans],
    [agent2, visits.loans, visits.cash],
  ] as const) {
    for (const { id } of [sees, sort]) {
      const on = { params: { visitId: id } };
      const answers = [
        await client.call('addNote', { ...on, body: { note: 'Brings the deed' } }),
        await client.call('editVisit', { ...on, body: { language: 'ar' } }),
        await client.call('visitCustomer', on),
      ];
      for (const answer of answers) {
        if (id === sees.id) value<unknown>(answer);
        else expect(refusal(answer)).toBe('forbidden');
      }
    }
  }
  value(await supervisor.call('editVisit', { params: { visitId: visits.cash.id }, body: { language: 'en' } }));
});

test('PRIVACY-6: an agent looks at no view of a counter that a colleague has, also once they take it', async () => {
  const follower = followLive(branch.address, { cookie: agent.cookie });
  expect(await follower.ask('subscribe', { view: 'counter:counter-1' })).toBeNull();
  expect(await follower.ask('subscribe', { view: 'counter:counter-2' })).toMatchObject({ code: 'forbidden' });
  value(await agent2.call('closeCounter', { params: { counterId: 'counter-2' } }));
  expect(await follower.ask('subscribe', { view: 'counter:counter-2' })).toBeNull();
  const taken = new Promise((resolve) => follower.socket.once('problem', resolve));
  value(await agent2.call('openCounter', { params: { counterId: 'counter-2' } }));
  expect(await taken).toMatchObject({ code: 'forbidden', view: 'counter:counter-2' });
  follower.close();
  const overseer = followLive(branch.address, { cookie: supervisor.cookie });
  expect(await overseer.ask('subscribe', { view: 'counter:counter-2' })).toBeNull();
  overseer.close();
});
