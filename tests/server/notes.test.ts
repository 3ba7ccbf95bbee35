import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { logStart, openHistory } from '@foyer/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followLive } from '../harness/live-follower.ts';
import { MORNING, refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const today = '2026-03-02';
const one = { params: { counterId: 'counter-1' } } as const;
let clock: ReturnType<typeof manualClock>;
let branch: TestBranch;
let agent: SignedIn;
let agent2: SignedIn;
let supervisor: SignedIn;
let manager: SignedIn;

beforeEach(async () => {
  clock = manualClock(MORNING);
  branch = await startTestBranch({ clock });
  [agent, agent2, supervisor, manager] = await Promise.all([
    branch.signIn('agent'),
    branch.signIn('agent2'),
    branch.signIn('supervisor'),
    branch.signIn('manager'),
  ]);
});
afterEach(() => branch.close());

type Body = Parameters<typeof agent.call<'issueTicket'>>[1]['body'];
const take = async (more: Partial<Body> = {}) =>
  value(await agent.call('issueTicket', { body: { serviceId: 'cash', ...more } })).visit;
const on = (visitId: string) => ({ params: { visitId } });
const textsOf = async (visitId: string) =>
  value(await agent.call('visit', on(visitId))).visit.notes.map(({ text }) => text);
const add = async (who: SignedIn, visitId: string, note: string) =>
  value(await who.call('addNote', { ...on(visitId), body: { note } })).visit.notes[0]?.id ?? '';

test('NOTE-6: agents change their own notes, supervisors anybody’s; the newest is read first', async () => {
  const { id } = await take({ notes: 'asks for the manager' });
  const first = await add(agent, id, 'brings the deed');
  const second = await add(agent2, id, 'prefers mornings');
  expect(await textsOf(id)).toEqual(['prefers mornings', 'brings the deed', 'asks for the manager']);
  const onNote = (noteId: string) => ({ params: { visitId: id, noteId } });
  const edit = (who: SignedIn, noteId: string) =>
    who.call('editNote', { ...onNote(noteId), body: { note: 'changed' } });
  expect(refusal(await edit(agent2, first))).toBe('forbidden');
  expect(refusal(await agent2.call('eraseNote', onNote(first)))).toBe('forbidden');
  clock.advance(60_000);
  const { notes } = value(await edit(agent, first)).visit;
  expect(notes[1]).toMatchObject({ id: first, text: 'changed', agentId: 'agent', by: 'Amira' });
  expect(Date.parse(notes[1]?.editedAt ?? '')).toBe(MORNING + 60_000);
  value(await edit(supervisor, second));
  expect(await textsOf(id)).toEqual(['changed', 'changed', 'asks for the manager']);
  value(await supervisor.call('eraseNote', onNote(first)));
  expect(await textsOf(id)).toEqual(['changed', 'asks for the manager']);
  expect(refusal(await edit(agent, first))).toBe('not-found');
  expect(refusal(await agent.call('addNote', { ...on(id), body: { note: ' ' } }))).toBe('validation-failed');
  const { items } = value(await agent.call('visitHistory', on(id)));
  expect(items.map(({ type }) => type).slice(2)).toEqual([
    'NoteAdded',
    'NoteAdded',
    'NoteEdited',
    'NoteEdited',
    'NoteErased',
  ]);
});

test('NOTE-7, PRIVACY-9: what a note said before it was changed or erased is nowhere any more, and no note is in the log, a stored reply or the tables', async () => {
  const { id } = await take();
  const kept = await add(agent, id, 'has a silver cane');
  const gone = await add(agent, id, 'quarrels with the cashier');
  const body = { note: 'walks with a cane' };
  value(await agent.call('editNote', { params: { visitId: id, noteId: kept }, body }));
  value(await agent.call('eraseNote', { params: { visitId: id, noteId: gone } }));
  await branch.branch.close();
  const files = readdirSync(branch.dataFolder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const raw = files.map(({ name }) => [name, readFileSync(path.join(branch.dataFolder, name), 'latin1')] as const);
  for (const [name, text] of raw) {
    expect([name, text.includes('silver cane'), text.includes('quarrels')]).toEqual([name, false, false]);
    if (name !== 'branch.sqlite') expect([name, text.includes('with a cane')]).toEqual([name, false]);
  }
  const history = openHistory({ folder: branch.dataFolder });
  const events: unknown[] = [];
  history.goTo(logStart, (_before, event) => events.push(event));
  history.close();
  expect(JSON.stringify(events)).not.toContain('cane');
});

test('NOTE-7: a customer who is erased leaves no note behind: on every page at once, and figures stay', async () => {
  const visit = await take({ contact: { phone: '+34 600 111 222' }, notes: 'wears a red hat' });
  await add(agent2, visit.id, 'talks a lot');
  const follower = followLive(branch.address, { cookie: supervisor.cookie });
  await follower.ask('subscribe', { view: 'floor' });
  const shown = () => JSON.stringify(follower.records('floor'));
  await expect.poll(shown).toContain('talks a lot');
  const customer = { by: 'ticket', number: visit.number, day: today } as const;
  expect(value(await manager.call('eraseCustomer', { body: { customer } })).receipt).toMatchObject({ texts: 2 });
  await expect.poll(shown).not.toContain('talks a lot');
  expect(shown()).toContain(visit.number);
  expect(await textsOf(visit.id)).toEqual([]);
  follower.close();
});

test('NOTE-4: a colleague’s note neither breaks a command on its way nor stands in the way of an undo', async () => {
  const { id, version } = await take();
  value(await agent.call('openCounter', one));
  value(await agent.call('callVisit', { ...one, body: { visitId: id, expectedVersion: version } }));
  const called = value(await agent.call('visit', on(id))).visit;
  await add(agent2, id, 'is in a hurry');
  value(await agent.call('start', { ...on(id), body: { expectedVersion: called.version } }));
  value(await agent2.call('editVisit', { ...on(id), body: { tags: ['call-back'] } }));
  value(await agent.call('undo', one));
  const { visit } = value(await agent.call('visit', on(id)));
  expect(visit).toMatchObject({ stage: { kind: 'called' }, tags: ['call-back'], notes: [{ text: 'is in a hurry' }] });
});

test('EDIT-1, EDIT-2: only what is given changes; contact details are kept apart, checked as on a ticket, and the history names what was changed', async () => {
  const { id } = await take({ contact: { name: 'Rita Mora', phone: '+34 600 111 222' }, segment: 'salary' });
  const edit = (body: object) => agent.call('editVisit', { ...on(id), body });
  const contact = async () => value(await agent.call('visitCustomer', on(id))).contact;
  value(await edit({ contact: { name: 'Rita Moreno' } }));
  expect(await contact()).toEqual({ name: 'Rita Moreno', phone: '+34 600 111 222', email: null });
  const { visit } = value(await edit({ language: 'ar', segment: null, tags: ['accompanied'] }));
  expect(visit).toMatchObject({ language: 'ar', segment: null, tags: ['accompanied'] });
  const wrong = await edit({ contact: { phone: 'none' }, language: 'en' });
  expect(wrong).toMatchObject({ error: { code: 'validation-failed', errors: [{ field: 'body.contact.phone' }] } });
  expect(refusal(await edit({ tags: ['nothing'] }))).toBe('not-found');
  expect(refusal(await edit({ color: 'red' }))).toBe('validation-failed');
  expect(value(await agent.call('visit', on(id))).visit.language).toBe('ar');
  value(await edit({ contact: { name: null, phone: null } }));
  expect(await contact()).toBeNull();
  const clockBefore = branch.branch.context.runner.state.clock;
  value(await edit({ contact: { name: null }, language: 'ar' }));
  expect(branch.branch.context.runner.state.clock).toBe(clockBefore);
  const { items } = value(await agent.call('visitHistory', on(id)));
  expect(items.filter(({ type }) => type === 'VisitEdited').map(({ facts }) => facts)).toEqual([
    { changed: ['name'] },
    { changed: ['language', 'segment', 'tags'], language: 'ar', segment: null, tags: ['accompanied'] },
    { changed: ['name', 'phone'] },
  ]);
  value(await agent.call('cancelVisit', on(id)));
  expect(refusal(await edit({ language: 'en' }))).toBe('invalid-state');
});

test('EDIT-4: a customer’s other visits are known by the phone they gave or are given later, while they are known', async () => {
  const phone = '+34 600 111 222';
  const first = await take({ contact: { phone } });
  value(await agent.call('openCounter', one));
  value(await agent.call('callVisit', { ...one, body: { visitId: first.id } }));
  value(await agent.call('start', on(first.id)));
  value(await agent.call('finish', { ...on(first.id), body: { outcomeId: 'resolved' } }));
  const second = await take({ serviceId: 'cards' });
  const others = async (id: string) =>
    value(await agent.call('visitCustomer', on(id))).others.map(({ number, agentName, outcomeId }) => ({
      number,
      agentName,
      outcomeId,
    }));
  expect(await others(second.id)).toEqual([]);
  value(await agent.call('editVisit', { ...on(second.id), body: { contact: { phone: '0034 600 111222' } } }));
  expect(await others(second.id)).toEqual([{ number: first.number, agentName: 'Amira', outcomeId: 'resolved' }]);
  expect(await others(first.id)).toEqual([{ number: second.number, agentName: null, outcomeId: null }]);
  value(await agent.call('editVisit', { ...on(second.id), body: { contact: { phone: null } } }));
  expect(await others(first.id)).toEqual([]);
  value(await agent.call('editVisit', { ...on(second.id), body: { contact: { phone } } }));
  const customer = { by: 'phone', phone } as const;
  value(await manager.call('eraseCustomer', { body: { customer } }));
  expect([await others(first.id), await others(second.id)]).toEqual([[], []]);
});

test('TAG-3: visits are found by a tag, whatever became of them', async () => {
  const [marked, , other] = [await take({ tags: ['accompanied', 'call-back'] }), await take(), await take()];
  value(await agent.call('cancelVisit', on(marked.id)));
  value(await agent.call('editVisit', { ...on(other.id), body: { tags: ['call-back'] } }));
  const found = async (tag: string) =>
    value(await agent.call('searchVisits', { query: { tag } })).items.map(({ id, tags }) => [id, tags]);
  expect(await found('call-back')).toEqual([
    [other.id, ['call-back']],
    [marked.id, ['accompanied', 'call-back']],
  ]);
  expect(await found('accompanied')).toEqual([[marked.id, ['accompanied', 'call-back']]]);
  expect(await found('nothing')).toEqual([]);
  expect(demoBranch.tags.map(({ id }) => id)).toContain('call-back');
});
