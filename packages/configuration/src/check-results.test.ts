import type { MarkId, ServiceId } from '@foyer/basics';
import { expect, test } from 'vitest';
import type { BranchConfig } from './branch-config.ts';
import { formatMistake } from './format-mistake.ts';
import { checkBranchConfig } from './read-branch-config.ts';
import { type MarkConfig, offeredFor, outcomesOf } from './service-results.ts';
import { bank, cards, cash, loans, solved, unsolved } from './testing/bank.ts';

/** The mistakes of the bank with these changes, as people read them. */
function mistakesIn(changes: object): readonly string[] {
  const checked = checkBranchConfig({ ...bank, ...changes });
  return checked.ok ? [] : checked.error.map(formatMistake);
}

/** The bank's outcomes, each of these services only. */
const outcomesFor = (...services: readonly (readonly ServiceId[])[]) =>
  bank.outcomes.map((outcome, at) => ({ ...outcome, services: services[at] }));

const forms = { id: 'forms' as MarkId, name: { en: 'Forms' }, kind: 'counted' } as const;

test('OUTCOME-5: every service that is offered has an outcome in force', () => {
  expect(mistakesIn({ outcomes: outcomesFor([cash, cards], [loans]) })).toEqual([]);
  const missing = 'service “loans”, outcomeRequired: no outcome in force is of this service.';
  expect(mistakesIn({ outcomes: outcomesFor([cash, cards], [cash]) })).toEqual([missing]);
  const [first, second] = outcomesFor([cash, cards], [loans]);
  expect(mistakesIn({ outcomes: [first, { ...second, retired: true }] })).toEqual([missing]);
  const services = bank.services.map((service) => (service.id === loans ? { ...service, retired: true } : service));
  expect(mistakesIn({ services, outcomes: outcomesFor([cash, cards], [cash]) })).toEqual([]);
  // One that is mistaken by itself may be the one.
  expect(mistakesIn({ outcomes: [first, { ...second, resolved: 'yes' }] })).toEqual([
    'outcome “unsolved”, resolved: must be true or false.',
  ]);
});

test('OUTCOME-6: outcomes and marks are of services that there are, each once', () => {
  const nowhere = 'nowhere' as ServiceId;
  const everywhere = [cash, cards, loans];
  expect(mistakesIn({ outcomes: outcomesFor(everywhere, [nowhere]) })).toEqual([
    'outcome “unsolved”, services[0]: there is no service “nowhere”.',
  ]);
  expect(mistakesIn({ marks: [{ ...forms, services: [cash, cash, nowhere] }] })).toEqual([
    'mark “forms”, services[1]: “cash” is written twice.',
    'mark “forms”, services[2]: there is no service “nowhere”.',
  ]);
  expect(mistakesIn({ outcomes: outcomesFor(everywhere, []) })).toEqual([
    'outcome “unsolved”, services: must have at least 1 entry.',
  ]);
});

test('MARK-12: marks have a name, an id of their own, and an amount only where they are counted', () => {
  const timed = { ...forms, kind: 'timed', amountUnit: 'EUR' };
  expect(mistakesIn({ marks: [timed] })).toEqual(['mark “forms”, amountUnit: only what is counted has an amount.']);
  expect(mistakesIn({ marks: [forms, { ...forms, name: { ar: 'نماذج' } }] })).toEqual([
    'mark “forms”, id: “forms” is written twice.',
    "mark “forms”, name: has no text in “en”, the branch's first language.",
  ]);
  for (const amountUnit of ['', ' ', 'a word too long', ' km']) {
    expect(mistakesIn({ marks: [{ ...forms, amountUnit }] })).toEqual([
      `mark “forms”, amountUnit: must be 1–12 visible characters, such as “EUR” or “km”, not “${amountUnit}”.`,
    ]);
  }
  for (const amountUnit of ['€', 'km', 'ج.م', 'sq m'])
    expect(mistakesIn({ marks: [{ ...forms, amountUnit }] })).toEqual([]);
});

test('OUTCOME-7: what a service is offered is its own and what is of all, in the order of the list', () => {
  const config: BranchConfig = { ...bank, outcomes: outcomesFor([loans], [cash, cards]) as never };
  expect(outcomesOf(config, cash).map(({ id }) => id)).toEqual([unsolved]);
  expect(outcomesOf(config, 'gone').map(({ id }) => id)).toEqual([solved, unsolved]);
  const marks: readonly MarkConfig[] = [forms, { ...forms, retired: true as const }, { ...forms, services: [loans] }];
  expect(offeredFor(marks, cash)).toEqual([forms]);
});
