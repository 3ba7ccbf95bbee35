import type { TextRef, VisitId } from '@foyer/basics';
import { ana, ben, counter1, counter2, loans } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import type { BranchEvent } from '../event.ts';
import { Story } from '../testing/story.ts';
import { withdrawnAfter } from '../withdrawn.ts';

const [first, second, third, fourth] = ['one', 'two', 'three', 'four'] as TextRef[] as [
  TextRef,
  TextRef,
  TextRef,
  TextRef,
];
const byAna = { kind: 'staff', id: ana, role: 'agent' } as const;
const byBen = { kind: 'staff', id: ben, role: 'agent' } as const;

const refsOf = (story: Story, visitId: VisitId) => story.visit(visitId).notes.map(({ ref }) => ref);

test('NOTE-1: what is noted at the issue, a hold, a transfer and an escalation adds up, with who wrote it and when', () => {
  const story = Story.open();
  const visitId = story.issue(undefined, { noteRef: first });
  const issuedAt = story.now;
  story.wait(60).actor = byBen;
  story.do({ type: 'hold', visitId, reason: 'form-to-fill', noteRef: second });
  story.do({
    type: 'transfer',
    visitId,
    target: { to: 'service', serviceId: loans },
    position: 'last',
    noteRef: third,
  });
  const { version } = story.visit(visitId);
  story.do({ type: 'escalate', visitId, reason: 'complaint', noteRef: fourth });
  const at = story.now;
  expect(story.visit(visitId).notes).toEqual([
    { ref: first, by: byAna, at: issuedAt, editedAt: null },
    { ref: second, by: byBen, at, editedAt: null },
    { ref: third, by: byBen, at, editedAt: null },
    { ref: fourth, by: byBen, at, editedAt: null },
  ]);
  expect(story.visit(visitId).version).toBe(version);
});

test('NOTE-2: a note is added at any stage, written anew and erased; the log says that, and none of it what it says', () => {
  for (const stage of ['waiting', 'called', 'serving', 'held', 'done'] as const) {
    const story = Story.open();
    const visitId = story.visitAt(stage);
    const { version } = story.visit(visitId);
    expect(story.do({ type: 'add-note', visitId, noteRef: first })).toEqual([
      { type: 'NoteAdded', visitId, noteRef: first },
    ]);
    story.do({ type: 'add-note', visitId, noteRef: second });
    story.wait(30).actor = byBen;
    expect(story.do({ type: 'edit-note', visitId, noteRef: first })).toEqual([
      { type: 'NoteEdited', visitId, noteRef: first },
    ]);
    expect(story.visit(visitId).notes[0]).toMatchObject({ ref: first, by: byAna, editedAt: story.now });
    expect(story.do({ type: 'erase-note', visitId, noteRef: first })).toEqual([
      { type: 'NoteErased', visitId, noteRef: first },
    ]);
    expect(refsOf(story, visitId)).toEqual([second]);
    expect(story.refusal({ type: 'erase-note', visitId, noteRef: first })).toEqual({
      code: 'not-found',
      what: 'note',
      id: first,
    });
    expect(story.visit(visitId).version).toBe(version);
  }
});

test('NOTE-3: a visit has thirty notes at most; a command that brings one more is refused as a whole', () => {
  const story = Story.open();
  const visitId = story.visitAt('serving');
  for (let count = 0; count < 30; count += 1) story.do({ type: 'add-note', visitId, noteRef: `n${count}` as TextRef });
  const full = { code: 'too-many', what: 'notes', limit: 30 };
  const target = { to: 'service', serviceId: loans } as const;
  const noteRef = first;
  expect(story.refusal({ type: 'add-note', visitId, noteRef })).toEqual(full);
  expect(story.refusal({ type: 'hold', visitId, reason: 'form-to-fill', noteRef })).toEqual(full);
  expect(story.refusal({ type: 'transfer', visitId, target, position: 'last', noteRef })).toEqual(full);
  expect(story.refusal({ type: 'escalate', visitId, reason: 'complaint', noteRef })).toEqual(full);
  story.do({ type: 'erase-note', visitId, noteRef: 'n7' as TextRef });
  story.do({ type: 'transfer', visitId, target, position: 'last', noteRef });
  expect(refsOf(story, visitId)).toHaveLength(30);
});

