import type { CounterNoun, Pictogram } from '@foyer/basics';

/** What a branch can begin as. */
export const TEMPLATE_IDS = ['bank', 'clinic', 'town-hall', 'shop', 'blank'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

interface TemplateService {
  readonly id: string;
  readonly category: string;
  readonly pictogram: Pictogram;
  /** Within which most are to be called. */
  readonly targetMinutes: number;
  readonly meanMinutes: number;
}

/** A branch without its names, its place and its languages; the names stand in the catalogue under the same ids. */
export interface Template {
  /** What its counters are called. */
  readonly counterNoun: CounterNoun;
  readonly categories: Readonly<Record<string, Pictogram>>;
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

const service = (
  id: string,
  category: string,
  pictogram: Pictogram,
  targetMinutes: number,
  meanMinutes: number,
): TemplateService => ({
  id,
  category,
  pictogram,
  targetMinutes,
  meanMinutes,
});

/** The profile that every template has. */
export const EVERYTHING = 'everything';

/** Branches that one could open with tomorrow. */
export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  bank: {
    counterNoun: 'counter',
    categories: { everyday: 'banknote', accounts: 'credit-card', advice: 'handshake' },
    services: [
      service('cash', 'everyday', 'banknote', 10, 4),
      service('payments', 'everyday', 'arrow-left-right', 10, 5),
      service('cards', 'accounts', 'credit-card', 15, 7),
      service('new-account', 'accounts', 'user-plus', 20, 15),
      service('loans', 'advice', 'house', 25, 20),
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
    counterNoun: 'room',
    categories: { reception: 'stethoscope', nurses: 'heart-pulse', pharmacy: 'pill' },
    services: [
      service('register', 'reception', 'stethoscope', 10, 4),
      service('appointments', 'reception', 'calendar', 15, 5),
      service('blood-test', 'nurses', 'test-tube', 20, 6),
      service('vaccination', 'nurses', 'syringe', 20, 8),
      service('prescription', 'pharmacy', 'pill', 15, 4),
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
    counterNoun: 'desk',
    categories: { papers: 'id-card', residents: 'house', payments: 'receipt' },
    services: [
      service('identity', 'papers', 'passport', 20, 12),
      service('certificates', 'papers', 'stamp', 15, 8),
      service('address', 'residents', 'map-pin', 15, 10),
      service('permits', 'residents', 'file-check', 25, 15),
      service('taxes', 'payments', 'receipt', 15, 6),
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
    counterNoun: 'counter',
    categories: { buying: 'shopping-bag', service: 'wrench' },
    services: [
      service('sales', 'buying', 'shopping-bag', 8, 10),
      service('collect', 'buying', 'package', 5, 3),
      service('returns', 'service', 'undo-2', 10, 6),
      service('repairs', 'service', 'wrench', 15, 12),
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
    counterNoun: 'counter',
    categories: { all: 'info' },
    services: [service('enquiries', 'all', 'info', 15, 6)],
    profiles: {},
    counters: [EVERYTHING],
    classes: ['standard'],
    outcomes: ['done', 'again'],
    day: [['09:00', '17:00']],
    weekend: [],
  },
};
