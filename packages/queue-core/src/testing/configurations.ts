import { CALLING_POLICIES, MESSAGE_RULES } from '@foyer/basics';
import type { BranchConfig, EscalationPath, OpeningHours } from '@foyer/configuration';
import {
  ana,
  bank,
  cards,
  cash,
  counter2,
  counter3,
  loans,
  priority,
  regular,
  seriesNamed,
  serviceNamed,
} from '@foyer/configuration/testing/bank';
import { choose, copies, forms, granted, insurance } from './choices.ts';

/**
 * One of many configurations: policies, limits of overtaking, work profiles, short series and full rooms; services and
 * counters that are retired or gone, classes that are called otherwise.
 */
export function configFor(choice: number): BranchConfig {
  const kind = choose(CALLING_POLICIES, choice);
  const maxOvertakes = 1 + (Math.floor(choice / 3) % 4);
  const [first, second] = bank.profiles;
  if (first === undefined || second === undefined) throw new Error('The bank has two work profiles');
  const tiers = choose([[[cash, cards], [loans]], [[cash], [cards], [loans]], [[loans, cash, cards]]], choice >> 3);
  const loansFirst = choose([[[loans]], [[loans], [cash]], [[loans], [cards, cash]]], choice >> 5);
  // Counter 1 helps with loans in some only when they are late.
  const whenLate = choice % 6 === 5;
  const step = 1 + (Math.floor(choice / 5) % 2);
  // Loans share the short series in some.
  const shared = choice % 4 === 3;
  const series = [
    seriesNamed(cash, 'A', { last: 5, step, width: 2 }),
    seriesNamed(cards, 'B'),
    seriesNamed(loans, 'L'),
  ];
  const services = [
    serviceNamed(cash, { target: { share: 0.9, withinSeconds: 120 } }),
    serviceNamed(cards, { maxWaiting: 4, ...(choice % 11 === 10 ? { retired: true } : {}) }),
    serviceNamed(loans, {
      ...(shared ? { seriesId: seriesNamed(cash, 'A').id } : {}),
      ...(choice % 5 < 2 ? { outcomeRequired: true } : {}),
    }),
  ];
  return {
    ...bank,
    series,
    services,
    profiles: [
      whenLate
        ? {
            ...first,
            tiers: tiers.map((ids) => ids.filter((id) => id !== loans)).filter(({ length }) => length > 0),
            whenLate: [loans],
          }
        : { ...first, tiers },
      { ...second, tiers: loansFirst },
    ],
    counters: bank.counters
      .filter(({ id }) => id !== counter3 || choice % 13 !== 12)
      .map((counter) => (counter.id === counter2 && choice % 9 === 8 ? { ...counter, retired: true } : counter)),
    classes: bank.classes.map((each) => ({
      ...each,
      ...(choice % 5 === 4 ? { name: { en: each.id === regular ? 'Everybody' : 'First' } } : {}),
      ...(choice % 7 < 3 ? { turns: 1 + (choice % 7) + (each.id === priority ? 1 : 0) } : {}),
      ...(choice % 17 === 16 && each.id === priority ? { retired: true as const } : {}),
    })),
    outcomes: [...bank.outcomes, { id: granted, name: { en: 'Granted' }, resolved: true, services: [loans] }],
    marks: marksFor(choice),
    policy: { kind, maxOvertakes },
    ...(choice % 3 === 0
      ? {
          noShow: {
            graceSeconds: 45,
            mostRecalls: choice % 2,
            returnMinutes: choice % 4,
            returnPosition: 'first' as const,
          },
        }
      : {}),
    ...(choice % 4 === 0 ? { hours: shortHours } : {}),
    ...(choice % 7 === 6 ? {} : { messages: messagesFor(choice) }),
    ...(choice % 3 === 0 ? { escalations: [{ reason: 'complaint', levels: ownLevels }] } : {}),
  };
}

/** Something that is counted, something that takes time, and something that is offered at a price, to loans alone in some. */
function marksFor(choice: number): BranchConfig['marks'] {
  return [
    { id: forms, name: { en: 'Forms' }, kind: 'counted', ...(choice % 8 === 7 ? { retired: true } : {}) },
    { id: copies, name: { en: 'Copies' }, kind: 'timed' },
    {
      id: insurance,
      name: { en: 'Insurance' },
      kind: 'counted',
      amountUnit: 'EUR',
      offer: true,
      ...(choice % 2 === 0 ? { services: [loans] } : {}),
    },
  ];
}

/** A few messages, soon after each other, or none in the small hours. */
function messagesFor(choice: number): NonNullable<BranchConfig['messages']> {
  return {
    rules: choice % 5 === 1 ? ['called'] : MESSAGE_RULES,
    nearlyMinutes: 5,
    mostPerVisit: 1 + (choice % 3),
    apartMinutes: choice % 4,
    ...(choice % 2 === 0 ? { quiet: { from: '01:40', until: '05:00' } } : {}),
  };
}

/** Ana is asked, then everybody above the agents, then the managers. */
const ownLevels: EscalationPath['levels'] = [
  { people: [ana], withinSeconds: 60, remindSeconds: 20 },
  { withinSeconds: 120, remindSeconds: 30 },
  { role: 'manager' },
];

const night = (until: string) => {
  const spans = [{ from: '00:00', until }];
  return {
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
  };
};
/** Histories begin in the night: these hours are soon over. */
const shortHours: OpeningHours = {
  weekly: night('01:35'),
  exceptions: [],
  services: [{ serviceId: loans, weekly: night('01:15') }],
  openBySelf: true,
  closeBySelf: true,
  warningMinutes: 15,
  lastTicket: true,
};

/** Configurations that must be refused: one contradicts itself, one leaves out what open visits may need. */
export function faultyConfig(choice: number): BranchConfig {
  const config = configFor(choice);
  return choice % 2 === 0 ? { ...config, languages: [] } : { ...config, classes: config.classes.slice(1) };
}