test('NOTE-4: notes and edits stand in nobody’s way: neither a command for the version on the screen nor an undo, which takes none of them back', () => {
  const story = Story.open();
  const visitId = story.visitAt('serving');
  const { version } = story.visit(visitId);
  story.do({ type: 'add-note', visitId, noteRef: first });
  story.do({ type: 'edit-visit', visitId, tags: ['vip'], expectedVersion: version });
  const target = { to: 'service', serviceId: loans } as const;
  const send = { type: 'transfer', visitId, target, position: 'last', noteRef: second } as const;
  story.do({ ...send, expectedVersion: version });
  story.actor = byBen;
  story.do({ type: 'add-note', visitId, noteRef: third });
  story.do({ type: 'edit-note', visitId, noteRef: third });
  story.do({ type: 'erase-note', visitId, noteRef: first });
  story.do({ type: 'edit-visit', visitId, language: 'fr', segment: 'gold', tags: ['documents'] });
  story.do({ type: 'undo', counterId: counter1 });
  expect(story.visit(visitId)).toMatchObject({
    stage: { kind: 'serving', counterId: counter1 },
    language: 'fr',
    segment: 'gold',
    tags: ['documents'],
  });
  expect(refsOf(story, visitId)).toEqual([second, third]);
});

test('NOTE-5: what was erased does not come back with an older copy of the data', () => {
  const story = Story.open();
  const visitId = story.issue(undefined, { noteRef: first });
  story.do({ type: 'erase-note', visitId, noteRef: first });
  const events: readonly BranchEvent[] = story.events;
  expect(withdrawnAfter(events).texts).toEqual([first]);
});

test('EDIT-1: of a visit that has not ended only what is given changes, and the event says what; the same again does nothing', () => {
  const story = Story.open();
  const visitId = story.issue(undefined, { segment: 'gold', tags: ['vip'] });
  const { version } = story.visit(visitId);
  const edit = { type: 'edit-visit', visitId } as const;
  expect(story.do({ ...edit, language: 'fr', contact: ['name'] })).toEqual([
    { type: 'VisitEdited', visitId, changes: { language: 'fr' }, contact: ['name'] },
  ]);
  expect(story.do({ ...edit, language: 'fr', segment: 'gold', tags: ['vip', 'vip'] })).toEqual([]);
  expect(story.do({ ...edit, segment: null, tags: [] })).toEqual([
    { type: 'VisitEdited', visitId, changes: { segment: null, tags: [] }, contact: [] },
  ]);
  expect(story.visit(visitId)).toMatchObject({ language: 'fr', segment: null, tags: [], version });
  expect(story.refusal({ ...edit, language: 'en', expectedVersion: version + 1 })).toMatchObject({
    code: 'version-conflict',
  });
  expect(story.refusal({ ...edit, segment: 'none' })).toEqual({ code: 'not-found', what: 'segment', id: 'none' });
});

test('TAG-1: a visit’s tags are the branch’s, ten at most, given at the issue or later; one that is retired stays where it is and is given to nobody', () => {
  const story = Story.open();
  const visitId = story.issue(undefined, { tags: ['documents', 'vip'] });
  expect(story.visit(visitId).tags).toEqual(['documents', 'vip']);
  const edit = { type: 'edit-visit', visitId } as const;
  expect(story.refusal({ ...edit, tags: ['old'] })).toEqual({ code: 'retired', what: 'tag', id: 'old' });
  expect(story.refusal({ ...edit, tags: ['none'] })).toEqual({ code: 'not-found', what: 'tag', id: 'none' });
  const many = Array.from({ length: 11 }, (_, index) => `tag-${index}`);
  expect(story.refusal({ ...edit, tags: many })).toEqual({ code: 'too-many', what: 'tags', limit: 10 });
  const { config } = story.state;
  if (config === null) throw new Error('The branch is configured');
  const retired = { ...config, tags: config.tags.map((tag) => ({ ...tag, retired: true as const })) };
  story.do({ type: 'configure-branch', config: retired });
  story.do({ ...edit, tags: ['vip'] });
  expect(story.visit(visitId).tags).toEqual(['vip']);
  const issue = { type: 'issue-ticket', serviceId: loans, channel: 'staff', printing: false } as const;
  expect(story.refusal({ ...issue, tags: ['vip'] })).toEqual({ code: 'retired', what: 'tag', id: 'vip' });
});

test('TAG-2: a tag that was ever used can’t be taken out of the configuration; it changes nobody’s place', () => {
  const story = Story.open();
  const [earlier, later] = [story.issue(), story.issue(undefined, { tags: ['vip'] })];
  const { config } = story.state;
  if (config === null) throw new Error('The branch is configured');
  const refused = story.refusal({ type: 'configure-branch', config: { ...config, tags: [] } });
  expect(refused).toMatchObject({ mistakes: [{ code: 'in-use', item: { kind: 'tag', id: 'vip' }, path: ['tags'] }] });
  expect([story.callAndFinish(counter2).visitId, story.callAndFinish(counter2).visitId]).toEqual([earlier, later]);
});
