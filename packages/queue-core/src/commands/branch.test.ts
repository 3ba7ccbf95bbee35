import type { CategoryId, CounterId, Instant, ServiceId } from '@foyer/basics';
import { formatMistake } from '@foyer/configuration';
import {
  ana,
  bank,
  ben,
  cards,
  cash,
  counter1,
  counter2,
  counter3,
  loans,
  monday,
  serviceNamed,
  tuesday,
} from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { initialState } from '../state.ts';
import { Story } from '../testing/story.ts';

describe('configuring', () => {
  test('SETUP-1: nothing but a configuration is accepted by a branch that has none', () => {
    const story = new Story();
    const unconfigured = { code: 'invalid-state', what: 'branch', id: '', state: 'unconfigured' };
    expect(story.refusal({ type: 'open-branch' })).toEqual(unconfigured);
    expect(story.refusal({ type: 'close-branch' })).toEqual(unconfigured);
    expect(story.refusal({ type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false })).toEqual(
      unconfigured,
    );
    expect(story.refusal({ type: 'open-counter', counterId: counter1, agentId: ana })).toMatchObject({
      code: 'not-found',
    });
    expect(story.do({ type: 'configure-branch', config: bank })).toEqual([{ type: 'BranchConfigured', config: bank }]);
    expect([...story.state.services.keys()]).toEqual([cash, cards, loans]);
    expect(story.state.counters.get(counter1)).toEqual({ kind: 'closed' });
  });

  test('FOUND-6: a configuration keeps of the pictures that come with it those that it shows', () => {
    const [logo, other] = ['a', 'b'].map((digit) => digit.repeat(64));
    if (logo === undefined || other === undefined) throw new Error('There are two');
    const pictures = [other, logo].map((hash) => ({ hash, mediaType: 'image/png' as const, bytes: 9 }));
    const config = { ...bank, looks: { logo } };
    const story = new Story();
    expect(story.refusal({ type: 'configure-branch', config })).toMatchObject({
      mistakes: [{ code: 'unknown-picture', path: ['looks', 'logo'] }],
    });
    expect(story.do({ type: 'configure-branch', config, pictures }).map(({ type }) => type)).toEqual([
      'BranchConfigured',
      'PictureStored',
    ]);
    expect([...story.state.pictures].map(({ hash }) => hash)).toEqual([logo]);
    expect(story.do({ type: 'configure-branch', config, pictures })).toEqual([]);
  });

  test('SETUP-2: the same configuration again is accepted and changes nothing', () => {
    const story = Story.open();
    expect(story.do({ type: 'configure-branch', config: structuredClone(bank) })).toEqual([]);
  });

  test('SETUP-3: a new configuration keeps what goes on: counters at work, suspensions, who waits', () => {
    const story = Story.open();
    const visitId = story.issue(cash);
    story.do({ type: 'suspend-service', serviceId: cards, reason: 'technical' });
    const teller = {
      id: 'counter-9' as CounterId,
      number: '9',
      zone: { en: 'Hall' },
      profileId: bank.counters[0]?.profileId,
    };
    if (teller.profileId === undefined) throw new Error('The bank has counters');
    const counters = [...bank.counters, { ...teller, profileId: teller.profileId }];
    story.do({ type: 'configure-branch', config: { ...bank, counters } });
    expect(story.state.counters.get(counter1)).toMatchObject({ kind: 'open', agentId: ana });
    expect(story.state.counters.get(teller.id)).toEqual({ kind: 'closed' });
    expect(story.state.services.get(cards)?.suspended?.reason).toBe('technical');
    expect(story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId).toBe(visitId);
  });

  test('SETUP-4: what has been used can’t be taken out, what has not can', () => {
    const story = Story.open();
    const mistakesIn = (config: typeof bank) => {
      const refusal = story.refusal({ type: 'configure-branch', config });
      return refusal?.code === 'invalid-configuration' ? refusal.mistakes.map(formatMistake) : refusal;
    };
    const withoutCounter = (id: CounterId) => ({ ...bank, counters: bank.counters.filter((one) => one.id !== id) });
    const inUse = (item: string) => `${item}: has been used and can't be taken out; retire it instead.`;
    expect(mistakesIn(withoutCounter(counter1))).toEqual([inUse('counter “counter-1”')]);
    const withoutLoans = {
      ...bank,
      services: bank.services.filter(({ id }) => id !== loans),
      profiles: bank.profiles.map((profile) => ({ ...profile, tiers: [[cash, cards]] })),
    };
    const visitId = story.issue(loans);
    const cashVisit = story.issue(cash);
    expect(mistakesIn(withoutLoans)).toEqual([inUse('service “loans”')]);
    expect(mistakesIn({ ...withoutLoans, classes: bank.classes.slice(1) })).toEqual([
      inUse('service “loans”'),
      inUse('priority class “regular”'),
    ]);
    story.do({ type: 'transfer', visitId, target: { to: 'counter', counterId: counter3 }, position: 'last' });
    expect(mistakesIn(withoutCounter(counter3))).toEqual([inUse('counter “counter-3”')]);
    story.do({ type: 'cancel', visitId });
    story.do({ type: 'cancel', visitId: cashVisit });
    story.do({ type: 'end-day' });
    expect(mistakesIn(withoutLoans)).toEqual([inUse('service “loans”')]);
    const withoutPriority = { ...bank, classes: bank.classes.slice(0, 1) };
    expect(story.do({ type: 'configure-branch', config: withoutPriority })).toHaveLength(1);
    expect(mistakesIn({ ...bank, branchId: 'inland' as typeof bank.branchId })).toEqual([
      "branchId: a branch keeps its id, so “harbour” can't become “inland”.",
    ]);
  });

  test('SETUP-5: a service that is not configured any more takes nobody', () => {
    const story = Story.open();
    const extra = serviceNamed('extra' as ServiceId, { seriesId: bank.series[0]?.id ?? ('' as never) });
    story.do({ type: 'configure-branch', config: { ...bank, services: [...bank.services, extra] } });
    story.do({ type: 'configure-branch', config: bank });
    const unknown = { code: 'not-found', what: 'service', id: 'extra' };
    expect(story.refusal({ type: 'suspend-service', serviceId: extra.id, reason: 'no-staff' })).toEqual(unknown);
    expect(story.refusal({ type: 'issue-ticket', serviceId: extra.id, channel: 'kiosk', printing: false })).toEqual(
      unknown,
    );
  });

  test('SETUP-6: a branch’s categories may form a tree', () => {
    const [root] = bank.categories;
    if (root === undefined) throw new Error('The bank has a category');
    const child = { id: 'counter-desk' as CategoryId, name: { en: 'Counter' }, parentId: root.id };
    const story = new Story();
    expect(story.do({ type: 'configure-branch', config: { ...bank, categories: [root, child] } })).toHaveLength(1);
  });
});

