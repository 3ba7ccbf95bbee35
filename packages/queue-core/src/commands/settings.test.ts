import type { Instant } from '@foyer/basics';
import { SECTION_IDS, type SectionId, sectionOf } from '@foyer/configuration';
import {
  ana,
  bank,
  cards,
  cash,
  counter1,
  counter3,
  loans,
  priority,
  regular,
} from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { settingsVersion } from '../configured.ts';
import { Story } from '../testing/story.ts';
import type { ChangeSettings } from './change-settings.ts';

function change(story: Story, section: SectionId, value: object, also: Partial<ChangeSettings> = {}): ChangeSettings {
  const version = story.state.settings.get(section)?.version ?? 0;
  return { type: 'change-settings', section, value: { ...value }, version, ...also };
}

const renamed = bank.services.map((service) => (service.id === cash ? { ...service, name: { en: 'Money' } } : service));
const retire = <T extends { readonly id: string }>(list: readonly T[], id: string) =>
  list.map((item) => (item.id === id ? { ...item, retired: true as const } : item));

describe('changing one section', () => {
  test('SETTINGS-1: one event says who changed which section to what and why, and nothing else changes', () => {
    const story = Story.open();
    const visitId = story.issue(cash);
    const { categories, series } = bank;
    const event = story.one(
      'SettingsChanged',
      change(story, 'services', { categories, series, services: renamed }, { note: 'Clearer' }),
    );
    expect(event).toEqual({
      type: 'SettingsChanged',
      section: 'services',
      value: { categories, series, services: renamed },
      note: 'Clearer',
    });
    expect(story.state.config).toEqual({ ...bank, services: renamed });
    expect(story.state.settings.get('services')).toEqual({
      version: story.state.clock,
      at: story.now,
      actor: story.actor,
    });
    expect(story.state.visits.get(visitId)?.number).toBe('A001');
    expect(story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId).toBe(visitId);
  });

  test('SETTINGS-2: every section starts with the version of the founding, and a change raises only its own', () => {
    const story = Story.open();
    expect(SECTION_IDS.map((section) => story.state.settings.get(section)?.version)).toEqual(SECTION_IDS.map(() => 1));
    story.do(change(story, 'policy', { ...sectionOf(bank, 'policy'), escalationDeadlineSeconds: 60 }));
    const changed = SECTION_IDS.filter((section) => story.state.settings.get(section)?.version !== 1);
    expect(changed).toEqual(['policy']);
  });

  test('SETTINGS-3: a change made from an older version is refused, with who changed it since and when', () => {
    const story = Story.open();
    const old = change(story, 'branch', { ...sectionOf(bank, 'branch'), name: { en: 'Quay', ar: 'الرصيف' } });
    story.do(change(story, 'branch', { ...sectionOf(bank, 'branch'), cutOverHour: 4 }));
    expect(story.refusal(old)).toEqual({
      code: 'settings-conflict',
      section: 'branch',
      expected: 1,
      found: story.state.clock,
      by: { actor: story.actor, at: story.now as Instant },
    });
    expect(story.state.config?.name).toEqual(bank.name);
  });

  test('SETTINGS-92: a whole configuration made from older settings is refused, with what changed since; events of other kinds don’t matter', () => {
    const story = Story.open();
    const file = { type: 'configure-branch', config: { ...bank, name: { en: 'Quay', ar: 'الرصيف' } } } as const;
    const seen = settingsVersion(story.state);
    story.issue(cash);
    story.do(change(story, 'policy', { ...sectionOf(bank, 'policy'), escalationDeadlineSeconds: 60 }));
    const found = settingsVersion(story.state);
    const by = { actor: story.actor, at: story.now as Instant };
    story.issue(cash);
    expect(settingsVersion(story.state)).toBe(found);
    expect(story.refusal({ ...file, version: seen })).toEqual({
      code: 'settings-conflict',
      section: 'policy',
      expected: seen,
      found,
      by,
    });
    expect(story.state.config?.name).toEqual(bank.name);
    story.do({ ...file, version: found });
    expect(story.state.config?.name.en).toBe('Quay');
    expect(settingsVersion(story.state)).toBe(story.state.clock);
  });

  test('SETTINGS-4: the same value again changes nothing and raises no version', () => {
    const story = Story.open();
    expect(story.do(change(story, 'counters', structuredClone(sectionOf(bank, 'counters'))))).toEqual([]);
    expect(story.state.settings.get('counters')?.version).toBe(1);
  });

  test('SETTINGS-5: all mistakes are told at their place: unknown members, values, and what no longer goes together', () => {
    const story = Story.open();
    const mistakesOf = (command: ChangeSettings) => {
      const refusal = story.refusal(command);
      return refusal.code === 'invalid-configuration'
        ? refusal.mistakes.map(({ code, path }) => `${code} ${path.join('/')}`)
        : [refusal.code];
    };
    expect(mistakesOf(change(story, 'policy', { ...sectionOf(bank, 'policy'), name: { en: 'x' } }))).toEqual([
      'unknown-setting name',
    ]);
    expect(mistakesOf(change(story, 'branch', {}))).toEqual(
      ['name', 'timeZone', 'locale', 'cutOverHour', 'languages'].map((member) => `missing ${member}`),
    );
    const services = bank.services.filter(({ id }) => id !== loans);
    expect(
      mistakesOf(change(story, 'services', { categories: bank.categories, series: bank.series, services })),
    ).toEqual(['unknown-service profiles/0/tiers/1/0', 'unknown-service profiles/1/tiers/0/0']);
    expect(mistakesOf(change(story, 'branch', { ...sectionOf(bank, 'branch'), branchId: 'inland' }))).toEqual([
      'unknown-setting branchId',
    ]);
  });
});

