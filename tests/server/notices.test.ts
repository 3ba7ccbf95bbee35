import { type Instant, manualClock } from '@foyer/basics';
import type { LiveRecord, RouteBody } from '@foyer/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followLive, type LiveFollower } from '../harness/live-follower.ts';
import { MORNING, refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let supervisor: SignedIn;
let clock: ReturnType<typeof manualClock>;
const followers: LiveFollower[] = [];

beforeEach(async () => {
  clock = manualClock(MORNING);
  branch = await startTestBranch({ clock });
  supervisor = await branch.signIn('supervisor');
});
afterEach(async () => {
  for (const follower of followers.splice(0)) follower.close();
  await branch.close();
});

const delay: RouteBody<'postNotice'> = {
  about: 'delay',
  text: { en: 'Loans take longer today.', ar: 'القروض أبطأ اليوم.' },
  serviceIds: ['loans'],
  places: ['screen', 'kiosk', 'paper', 'phone'],
};
const minutes = (count: number) => new Date(MORNING + count * 60_000).toISOString();

/** The texts that a view shows, in the branch's first language. */
function shown(records: readonly LiveRecord[]): string[] {
  return records.flatMap((record) => (record.kind === 'notice' ? [record.text.en ?? ''] : []));
}

test('NOTICE-8: a notice reaches every view of the places it is shown in, and tells customers nothing of who wrote it', async () => {
  const { notice } = value(await supervisor.call('postNotice', { body: { ...delay, places: ['screen', 'phone'] } }));
  expect(notice).toMatchObject({ by: 'Salma', version: 1, zones: [], until: null, drill: false });
  const agent = await branch.signIn('agent');
  const loans = value(await agent.call('issueTicket', { body: { serviceId: 'loans' } }));
  const cash = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  const follow = (cookie?: string) => {
    const follower = followLive(branch.address, cookie === undefined ? {} : { cookie });
    followers.push(follower);
    return follower;
  };
  const staff = follow(supervisor.cookie);
  const guest = follow();
  const notices = (records: readonly LiveRecord[]) => records.filter(({ kind }) => kind === 'notice');
  expect(notices(await staff.follow('floor'))).toMatchObject([{ id: notice.id, by: 'Salma' }]);
  expect(notices(await staff.follow('signage:hall'))).toMatchObject([{ id: notice.id, by: null }]);
  expect(notices(await staff.follow('kiosk'))).toEqual([]);
  expect(notices(await guest.follow(`ticket:${loans.ticket.token}`))).toMatchObject([{ id: notice.id, by: null }]);
  // It is of no interest to who comes for something else.
  expect(notices(await guest.follow(`ticket:${cash.ticket.token}`))).toEqual([]);
});

test('NOTICE-9: a correction and a withdrawal reach every view at once; a notice begins and ends by itself', async () => {
  const follower = followLive(branch.address, { cookie: supervisor.cookie });
  followers.push(follower);
  await follower.follow('signage:hall');
  const body = { ...delay, from: minutes(10), until: minutes(20) };
  const { notice } = value(await supervisor.call('postNotice', { body }));
  const now = () => shown(follower.records('signage:hall'));
  expect(value(await supervisor.call('notices')).items).toHaveLength(1);
  expect(now()).toEqual([]);
  clock.set((MORNING + 10 * 60_000) as Instant);
  await expect.poll(now).toEqual(['Loans take longer today.']);
  const right = { ...body, text: { en: 'Loans are as quick as ever.' }, expectedVersion: 1 };
  const correct = () => supervisor.call('correctNotice', { params: { noticeId: notice.id }, body: right });
  expect(value(await correct()).notice).toMatchObject({ version: 2, by: 'Salma' });
  await expect.poll(now).toEqual(['Loans are as quick as ever.']);
  expect(refusal(await correct())).toBe('version-conflict');
  clock.set((MORNING + 20 * 60_000) as Instant);
  await expect.poll(now).toEqual([]);
  expect(value(await supervisor.call('notices')).items).toEqual([]);
  const open = value(await supervisor.call('postNotice', { body: delay })).notice;
  await expect.poll(now).toEqual(['Loans take longer today.']);
  value(await supervisor.call('withdrawNotice', { params: { noticeId: open.id } }));
  await expect.poll(now).toEqual([]);
});

test('NOTICE-10: a printed ticket says what is told on paper to who comes for its service, in its language; nothing that is only practised', async () => {
  value(await supervisor.call('postNotice', { body: delay }));
  value(
    await supervisor.call('postNotice', { body: { ...delay, text: { en: 'Only on screens.' }, places: ['screen'] } }),
  );
  // Paper outlasts what is practised.
  const drill = { about: 'emergency', drill: true, confirmed: true, serviceIds: [] } as const;
  value(await supervisor.call('postNotice', { body: { ...delay, ...drill, serviceIds: [] } }));
  const agent = await branch.signIn('agent');
  const paper = async (serviceId: string, language: string) =>
    value(await agent.call('issueTicket', { body: { serviceId, language } })).ticket.notices;
  expect(await paper('loans', 'en')).toEqual(['Loans take longer today.']);
  expect(await paper('loans', 'ar')).toEqual(['القروض أبطأ اليوم.']);
  expect(await paper('cash', 'en')).toEqual([]);
});

test('NOTICE-11: supervisors post notices unless that is withheld from them; an emergency has to be meant twice', async () => {
  const agent = await branch.signIn('agent');
  expect(refusal(await agent.call('postNotice', { body: delay }))).toBe('forbidden');
  const emergency: RouteBody<'postNotice'> = {
    about: 'emergency',
    text: { en: 'Leave by the south door.' },
    places: ['screen'],
  };
  expect(refusal(await supervisor.call('postNotice', { body: emergency }))).toBe('not-confirmed');
  value(await supervisor.call('postNotice', { body: delay }));
  const { notice } = value(await supervisor.call('postNotice', { body: { ...emergency, confirmed: true } }));
  // What is urgent stands first, whatever was posted last.
  value(await supervisor.call('postNotice', { body: delay }));
  expect(value(await agent.call('notices')).items[0]?.id).toBe(notice.id);
  const admin = await branch.signIn('admin');
  const salma = value(await admin.call('people')).items.find(({ displayName }) => displayName === 'Salma');
  const { id: personId = '', version = 0 } = salma ?? {};
  value(
    await admin.call('changePerson', {
      params: { personId },
      body: { withheld: ['notices'], version },
    }),
  );
  // Whoever's rights change is signed out.
  const again = await branch.signIn('supervisor');
  expect(refusal(await again.call('postNotice', { body: delay }))).toBe('forbidden');
});
