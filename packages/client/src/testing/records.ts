import type { DeltaMessage, LiveRecord } from '@foyer/contract';
import { branch, service } from '@foyer/contract/schemas';

export const NOW = '2026-02-03T10:00:00.000Z';
export const time = { now: NOW, speed: 1 };

/** A service with so many waiting; `order`: its place among the branch's. */
export function serviceRecord(id: string, waiting: number, order = 0): LiveRecord {
  return {
    kind: 'service',
    ...service.parse({
      id,
      order,
      categoryId: 'counter-services',
      name: { en: id },
      pictogram: null,
      status: 'open',
      reason: null,
      message: null,
      opensAt: null,
      closesAt: null,
      waiting,
      openCounters: 1,
      ahead: 0,
      estimate: { kind: 'withheld', reason: 'no-evidence' },
      estimates: [],
      targetSeconds: 600,
      targetShare: 0.8,
      outcomes: [],
      outcomeRequired: false,
      marks: [],
    }),
  };
}

export const branchRecord: LiveRecord = {
  kind: 'branch',
  ...branch.parse({
    id: 'branch',
    name: { en: 'Harbour Street' },
    status: 'open',
    finishing: false,
    profiles: [],
    opensAt: null,
    closesAt: null,
    next: null,
    day: '2026-02-03',
    locale: 'en-GB',
    timeZone: 'Europe/London',
    languages: ['en', 'ar'],
    counterNoun: 'counter',
    welcome: null,
    looks: { logo: null, accent: null },
    demo: false,
    categories: [],
    classes: [],
    segments: [],
    tags: [],
    reasons: { pause: [], hold: [], escalation: [], resolution: [], suspension: [], priority: [] },
    guidance: {},
    outcomes: [],
    marks: [],
  }),
};

/** A change of the feed `kiosk`, from one clock to the next. */
export function delta(previous: number, clock: number, change: Partial<DeltaMessage> = {}): DeltaMessage {
  return { feed: 'kiosk', epoch: 'e1', previous, clock, time, upserts: [], removes: [], ...change };
}