describe('the branch day', () => {
  test('DAY-1: a branch opens today and closes; neither twice', () => {
    const story = new Story();
    story.do({ type: 'configure-branch', config: bank });
    const closed = { code: 'invalid-state', what: 'branch', id: 'harbour', state: 'closed' };
    expect(story.refusal({ type: 'close-branch' })).toEqual(closed);
    expect(story.do({ type: 'open-branch' })).toEqual([{ type: 'BranchOpened', day: monday, dueAt: null }]);
    expect(story.refusal({ type: 'open-branch' })).toEqual({ ...closed, state: 'open' });
    expect(story.do({ type: 'close-branch' })).toEqual([{ type: 'BranchClosed', dueAt: null }]);
    expect(story.state.day).toBe(monday);
    expect(story.refusal({ type: 'close-branch' })).toEqual(closed);
  });

  test('DAY-2: a closed branch takes nobody new and goes on serving who is there', () => {
    const story = Story.open();
    const visitId = story.issue();
    story.do({ type: 'close-branch' });
    expect(story.refusal({ type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false })).toEqual({
      code: 'branch-closed',
    });
    expect(story.callAndFinish().visitId).toBe(visitId);
  });

  test('DAY-3: the end of the day closes every open visit and counter and leaves nothing of the day but its ended visits', () => {
    const story = Story.open();
    const [served, held, waiting] = [
      story.visitAt('serving'),
      story.visitAt('held'),
      story.issue(cash, { printing: true }),
    ];
    story.do({ type: 'escalate', visitId: waiting, reason: 'complaint' });
    expect(story.do({ type: 'end-day' })).toEqual([
      { type: 'BranchClosed', dueAt: null },
      { type: 'VisitAutoClosed', visitId: served },
      { type: 'VisitAutoClosed', visitId: held },
      { type: 'VisitAutoClosed', visitId: waiting },
      { type: 'CounterClosed', counterId: counter1, because: 'day-ended' },
      { type: 'CounterClosed', counterId: counter2, because: 'day-ended' },
      { type: 'DayEnded', day: monday, dueAt: null },
    ]);
    const { branch, day, visits, past, queues, openNumbers, escalations, prints, calls, counters, services } =
      story.state;
    expect({ branch, day }).toMatchObject({ branch: { kind: 'closed' }, day: null });
    expect([visits.size, queues.size, openNumbers.size, escalations.size, calls.size]).toEqual([0, 0, 0, 0, 0]);
    expect([...past.keys()].toSorted()).toEqual([served, held, waiting].toSorted());
    expect([...prints.values()].map(({ visitId }) => visitId)).toEqual([waiting]);
    expect([...counters.values()].every(({ kind }) => kind === 'closed')).toBe(true);
    expect([...services.values()].map((service) => service.waiting)).toEqual([0, 0, 0]);
  });

  test('DAY-4: ending a day that has ended is accepted and does nothing', () => {
    const story = Story.open();
    story.do({ type: 'end-day' });
    expect(story.do({ type: 'end-day' })).toEqual([]);
    expect(new Story().do({ type: 'end-day' })).toEqual([]);
    expect(initialState.day).toBeNull();
  });

  test('DAY-5: opening a new day first ends an older one that nobody ended', () => {
    const story = Story.open();
    const visitId = story.issue();
    story.today = tuesday;
    expect(story.do({ type: 'open-branch' }).map(({ type }) => type)).toEqual([
      'BranchClosed',
      'VisitAutoClosed',
      'CounterClosed',
      'CounterClosed',
      'DayEnded',
      'BranchOpened',
    ]);
    expect(story.state.day).toBe(tuesday);
    expect(story.state.visits.has(visitId)).toBe(false);
    expect(story.visit(story.issue()).number).toBe('A001');
  });

  test('DAY-6: a day past its cut-over issues tickets until it is ended', () => {
    const story = Story.open();
    story.issue();
    story.today = tuesday;
    expect(story.visit(story.issue()).number).toBe('A002');
    expect(story.events.at(-1)?.body).toMatchObject({ day: monday });
  });

  test('DAY-7: a day opened again, ended or not, goes on with its numbers', () => {
    const story = Story.open();
    story.issue();
    story.do({ type: 'close-branch' });
    story.do({ type: 'open-branch' });
    expect(story.visit(story.issue()).number).toBe('A002');
    story.do({ type: 'end-day' });
    story.do({ type: 'open-branch' });
    expect(story.visit(story.issue()).number).toBe('A003');
  });

  test('DAY-8: when the wall clock steps back the day goes on, and who comes later stands later', () => {
    const story = Story.open();
    const early = story.issue();
    story.now = (story.now - 3_600_000) as Instant;
    story.today = '2026-03-01' as typeof monday;
    const late = story.issue();
    expect(story.visit(late).issuedAt).toBeLessThan(story.visit(early).issuedAt);
    expect(story.callAndFinish().visitId).toBe(early);
    story.do({ type: 'close-branch' });
    expect(story.do({ type: 'open-branch' })).toEqual([{ type: 'BranchOpened', day: monday, dueAt: null }]);
    expect(story.callAndFinish().visitId).toBe(late);
  });

  test('DAY-10: the days go on from the last one when another time zone puts the present before it', () => {
    const story = Story.open();
    story.issue();
    story.do({ type: 'end-day' });
    story.today = '2026-03-01' as typeof monday;
    story.do({ type: 'configure-branch', config: { ...bank, timeZone: 'America/New_York' } });
    expect(story.do({ type: 'open-branch' })).toEqual([{ type: 'BranchOpened', day: monday, dueAt: null }]);
    expect(story.visit(story.issue()).number).toBe('A002');
    story.do({ type: 'end-day' });
    story.today = tuesday;
    expect(story.do({ type: 'open-branch' })).toEqual([{ type: 'BranchOpened', day: tuesday, dueAt: null }]);
    expect(story.visit(story.issue()).number).toBe('A001');
  });

  test('DAY-9: suspensions outlast the day', () => {
    const story = Story.open();
    story.do({ type: 'suspend-service', serviceId: cash, reason: 'no-staff' });
    story.do({ type: 'end-day' });
    story.today = tuesday;
    story.do({ type: 'open-branch' });
    expect(story.state.services.get(cash)?.suspended?.reason).toBe('no-staff');
    expect(story.do({ type: 'open-counter', counterId: counter1, agentId: ben })).toHaveLength(1);
  });
});
