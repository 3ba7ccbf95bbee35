import { type Branch, checkRepeated, entriesOf, type Found, idsOf } from './checked-branch.ts';
import { offeredFor } from './service-results.ts';

/** What services come to: outcomes and marks are of services that there are, and every service that is offered has an outcome. */
export function* checkResults(branch: Branch): Found {
  const known = idsOf(branch.services);
  for (const list of ['outcomes', 'marks'] as const) {
    for (const [at, { services }] of entriesOf<{ readonly services?: readonly (string | undefined)[] | undefined }>(
      branch[list],
    )) {
      const listed = entriesOf(services).map(([place, id]) => [[list, at, 'services', place], id] as const);
      yield* checkRepeated(listed);
      for (const [path, serviceId] of listed) {
        if (known?.has(serviceId) === false) yield { code: 'unknown-service', path, facts: { serviceId } };
      }
    }
  }
  for (const [at, { kind, amountUnit }] of entriesOf(branch.marks)) {
    if (kind === 'timed' && amountUnit !== undefined) {
      yield { code: 'only-counted', path: ['marks', at, 'amountUnit'], facts: {} };
    }
  }
  yield* checkOutcomes(branch);
}

function* checkOutcomes({ services, outcomes }: Branch): Found {
  // An outcome that is mistaken by itself may be the one.
  if (outcomes === undefined || outcomes.includes(undefined)) return;
  const sound = entriesOf(outcomes).map(([, outcome]) => outcome);
  for (const [at, { id, retired }] of entriesOf(services)) {
    if (id === undefined || retired === true || offeredFor(sound, id).length > 0) continue;
    yield { code: 'no-outcome', path: ['services', at, 'outcomeRequired'], facts: {} };
  }
}
