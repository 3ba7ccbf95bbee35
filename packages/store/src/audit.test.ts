import type { Instant, VisitId } from '@foyer/basics';
import type { EventType } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { Audit, type AuditRow, type AuditSearch } from './audit.ts';
import { catchUpReports, openReadings, type Readings } from './index.ts';
import { connectToReadings } from './projection/readings.ts';
import { folder, store, storeForEachTest } from './testing/kept-store.ts';
import { chance, TestBranch } from './testing/test-branch.ts';
import { testConfig } from './testing/test-config.ts';

storeForEachTest();

const HOUR = 3_600_000;
const ALL = { limit: 100_000 };

/** What can be read once the log has been followed. */
function followed(): Readings {
  catchUpReports({ folder });
  return openReadings({ folder });
}

/** What a search should find, by going through everything. */
function wanted(all: readonly AuditRow[], search: AuditSearch): readonly number[] {
  const {
    from = 0,
    until = Number.POSITIVE_INFINITY,
    types,
    actorId,
    visitId,
    before = Number.POSITIVE_INFINITY,
  } = search;
  const escalations = all.flatMap(({ event: { body } }) =>
    body.type === 'EscalationRaised' && body.visitId === visitId ? [body.escalationId] : [],
  );
  return all
    .filter(({ seq, event: { at, actor, body } }) => {
      const isAbout =
        ('visitId' in body && body.visitId === visitId) ||
        ('escalationId' in body && escalations.includes(body.escalationId));
      return (
        at >= from &&
        at < until &&
        seq < before &&
        (types?.includes(body.type) ?? true) &&
        (actorId === undefined || ('id' in actor && actor.id === actorId)) &&
        (visitId === undefined || isAbout)
      );
    })
    .slice(0, search.limit)
    .map(({ seq }) => seq);
}

test('AUDIT-1: whatever is asked for together, the log gives what going through all of it would', () => {
  const branch = new TestBranch(store);
  branch.begin();
  const random = chance(7);
  branch.wander(random, 1_500);
  const readings = followed();
  const { audit } = readings;
  try {
    const all = audit.find(ALL);
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: store.clock }, (_, index) => store.clock - index));
    const first = all.at(-1)?.event.at ?? 0;
    const visits = all.flatMap(({ event: { body } }) =>
      'visitId' in body && body.visitId !== null ? [body.visitId] : [],
    );
    const kinds: readonly (readonly EventType[])[] = [
      ['SettingsChanged', 'BranchConfigured'],
      ['TicketIssued', 'EscalationResolved', 'EscalationAcknowledged', 'EscalationRaised'],
      [],
      ['SignedIn'],
    ];
    const maybe = <T>(value: T): T | undefined => (random() < 0.4 ? value : undefined);
    let found = 0;
    for (let round = 0; round < 400; round += 1) {
      const visitId: VisitId | undefined = visits[Math.floor(random() * visits.length)];
      const from = (first + random() * 40 * HOUR) as Instant;
      const options = {
        from: maybe(from),
        until: maybe((from + random() * 10 * HOUR) as Instant),
        types: maybe(kinds[round % kinds.length]),
        actorId: maybe(random() < 0.8 ? 'anna' : 'nobody'),
        visitId: random() < 0.5 ? maybe(visitId) : undefined,
        before: maybe(Math.ceil(random() * all.length)),
        limit: 1 + Math.floor(random() * 60),
      };
      const search = Object.fromEntries(Object.entries(options).filter(([, one]) => one !== undefined));
      const asked: AuditSearch = { limit: options.limit, ...search };
      const rows = audit.find(asked).map(({ seq }) => seq);
      expect(rows, JSON.stringify(asked)).toEqual(wanted(all, asked));
      found += rows.length;
    }
    expect(found).toBeGreaterThan(1_000);
  } finally {
    readings.close();
  }
});

test('AUDIT-6: what a section was before is what the change before it left, or the whole configuration', () => {
  const branch = new TestBranch(store);
  branch.begin();
  const founded = {
    policy: testConfig.policy,
    escalationDeadlineSeconds: testConfig.escalationDeadlineSeconds,
    noShow: testConfig.noShow,
  };
  const change = (escalationDeadlineSeconds: number) =>
    branch.do({
      type: 'change-settings',
      section: 'policy',
      value: { ...founded, escalationDeadlineSeconds },
      version: branch.state.settings.get('policy')?.version ?? 0,
    });
  change(10);
  change(20);
  branch.do({ type: 'configure-branch', config: { ...testConfig, escalationDeadlineSeconds: 30 } });
  change(40);
  const readings = followed();
  const { audit } = readings;
  try {
    const changes = audit.find({ ...ALL, types: ['SettingsChanged'] });
    expect(changes.map(({ seq }) => audit.detail(seq)?.before)).toEqual([
      { ...founded, escalationDeadlineSeconds: 30 },
      { ...founded, escalationDeadlineSeconds: 10 },
      founded,
    ]);
    expect(audit.detail(store.clock + 1)).toBeNull();
  } finally {
    readings.close();
  }
});

test('AUDIT-1: what is rare is found by an index, not by going through the log', () => {
  const branch = new TestBranch(store);
  branch.begin();
  branch.wander(chance(3), 200);
  catchUpReports({ folder });
  const connection = connectToReadings(folder);
  const statements: string[] = [];
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((sql: string) => {
    statements.push(sql);
    return prepare(sql);
  }) as typeof connection.prepare;
  const audit = new Audit(connection);
  audit.find({ types: ['SettingsChanged', 'BranchOpened'], actorId: 'anna', limit: 5 });
  audit.find({ types: ['SettingsChanged'], limit: 5 });
  const plans = statements
    .filter((sql) => sql.includes('AS found'))
    .flatMap((sql) => prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ first: 1, last: 9, limit: 5, actorId: 'anna' }))
    .map((step) => String((step as { detail: string }).detail));
  connection.close();
  expect(plans.filter((step) => /^SCAN (events|entries)/.test(step))).toEqual([]);
  expect(plans.filter((step) => step.includes('USING COVERING INDEX entries_by_actor')).length).toBe(2);
  expect(plans.some((step) => step.includes('entries_by_type'))).toBe(true);
});
