/** What a branch can begin as. */
export const TEMPLATE_IDS = ['bank', 'clinic', 'town-hall', 'shop', 'blank'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

interface TemplateService {
  readonly id: string;
  readonly category: string;
  /** Within which most are to be called. */
  readonly targetMinutes: number;
  readonly meanMinutes: number;
}

/** A branch without its names, its place and its languages; the names stand in the catalogue under the same ids. */
export interface Template {
  readonly categories: readonly string[];
  /** Each with a series of numbers of its own: A, B, C … in this order. */
  readonly services: readonly TemplateService[];
  /** The services of each profile, the first tier first; `EVERYTHING` is there besides. */
  readonly profiles: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** The profiles of its counters; more of them begin with the first again. */
  readonly counters: readonly string[];
  /** The usual one first. */
  readonly classes: readonly (keyof typeof TEMPLATE_CLASSES)[];
  readonly outcomes: readonly (keyof typeof TEMPLATE_OUTCOMES)[];
  /** The stretches of every working day, and of the first day of the weekend. */
  readonly day: readonly (readonly [from: string, until: string])[];
  readonly weekend: readonly (readonly [from: string, until: string])[];
}

/** Urgency gained a second of waiting, and that with which one arrives, in seconds. */
export const TEMPLATE_CLASSES = {
  standard: { rate: 1, headStartSeconds: 0 },
  assisted: { rate: 2, headStartSeconds: 300 },
  appointment: { rate: 1.5, headStartSeconds: 600 },
  premier: { rate: 1.5, headStartSeconds: 120 },
} as const;

/** Whether they got what they came for. */
export const TEMPLATE_OUTCOMES = { done: true, again: false, referred: false } as const;

const service = (id: string, category: string, targetMinutes: number, meanMinutes: number): TemplateService => ({
  id,
  category,
  targetMinutes,
  meanMinutes,
});

/** The profile that every template has. */
export const EVERYTHING = 'everything';

/** Branches that one could open with tomorrow. */
export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  bank: {
    categories: ['everyday', 'accounts', 'advice'],
    services: [
      service('cash', 'everyday', 10, 4),
      service('payments', 'everyday', 10, 5),
      service('cards', 'accounts', 15, 7),
      service('new-account', 'accounts', 20, 15),
      service('loans', 'advice', 25, 20),
    ],
    profiles: {
      teller: [['cash', 'payments'], ['cards']],
      'service-desk': [['cards', 'new-account'], ['payments']],
      adviser: [['loans'], ['new-account']],
    },
    counters: ['teller', 'teller', 'service-desk', 'adviser'],
    classes: ['standard', 'assisted', 'premier'],
    outcomes: ['done', 'again', 'referred'],
    day: [['09:00', '16:00']],
    weekend: [],
  },
  clinic: {
    categories: ['reception', 'nurses', 'pharmacy'],
    services: [
      service('register', 'reception', 10, 4),
      service('appointments', 'reception', 15, 5),
      service('blood-test', 'nurses', 20, 6),
      service('vaccination', 'nurses', 20, 8),
      service('prescription', 'pharmacy', 15, 4),
    ],
    profiles: {
      reception: [['register', 'appointments']],
      nurse: [['blood-test', 'vaccination']],
      pharmacy: [['prescription']],
    },
    counters: ['reception', 'reception', 'nurse', 'pharmacy'],
    classes: ['standard', 'assisted', 'appointment'],
    outcomes: ['done', 'again', 'referred'],
    day: [
      ['08:00', '12:00'],
      ['14:00', '18:00'],
    ],
    weekend: [],
  },
  'town-hall': {
    categories: ['papers', 'residents', 'payments'],
    services: [
      service('identity', 'papers', 20, 12),
      service('certificates', 'papers', 15, 8),
      service('address', 'residents', 15, 10),
      service('permits', 'residents', 25, 15),
      service('taxes', 'payments', 15, 6),
    ],
    profiles: {
      papers: [['identity', 'certificates'], ['address']],
      residents: [['address', 'permits'], ['certificates']],
      cashier: [['taxes'], ['certificates']],
    },
    counters: ['papers', 'papers', 'residents', 'cashier'],
    classes: ['standard', 'assisted', 'appointment'],
    outcomes: ['done', 'again', 'referred'],
    day: [['08:00', '14:00']],
    weekend: [],
  },
  shop: {
    categories: ['buying', 'service'],
    services: [
      service('sales', 'buying', 8, 10),
      service('collect', 'buying', 5, 3),
      service('returns', 'service', 10, 6),
      service('repairs', 'service', 15, 12),
    ],
    profiles: {
      sales: [['sales', 'collect'], ['returns']],
      service: [['returns', 'repairs'], ['collect']],
    },
    counters: ['sales', 'service'],
    classes: ['standard', 'assisted'],
    outcomes: ['done', 'again', 'referred'],
    day: [['10:00', '19:00']],
    weekend: [['10:00', '18:00']],
  },
  blank: {
    categories: ['all'],
    services: [service('enquiries', 'all', 15, 6)],
    profiles: {},
    counters: [EVERYTHING],
    classes: ['standard'],
    outcomes: ['done', 'again'],
    day: [['09:00', '17:00']],
    weekend: [],
  },
};
