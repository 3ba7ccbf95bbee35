import type { OutcomeId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { bank, cash, counter1, loans, serviceNamed, solved, unsolved } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { Story } from '../testing/story.ts';

const granted = 'granted' as OutcomeId;
const paid = 'paid' as OutcomeId;

/** Loans are finished only with an outcome; cash is paid, unless somebody says otherwise. */
const config: BranchConfig = {
  ...bank,
  services: bank.services.map((service) => (service.id === loans ? { ...service, outcomeRequired: true } : service)),
  outcomes: [
    { id: granted, name: { en: 'Granted' }, resolved: true, services: [loans] },
    { id: paid, name: { en: 'Paid' }, resolved: true, services: [cash] },
    { id: unsolved, name: { en: 'Not solved' }, resolved: false },
    { id: 'lost' as OutcomeId, name: { en: 'Lost' }, resolved: false, services: [cash], retired: true },
  ],
};

/** A customer of a service at counter 1. */
function serving(serviceId: typeof cash, branch = config) {
  const story = Story.open(branch);
  const visitId = story.issue(serviceId);
  story.do({ type: 'call-visit', visitId, counterId: counter1 });
  story.do({ type: 'start', visitId });
  return { story, visitId };
}

describe('outcomes of a service', () => {
  test('OUTCOME-1: where nobody says, the first outcome counts that the service has', () => {
    const { story, visitId } = serving(cash);
    expect(story.do({ type: 'finish', visitId })).toMatchObject([{ outcomeId: paid }]);
    const next = serving(cash);
    expect(next.story.do({ type: 'finish-and-call-next', counterId: counter1 })).toMatchObject([{ outcomeId: paid }]);
  });

  test('OUTCOME-2: a service that requires an outcome is finished with none said neither alone nor with the next call', () => {
    const { story, visitId } = serving(loans);
    const refusal = { code: 'outcome-required', serviceId: loans };
    expect(story.refusal({ type: 'finish', visitId })).toEqual(refusal);
    expect(story.refusal({ type: 'finish-and-call-next', counterId: counter1 })).toEqual(refusal);
    expect(story.do({ type: 'finish-and-call-next', counterId: counter1, outcomeId: unsolved })).toMatchObject([
      { type: 'VisitFinished', outcomeId: unsolved },
    ]);
  });

  test('OUTCOME-3: an outcome of other services is refused, as one that is retired and one that there is not', () => {
    const { story, visitId } = serving(cash);
    const refusal = (outcomeId: string) =>
      story.refusal({ type: 'finish', visitId, outcomeId: outcomeId as OutcomeId });
    expect(refusal(granted)).toEqual({ code: 'not-of-service', what: 'outcome', id: granted, serviceId: cash });
    expect(refusal('lost')).toEqual({ code: 'retired', what: 'outcome', id: 'lost' });
    expect(refusal('none')).toEqual({ code: 'not-found', what: 'outcome', id: 'none' });
  });

  test('OUTCOME-4: a retired service that no outcome is left of ends with any of the branch', () => {
    const { story, visitId } = serving(cash);
    const change = (section: 'services' | 'outcomes', value: object) =>
      story.do({
        type: 'change-settings',
        section,
        value: value as never,
        version: story.state.settings.get(section)?.version ?? 0,
      });
    const services = config.services.map((service) =>
      service.id === cash ? serviceNamed(cash, { retired: true }) : service,
    );
    change('services', { categories: config.categories, series: config.series, services });
    const outcomes = [{ id: solved, name: { en: 'Solved' }, resolved: true, services: [loans, bank.services[1]?.id] }];
    change('outcomes', { outcomes });
    expect(story.do({ type: 'finish', visitId })).toMatchObject([{ outcomeId: solved }]);
  });
});
