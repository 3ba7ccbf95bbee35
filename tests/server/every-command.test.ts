import { ESCALATIONS_BY, MARKS_BY, REPORTS } from '@foyer/basics';
import type { RouteName, RouteReply } from '@foyer/contract';
import { schemasOf } from '@foyer/contract/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let agent: SignedIn;
let agent2: SignedIn;
let supervisor: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  branch = await startTestBranch();
  [agent, agent2, supervisor, admin] = await Promise.all([
    branch.signIn('agent'),
    branch.signIn('agent2'),
    branch.signIn('supervisor'),
    branch.signIn('admin'),
  ]);
});
afterAll(() => branch.close());

type Options = { params?: object; query?: object; body?: object };

/** Calls routes as this client and holds each reply against its schema. */
function checked(client: SignedIn) {
  const send = client.call as (name: RouteName, options?: Options) => ReturnType<typeof client.call>;
  return {
    async call<N extends RouteName>(name: N, options?: Options): Promise<RouteReply<N>> {
      const schema = schemasOf(name).reply;
      const reply = value(await send(name, options));
      expect(schema.safeParse(reply).error?.issues ?? [], name).toEqual([]);
      return reply as RouteReply<N>;
    },
  };
}

test('API-20, API-11: every command does its work, and every reply fits its schema', async () => {
  const a = checked(agent);
  const b = checked(agent2);
  const s = checked(supervisor);
  const m = checked(admin);
  const one = { params: { counterId: 'counter-1' } };
  const two = { params: { counterId: 'counter-2' } };
  const take = async (serviceId = 'cash') => (await a.call('issueTicket', { body: { serviceId } })).visit;
  const on = (visitId: string, body = {}) => ({ params: { visitId }, body });

  await a.call('branch');
  await a.call('services');
  await a.call('counters');
  await a.call('me');
  await a.call('openCounter', one);
  const pause = await a.call('pauseCounter', { ...one, body: { reason: 'break', minutes: 15 } });
  expect(pause.counter).toMatchObject({ status: 'paused', returnsAt: expect.stringMatching(/Z$/) });
  expect(refusal(await agent.call('callNext', one))).toBe('invalid-state');
  const switched = await s.call('setProfile', { ...one, body: { profileId: 'adviser' } });
  expect(switched.counter).toMatchObject({ profileId: 'adviser', switched: true });
  expect((await s.call('setProfile', { ...one, body: { profileId: null } })).counter.switched).toBe(false);
  await a.call('resumeCounter', one);
  await b.call('openCounter', two);
  expect(refusal(await agent.call('messageCounter', { ...two, body: { message: 'Tea?' } }))).toBe('forbidden');
  await s.call('messageCounter', { ...two, body: { message: 'Please take the lady in red' } });
  const [message] = (await s.call('floor')).messages;
  expect(message).toMatchObject({ counterId: 'counter-2', text: 'Please take the lady in red', by: 'Salma' });
  const read = { params: { counterId: 'counter-2', messageId: message?.id ?? '' } };
  expect(refusal(await agent.call('readMessage', read))).toBe('forbidden');
  await b.call('readMessage', read);
  expect(refusal(await agent2.call('readMessage', read))).toBe('not-found');

  const first = await take();
  const second = await take();
  const third = await take('transfers');
  const called = await a.call('callNext', one);
  expect(called.visit.id).toBe(first.id);
  expect((await a.call('recall', on(first.id))).visit.stage).toMatchObject({ kind: 'called', times: 2 });
  await a.call('start', on(first.id));
  const chained = await a.call('finishAndCallNext', { ...one, body: { outcomeId: 'follow-up' } });
  expect(chained.finished.id).toBe(first.id);
  expect(chained.visit?.id).toBe(second.id);
  expect((await a.call('undo', one)).counter.visitId).toBe(first.id);
  await a.call('finishAndCallNext', { ...one, body: { outcomeId: 'follow-up' } });
  await a.call('noShow', on(second.id));

  const byHand = await a.call('callVisit', { ...one, body: { visitId: third.id } });
  expect(byHand.because).toEqual({ rule: 'by-hand' });
  await a.call('start', on(third.id));
  const held = await a.call('hold', on(third.id, { reason: 'form-to-fill', note: 'the blue one' }));
  expect(held.visit).toMatchObject({ stage: { kind: 'held' }, notes: [{ text: 'the blue one', agentId: 'agent' }] });
  expect((await a.call('resumeVisit', on(third.id, { counterId: 'counter-1' }))).visit.stage.kind).toBe('serving');
  const later = { reason: 'form-to-fill', owner: { to: 'everyone' }, minutes: 5 } as const;
  expect((await a.call('hold', on(third.id, later))).visit.stage).toMatchObject({ owner: { to: 'everyone' } });
  await a.call('callVisit', { ...one, body: { visitId: third.id } });
  expect((await a.call('returnVisit', on(third.id, { position: 'first' }))).visit.stage).toMatchObject({
    kind: 'waiting',
    first: true,
  });
  await a.call('callVisit', { ...one, body: { visitId: third.id } });
  await a.call('start', on(third.id));
  const transfer = {
    target: { to: 'agent', agentId: 'agent2', serviceId: 'cards' },
    position: 'first',
    note: 'knows the case',
  };
  const moved = await a.call('transfer', on(third.id, transfer));
  expect(moved.visit).toMatchObject({ number: third.number, serviceId: 'cards', step: 1 });
  const pinned = await b.call('callNext', two);
  expect(pinned.visit.id).toBe(third.id);
  await b.call('start', on(third.id));

  const { escalation } = await b.call('escalate', on(third.id, { reason: 'complaint', note: 'wants the manager' }));
  expect(escalation).toMatchObject({ status: 'raised', source: 'agent', note: 'wants the manager' });
  const byId = { params: { escalationId: escalation.id } };
  expect(refusal(await agent.call('acknowledgeEscalation', byId))).toBe('forbidden');
  expect((await s.call('acknowledgeEscalation', byId)).escalation).toMatchObject({
    status: 'acknowledged',
    by: 'Salma',
  });
  const advised = await s.call('adviseEscalation', { ...byId, body: { note: 'Offer the refund' } });
  expect(advised.escalation.advice).toMatchObject({ by: 'Salma', text: 'Offer the refund' });
  const three = { params: { counterId: 'counter-3' } };
  await s.call('openCounter', three);
  const taken = await s.call('takeOverEscalation', { ...byId, body: { counterId: 'counter-3' } });
  expect(taken.escalation).toMatchObject({ taken: { from: 'Jonas' }, status: 'acknowledged' });
  await s.call('start', on(third.id));
  const decided = { resolution: 'approved', note: 'Refunded', sendBack: true };
  expect((await s.call('resolveEscalation', { ...byId, body: decided })).escalation).toMatchObject({
    status: 'resolved',
    decision: 'Refunded',
  });
  await s.call('closeCounter', three);
  expect((await b.call('callNext', two)).visit.id).toBe(third.id);
  await b.call('start', on(third.id));
  const added = { markId: 'insurance', count: 2, amountThousandths: 24_500 };
  const marked = (await b.call('addMark', on(third.id, added))).visit;
  expect(marked.marks).toMatchObject([{ markId: 'insurance', amount: { unit: 'EUR', thousandths: 24_500 } }]);
  const mark = (markRecordId = '') => ({ params: { visitId: third.id, markRecordId } });
  await b.call('removeMark', mark(marked.marks[0]?.id));
  await b.call('addMark', on(third.id, added));
  await b.call('finish', on(third.id, { outcomeId: 'resolved' }));
  expect(refusal(await agent.call('beginMark', { params: { visitId: third.id }, body: { markId: 'copies' } }))).toBe(
    'forbidden',
  );
  const begun = (await b.call('beginMark', on(third.id, { markId: 'copies' }))).visit;
  expect(begun).toMatchObject({ version: marked.version + 1, marks: [{ count: 2 }, { kind: 'timed', until: null }] });
  expect((await b.call('endMark', mark(begun.marks[1]?.id))).visit.marks[1]?.until).not.toBeNull();

  expect(refusal(await agent.call('handOverCounter', two))).toBe('agent-busy');
  await a.call('closeCounter', one);
  expect((await a.call('handOverCounter', two)).counter).toMatchObject({ agentId: 'agent', status: 'open' });
  await b.call('openCounter', one);

  // Several services in one visit, and one without a queue.
  const body = { serviceId: 'cash', furtherServiceIds: ['cards'] };
  const issued = await a.call('issueTicket', { body });
  expect(issued.visit).toMatchObject({ planned: ['cards'], steps: [] });
  expect(issued.ticket.furtherServices).toEqual(['Cards and PIN']);
  expect(refusal(await agent.call('issueTicket', { body: { ...body, furtherServiceIds: ['cash'] } }))).toBe(
    'already-planned',
  );
  const several = issued.visit;
  await a.call('addService', on(several.id, { serviceId: 'transfers', place: 0 }));
  const stale = { params: { visitId: several.id }, body: { services: [], expectedVersion: 2 } };
  const reordered = await a.call('planServices', on(several.id, { services: ['cards'], expectedVersion: 2 }));
  expect(reordered.visit.planned).toEqual(['cards']);
  expect(refusal(await agent.call('planServices', stale))).toBe('version-conflict');
  await a.call('callVisit', { ...two, body: { visitId: several.id } });
  await a.call('start', on(several.id));
  const next = await a.call('finish', on(several.id, { outcomeId: 'resolved', goOn: { to: 'here' } }));
  expect(next.visit).toMatchObject({
    number: several.number,
    serviceId: 'cards',
    step: 1,
    planned: [],
    steps: [{ serviceId: 'cash', how: 'finished', outcomeId: 'resolved', counterId: 'counter-2' }],
    stage: { kind: 'serving', counterId: 'counter-2' },
  });
  expect((await a.call('undo', two)).counter.visitId).toBe(several.id);
  const aBreak = { to: 'break', reason: 'form-to-fill', minutes: 5 } as const;
  const chainedBreak = await a.call('finishAndCallNext', { ...two, body: { goOn: aBreak } });
  expect(chainedBreak.finished.stage).toMatchObject({ kind: 'held', owner: { to: 'everyone' } });
  await a.call('resumeVisit', on(several.id, { counterId: 'counter-2' }));
  expect(refusal(await agent.call('finish', on(several.id, { goOn: { to: 'queue' } })))).toBe('nothing-planned');
  await a.call('finish', on(several.id, { goOn: { to: 'end' } }));
  const direct = await a.call('walkDirect', { ...two, body: { serviceId: 'cash', note: 'knows the way' } });
  expect(direct.visit).toMatchObject({
    notes: [{ text: 'knows the way' }],
    stage: { kind: 'serving', counterId: 'counter-2' },
  });
  expect(refusal(await agent.call('walkDirect', { ...two, body: { serviceId: 'cash' } }))).toBe('counter-busy');
  expect(refusal(await agent.call('walkDirect', { ...one, body: { serviceId: 'cash' } }))).toBe('forbidden');
  await a.call('undo', two);
  expect(refusal(await agent.call('start', on(direct.visit.id)))).toBe('invalid-state');

  const sooner = await take();
  const urgent = await a.call('changePriority', on(sooner.id, { classId: 'premier', reason: 'need' }));
  expect(urgent.visit.classId).toBe('premier');
  await a.call('abandonVisit', on(sooner.id));

  const leaver = await take();
  expect((await a.call('abandonVisit', on(leaver.id))).visit.stage).toMatchObject({ how: 'abandoned' });
  const quitter = await take();
  expect((await a.call('cancelVisit', on(quitter.id))).visit.stage).toMatchObject({ how: 'cancelled' });

  const kiosk = await branch.pair('kiosk', 'Kiosk by the door');
  const printed = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash', printing: true } }));
  const printId = printed.print?.id ?? '';
  const failed = value(
    await kiosk.call('reportPrint', { params: { printId }, body: { outcome: 'failed', reason: 'paper-out' } }),
  );
  expect(failed.print).toMatchObject({ status: 'failed', reason: 'paper-out', number: printed.visit.number });
  value(await kiosk.call('help'));
  value(await kiosk.call('helpTicket', { params: { token: printed.ticket.token } }));
  const floor = await s.call('floor');
  expect(floor.prints.map(({ id }) => id)).toEqual([printId]);
  expect(
    floor.escalations.filter(({ status }) => status === 'raised').map(({ source, place }) => [source, place]),
  ).toEqual([
    ['kiosk', 'Kiosk by the door'],
    ['phone', null],
  ]);

  await s.call('suspendService', {
    params: { serviceId: 'loans' },
    body: { reason: 'technical', message: 'Back after noon' },
  });
  const services = await a.call('services');
  expect(services.items.find(({ id }) => id === 'loans')).toMatchObject({
    status: 'suspended',
    message: 'Back after noon',
  });
  expect(refusal(await agent.call('issueTicket', { body: { serviceId: 'loans' } }))).toBe('service-suspended');
  await s.call('resumeService', { params: { serviceId: 'loans' } });

  const noted = (await a.call('addNote', on(leaver.id, { note: 'will come back' }))).visit.notes[0];
  const onNote = { params: { visitId: leaver.id, noteId: noted?.id ?? '' } };
  const rewritten = await a.call('editNote', { ...onNote, body: { note: 'will come back tomorrow' } });
  expect(rewritten.visit.notes).toMatchObject([{ text: 'will come back tomorrow', by: 'Amira' }]);
  expect((await a.call('eraseNote', onNote)).visit.notes).toEqual([]);
  const edited = await a.call('editVisit', on(printed.visit.id, { language: 'ar', tags: ['accompanied'] }));
  expect(edited.visit).toMatchObject({ language: 'ar', tags: ['accompanied'] });
  expect(await a.call('visitCustomer', { params: { visitId: printed.visit.id } })).toEqual({
    contact: null,
    others: [],
  });

  expect((await a.call('visit', { params: { visitId: third.id } })).visit.number).toBe(third.number);
  const history = await a.call('visitHistory', { params: { visitId: third.id } });
  expect(history.items.map(({ type }) => type)).toEqual([
    'TicketIssued',
    'EstimateQuoted',
    'VisitCalled',
    'ServiceStarted',
    'VisitHeld',
    'VisitResumed',
    'VisitHeld',
    'VisitCalled',
    'VisitReturned',
    'VisitCalled',
    'ServiceStarted',
    'VisitTransferred',
    'VisitCalled',
    'ServiceStarted',
    'EscalationRaised',
    'EscalationAcknowledged',
    'EscalationAdvised',
    'EscalationTakenOver',
    'VisitTransferred',
    'VisitCalled',
    'ServiceStarted',
    'EscalationResolved',
    'VisitTransferred',
    'VisitCalled',
    'ServiceStarted',
    'MarkAdded',
    'MarkRemoved',
    'MarkAdded',
    'VisitFinished',
    'MarkBegun',
    'MarkEnded',
  ]);
  expect(history.items.find(({ type }) => type === 'EscalationResolved')).toMatchObject({
    actor: 'Salma',
    facts: { escalationId: escalation.id, resolution: 'approved' },
  });
  const calls = history.items.filter(({ type }) => type === 'VisitCalled');
  expect(calls.every(({ facts }) => facts.because !== undefined && facts.counterId !== undefined)).toBe(true);
  const found = await a.call('searchVisits', { query: { number: first.number.toLowerCase() } });
  expect(found.items.map(({ id }) => id)).toEqual([first.id]);
  const days = { from: '2026-03-02', to: '2026-03-02' };
  for (const report of REPORTS) {
    expect((await m.call('report', { params: { report }, query: days })).items.length, report).toBeGreaterThan(0);
  }
  for (const grouping of ESCALATIONS_BY) {
    expect((await m.call('escalationReport', { params: { grouping }, query: days })).total).toMatchObject({
      raised: 3,
      acknowledged: 1,
      takenOver: 1,
    });
  }
  for (const marksBy of MARKS_BY) {
    const { total, items } = await m.call('marksReport', { params: { marksBy }, query: days });
    expect(total).toMatchObject({ times: 3, offers: 2, marked: 1, amounts: [{ unit: 'EUR', thousandths: 24_500 }] });
    expect(items).toHaveLength(marksBy === 'marks' ? 2 : 1);
  }
  const csv = await fetch(`${branch.address}/api/v1/reports/services?from=2026-03-02&to=2026-03-02&format=csv`, {
    headers: { cookie: admin.cookie },
  });
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect((await csv.text()).split('\n')[1]).toMatch(/^Cards and PIN,/);

  const { items } = await m.call('devices');
  await m.call('revokeDevice', { params: { deviceId: items[0]?.id ?? '' } });
  expect(refusal(await kiosk.call('issueTicket', { body: { serviceId: 'cash' } }))).toBe('unauthorised');

  await a.call('closeCounter', two);
  await s.call('closeBranch');
  expect(refusal(await agent.call('issueTicket', { body: { serviceId: 'cash' } }))).toBe('branch-closed');
  await s.call('endDay');
  expect((await a.call('branch')).day).toBeNull();
  await a.call('signOut');
  expect(value(await agent.call('me'))).toEqual({ user: null });
});
