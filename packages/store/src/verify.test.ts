import { copyFileSync, rmSync } from 'node:fs';
import type {
  AgentId,
  CounterId,
  CustomerMessageId,
  DeviceId,
  EscalationId,
  KeyId,
  MarkId,
  MarkRecordId,
  MessageId,
  NoticeId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import { EVENT_TYPES } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headFile } from './branch-head.ts';
import { databaseFile } from './connection.ts';
import { catchUpReports, StoreDamaged, verify } from './index.ts';
import { reportsFile } from './projection/report-tables.ts';
import { chance, makeFolder, opened, removeFolder, TestBranch } from './testing/test-branch.ts';

let folder: string;
let events: number;

beforeEach(() => {
  folder = makeFolder();
  const store = opened(folder);
  const branch = new TestBranch(store);
  branch.begin();
  const visit = branch.issue();
  branch.do({ type: 'call-visit', counterId: 'counter-1' as CounterId, visitId: visit.id });
  branch.do({ type: 'no-show', visitId: visit.id });
  const held = branch.issue();
  branch.do({ type: 'hold', visitId: held.id, reason: 'form-to-fill' });
  branch.do({ type: 'return', visitId: held.id });
  for (const type of ['escalate', 'hold'] as const) {
    branch.do({ type, visitId: held.id, reason: type === 'hold' ? 'form-to-fill' : 'complaint' });
  }
  const escalationId = [...branch.state.escalations.keys()][0] as EscalationId;
  branch.do({ type: 'remind-escalation', escalationId, dueAt: branch.state.at });
  branch.do({ type: 'raise-escalation-further', escalationId, dueAt: branch.state.at });
  branch.do({ type: 'acknowledge-escalation', escalationId });
  branch.do({ type: 'advise-escalation', escalationId, noteRef: 'a note' as TextRef });
  branch.do({ type: 'take-over-escalation', escalationId, counterId: 'counter-2' as CounterId });
  branch.do({ type: 'resolve-escalation', escalationId, resolution: 'approved', sendBack: true });
  const counterId = 'counter-1' as CounterId;
  const served = branch.issue().id;
  branch.do({ type: 'call-visit', visitId: served, counterId });
  branch.do({ type: 'start', visitId: served });
  branch.do({ type: 'begin-mark', visitId: served, markId: 'copies' as MarkId });
  const markRecordId = branch.state.visits.get(served)?.marks[0]?.id as MarkRecordId;
  branch.do({ type: 'end-mark', visitId: served, markRecordId });
  branch.do({ type: 'remove-mark', visitId: served, markRecordId });
  branch.do({ type: 'add-mark', visitId: served, markId: 'forms' as MarkId });
  branch.do({ type: 'finish', visitId: served });
  branch.do({ type: 'hand-over-counter', counterId, agentId: 'ben' as AgentId });
  const recalled = branch.issue().id;
  branch.do({ type: 'call-visit', visitId: recalled, counterId });
  branch.do({ type: 'recall', visitId: recalled });
  branch.do({ type: 'undo', counterId });
  const content = { text: { en: 'Delay' }, serviceIds: [], zones: [], from: branch.state.at, until: null } as const;
  const notice = { ...content, about: 'delay', places: ['screen'], drill: false, confirmed: false } as const;
  branch.do({ type: 'post-notice', ...notice });
  const noticeId = branch.state.notices.keySeq().first() as NoticeId;
  branch.do({ type: 'correct-notice', noticeId, ...notice });
  branch.do({ type: 'withdraw-notice', noticeId });
  const texted = branch.issue().id;
  branch.do({ type: 'give-consent', visitId: texted, channel: 'sms', words: 'Text me.', language: 'en' });
  for (const [rule, id] of [
    ['ticket', 'one'],
    ['called', 'two'],
  ] as const) {
    const occasion = { rule, clock: branch.state.clock, since: branch.state.at };
    branch.do({ type: 'begin-message', visitId: texted, messageId: id as CustomerMessageId, occasion, parts: 1 });
  }
  branch.do({ type: 'report-message', visitId: texted, messageId: 'one' as CustomerMessageId, state: 'sent' });
  branch.do({ type: 'announce-wait', visitId: texted, what: 'nearly', withinSeconds: 300 });
  branch.do({ type: 'withdraw-consent', visitId: texted });
  for (const type of ['opt-out', 'opt-in'] as const) branch.do({ type, channel: 'sms' });
  branch.do({ type: 'message-counter', counterId, messageRef: 'text' as TextRef });
  branch.do({
    type: 'read-message',
    counterId,
    messageId: branch.state.counterMessages.get(counterId)?.[0]?.id as MessageId,
  });
  const noted = { visitId: held.id, noteRef: 'its note' as TextRef };
  for (const type of ['add-note', 'edit-note', 'erase-note'] as const) branch.do({ type, ...noted });
  branch.do({ type: 'edit-visit', visitId: held.id, tags: ['vip'], contact: ['name'] });
  branch.do({ type: 'abandon', visitId: branch.issue().id });
  const file = 'copy-1';
  branch.do({
    type: 'record-backup',
    fact: { type: 'BackupMade', file, clock: 1, bytes: 1, fingerprint: 'A', seconds: 1 },
  });
  branch.do({ type: 'record-backup', fact: { type: 'BackupFailed', trouble: 'disk-full' } });
  branch.do({ type: 'record-backup', fact: { type: 'BackupKeyMade', fingerprint: 'AB12-CD34' } });
  branch.do({ type: 'record-backup', fact: { type: 'BackupTested', file, trouble: null, seconds: 1, removed: [] } });
  const deviceId = 'screen-1' as DeviceId;
  branch.do({ type: 'pair-device', deviceId, kind: 'screen', name: 'Wall' });
  branch.do({ type: 'replace-device', deviceId, kind: 'screen' });
  branch.do({ type: 'change-device', deviceId, changes: { place: { en: 'Hall' } } });
  branch.do({ type: 'revoke-device', deviceId });
  branch.do({ type: 'remove-device', deviceId });
  const { id: called } = branch.issue();
  branch.do({ type: 'call-visit', counterId: 'counter-1' as CounterId, visitId: called });
  branch.do({ type: 'recall', visitId: called });
  branch.do({ type: 'hold', visitId: called, reason: 'form-to-fill' });
  branch.do({ type: 'resume', visitId: called, counterId: 'counter-1' as CounterId });
  branch.do({ type: 'finish', visitId: called });
  branch.do({ type: 'undo', counterId: 'counter-1' as CounterId });
  branch.wander(chance(42), 500);
  const personId = 'cleo' as AgentId;
  const cleo = { id: personId, name: 'cleo', displayName: 'Cleo', role: 'agent' } as const;
  branch.do({ type: 'found-people', people: [cleo] });
  branch.do({ type: 'change-person', personId, changes: { counters: ['counter-1' as CounterId] } });
  branch.do({ type: 'sign-in', personId, address: '127.0.0.1' });
  branch.do({ type: 'note-failed-sign-ins', personId, nameHash: null, address: null, times: 2 });
  branch.do({ type: 'add-key', name: 'shop', scopes: ['issue'] });
  branch.do({ type: 'revoke-key', keyId: [...branch.state.keys.keys()][0] as KeyId });
  const gone = 'a visit' as VisitId;
  branch.do({ type: 'erase-customer', by: 'name', visitIds: [gone], contacts: [], texts: [], customers: [] });
  branch.do({ type: 'note-export', what: 'report', name: 'days', from: null, to: null, rows: 1 });
  branch.do({ type: 'store-picture', hash: '0'.repeat(64), mediaType: 'image/png', bytes: 100 });
  branch.do({ type: 'sign-out', personId });
  branch.do({ type: 'sign-out-person', personId });
  branch.do({ type: 'reset-password', personId });
  store.saveSnapshot(branch.state);
  branch.wander(chance(43), 200);
  // What ends the log has left something behind in a table.
  branch.nextDay();
  events = branch.state.clock;
  store.close();
  catchUpReports({ folder });
});