describe('retiring', () => {
  test('SETTINGS-6: a retired service gives no new ticket and takes no transfer; who waits for it is served to the end', () => {
    const story = Story.open();
    const waiting = story.issue(cash);
    const other = story.issue(cards);
    story.do(
      change(story, 'services', {
        categories: bank.categories,
        series: bank.series,
        services: retire(bank.services, cash),
      }),
    );
    const refused = { code: 'retired', what: 'service', id: cash };
    expect(story.refusal({ type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false })).toEqual(
      refused,
    );
    const target = { to: 'service', serviceId: cash } as const;
    expect(story.refusal({ type: 'transfer', visitId: other, target, position: 'last' })).toEqual(refused);
    expect(story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId).toBe(waiting);
    story.do({ type: 'start', visitId: waiting });
    expect(story.do({ type: 'finish', visitId: waiting })).toHaveLength(1);
  });

  test('SETTINGS-7: a retired counter is worked at until it is closed, and then no more', () => {
    const story = Story.open();
    const visitId = story.issue(cash);
    story.do(change(story, 'counters', { counters: retire(bank.counters, counter1) }));
    expect(story.one('VisitCalled', { type: 'call-next', counterId: counter1 }).visitId).toBe(visitId);
    const target = { to: 'counter', counterId: counter1 } as const;
    const other = story.issue(cash);
    const refused = { code: 'retired', what: 'counter', id: counter1 };
    expect(story.refusal({ type: 'transfer', visitId: other, target, position: 'last' })).toEqual(refused);
    story.do({ type: 'no-show', visitId });
    story.do({ type: 'close-counter', counterId: counter1 });
    expect(story.refusal({ type: 'open-counter', counterId: counter1, agentId: 'ana' as never })).toEqual(refused);
    expect(story.state.counters.get(counter3)).toEqual({ kind: 'closed' });
  });

  test('SETTINGS-8: a retired class takes no new ticket, a retired outcome ends no service; the usual ones can’t be retired', () => {
    const story = Story.open();
    story.issue(cash);
    story.callAndFinish();
    const served = story.issue(cash);
    story.do({ type: 'call-next', counterId: counter1 });
    story.do({ type: 'start', visitId: served });
    const [usual, second] = bank.outcomes;
    if (usual === undefined || second === undefined) throw new Error('The bank has two outcomes');
    story.do(
      change(story, 'classes', { classes: retire(bank.classes, priority), segments: bank.segments, tags: bank.tags }),
    );
    story.do(change(story, 'outcomes', { outcomes: retire(bank.outcomes, second.id) }));
    const issue = { type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false } as const;
    expect(story.refusal({ ...issue, classId: priority })).toEqual({ code: 'retired', what: 'class', id: priority });
    expect(story.refusal({ type: 'finish', visitId: served, outcomeId: second.id })).toEqual({
      code: 'retired',
      what: 'outcome',
      id: second.id,
    });
    expect(
      story.refusal(
        change(story, 'classes', { classes: retire(bank.classes, regular), segments: bank.segments, tags: bank.tags }),
      ),
    ).toMatchObject({
      code: 'invalid-configuration',
      mistakes: [{ code: 'default-retired', item: { kind: 'class', id: regular } }],
    });
    expect(story.refusal(change(story, 'outcomes', { outcomes: retire(bank.outcomes, usual.id) }))).toMatchObject({
      mistakes: [{ code: 'default-retired', path: ['outcomes', 0, 'retired'] }],
    });
  });
});

test('SETTINGS-96: escalations go to people that there are, once there are any', () => {
  const story = Story.open();
  const to = (id: string) => ({ escalations: [{ reason: 'help', levels: [{ people: [id] }] }] });
  story.do(change(story, 'escalations', to('nobody')));
  story.do({ type: 'found-people', people: [{ id: ana, name: 'ana', displayName: 'Ana', role: 'admin' }] });
  expect(story.refusal(change(story, 'escalations', to('somebody')))).toMatchObject({
    mistakes: [
      {
        code: 'unknown-person',
        path: ['escalations', 0, 'levels', 0, 'people', 0],
        facts: { personId: 'somebody' },
      },
    ],
  });
  story.do(change(story, 'escalations', to(ana)));
});
