import { HELP } from '@foyer/basics';
import { type Branch, checkRepeated, entriesOf, type Found, idsOf } from './checked-branch.ts';

/** Whom escalations go to: a way for each reason at most, for a reason that there is, with a reminder within its time. */
export function* checkEscalations({ escalations, reasons, escalationDeadlineSeconds }: Branch): Found {
  const known = idsOf(reasons?.escalation);
  const entries = entriesOf(escalations);
  yield* checkRepeated(entries.map(([at, { reason }]) => [['escalations', at, 'reason'], reason]));
  for (const [at, { reason, levels }] of entries) {
    if (reason !== undefined && reason !== HELP && known?.has(reason) === false) {
      yield { code: 'unknown-reason', path: ['escalations', at, 'reason'], facts: { reason } };
    }
    for (const [place, { people, remindSeconds, withinSeconds = escalationDeadlineSeconds }] of entriesOf(levels)) {
      const path = ['escalations', at, 'levels', place];
      yield* checkRepeated(entriesOf(people).map(([index, id]) => [[...path, 'people', index], id]));
      if (remindSeconds === undefined || withinSeconds === undefined || remindSeconds < withinSeconds) continue;
      yield {
        code: 'reminder-too-early',
        path: [...path, 'remindSeconds'],
        facts: { remindSeconds, withinSeconds },
      };
    }
  }
}