afterEach(() => removeFolder(folder));

/** Changes the file behind the program's back. */
function tamper(sql: string, ...values: readonly unknown[]): number {
  const file = new Database(databaseFile(folder));
  file.exec('DROP TRIGGER IF EXISTS events_refuse_update; DROP TRIGGER IF EXISTS events_refuse_delete');
  // It reads what is changed, and would refuse some of it.
  file.exec('DROP INDEX IF EXISTS events_number_once_a_day');
  const { changes } = file.prepare(sql).run(...values);
  file.close();
  return changes;
}

test('STORE-13: verify finds what it compared to be the same, snapshots and tables included', () => {
  const result = verify(folder);
  expect(result).toMatchObject({ ok: true, value: { events, snapshots: 1 } });
  expect(result.ok && result.value.rows).toBeGreaterThan(200);
});

test('STORE-13: the history that is verified holds every kind of event', () => {
  const file = new Database(databaseFile(folder), { readonly: true });
  const types = file.prepare('SELECT DISTINCT type FROM events').pluck().all();
  file.close();
  expect(types.toSorted()).toEqual(EVENT_TYPES.toSorted());
});

test('STORE-13: verify holds over random histories of several days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), (seed) => {
      const other = makeFolder();
      try {
        const store = opened(other);
        const branch = new TestBranch(store);
        branch.begin();
        branch.wander(chance(seed), 250);
        branch.nextDay();
        store.saveSnapshot(branch.state);
        branch.wander(chance(seed + 1), 100);
        store.close();
        catchUpReports({ folder: other });
        expect(verify(other)).toMatchObject({ ok: true, value: { events: branch.state.clock } });
      } finally {
        removeFolder(other);
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('STORE-14: a change of any byte of any column of the log is found, and loading refuses it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: events }),
      fc.constantFrom('day', 'type', 'actor', 'command_id', 'visit_id', 'payload', 'previous_hash', 'hash'),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (seq, column, where, flip) => {
        const file = new Database(databaseFile(folder));
        const before = file
          .prepare<[number], Buffer | null>(`SELECT cast(${column} AS BLOB) FROM events WHERE seq = ?`)
          .pluck()
          .get(seq);
        file.close();
        fc.pre(before !== null && before !== undefined && before.length > 0);
        const bytes = Buffer.from(before ?? []);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const stored = column.endsWith('hash') ? '?' : 'cast(? AS TEXT)';
        tamper(`UPDATE events SET ${column} = ${stored} WHERE seq = ?`, bytes, seq);
        expect(verify(folder)).toMatchObject({
          ok: false,
          error: { where: 'log', message: expect.stringContaining(String(seq)) },
        });
        tamper(`UPDATE events SET ${column} = ${stored} WHERE seq = ?`, before, seq);
      },
    ),
    { numRuns: 60 },
  );
  expect(verify(folder)).toMatchObject({ ok: true });
});

test('STORE-14: a number, a version or a time that was altered is found, and loading refuses it', () => {
  for (const change of ['at = at + 1', 'version = version + 1', 'seq = seq + 100000']) {
    tamper(`UPDATE events SET ${change} WHERE seq = ${events}`);
    expect(verify(folder)).toMatchObject({ ok: false, error: { where: 'log' } });
    // What is remembered of the log would refuse it sooner.
    rmSync(headFile(folder), { force: true });
    const store = opened(folder);
    expect(() => store.load()).toThrow(StoreDamaged);
    store.close();
    const back = change.replace('+', '-');
    tamper(`UPDATE events SET ${back} WHERE seq > ${events - 1}`);
  }
  expect(verify(folder)).toMatchObject({ ok: true });
});

test('STORE-14: an event taken out of the middle or off the end is found', () => {
  tamper('DELETE FROM events WHERE seq = ?', events);
  expect(verify(folder).ok).toBe(false);
  tamper('DELETE FROM events WHERE seq = ?', 20);
  expect(verify(folder)).toMatchObject({ ok: false, error: { where: 'log', message: expect.stringContaining('19') } });
});

test('STORE-15: the first difference of the tables for reports is named, whatever the table', () => {
  const changes = [
    ['entries', "UPDATE entries SET type = 'DayEnded' WHERE seq = 1"],
    ['visits', "UPDATE visits SET number = 'Z999' WHERE rowid = (SELECT min(rowid) FROM visits)"],
    [
      'known_visits',
      'UPDATE known_visits SET returned = returned + 1 WHERE rowid = (SELECT min(rowid) FROM known_visits)',
    ],
    ['steps', 'UPDATE steps SET wait = wait + 1 WHERE rowid = (SELECT rowid FROM steps WHERE wait > 0 LIMIT 1)'],
    [
      'intervals',
      "UPDATE intervals SET kind = 'held' WHERE rowid = (SELECT min(rowid) FROM intervals WHERE kind <> 'held')",
    ],
    [
      'counter_intervals',
      'UPDATE counter_intervals SET served = served + 1 WHERE seq = (SELECT min(seq) FROM counter_intervals)',
    ],
    ['prints', "UPDATE prints SET status = 'printed', reason = 'x' WHERE rowid = (SELECT min(rowid) FROM prints)"],
    ['escalations', 'DELETE FROM escalations WHERE rowid = (SELECT min(rowid) FROM escalations)'],
    ['marks', 'UPDATE marks SET count = count + 1 WHERE rowid = (SELECT min(rowid) FROM marks)'],
    ['days', "INSERT INTO days VALUES ('1999-01-01', 0, NULL, NULL, NULL)"],
    ['days', 'UPDATE days SET sheet_columns = zeroblob(length(sheet_columns)) WHERE sheet_columns IS NOT NULL'],
  ] as const;
  const file = new Database(reportsFile(folder), { readonly: true });
  const tables = file
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  file.close();
  // `followed` says how far the log was followed, which is compared by following it.
  expect([...new Set(changes.map(([table]) => table)), 'followed'].toSorted()).toEqual(tables.toSorted());
  for (const [table, sql] of changes) {
    const copy = makeFolder();
    for (const file of [databaseFile, reportsFile]) copyFileSync(file(folder), file(copy));
    const changed = new Database(reportsFile(copy));
    changed.pragma('journal_mode = WAL');
    expect(changed.prepare(sql).run().changes, table).toBeGreaterThan(0);
    changed.close();
    expect(verify(copy), table).toMatchObject({
      ok: false,
      error: { where: 'tables', message: expect.stringContaining(table) },
    });
    removeFolder(copy);
  }
});

test('STORE-15: a snapshot that the log does not lead to is found', () => {
  tamper(`UPDATE snapshots SET state = replace(state, '"clock":', '"clock":1')`);
  expect(verify(folder)).toMatchObject({ ok: false, error: { where: 'snapshot' } });
});
