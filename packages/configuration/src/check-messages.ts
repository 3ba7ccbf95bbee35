import { type Branch, checkRepeated, entriesOf, type Found } from './checked-branch.ts';
import { spansBetween, WEEKDAYS } from './hours.ts';

/** Each rule stands once, and customers who wait are not kept from being told by the quiet hours. */
export function* checkMessages({ messages, hours }: Branch): Found {
  yield* checkRepeated(entriesOf(messages?.rules).map(([at, rule]) => [['messages', 'rules', at], rule]));
  const { from, until } = messages?.quiet ?? {};
  if (from === undefined || until === undefined) return;
  const path = ['messages', 'quiet'];
  if (from === until) {
    yield { code: 'hours-backwards', path, facts: { from, until } };
    return;
  }
  const quiet = spansBetween({ from, until });
  for (const day of WEEKDAYS) {
    for (const [, open] of entriesOf(hours?.weekly?.[day])) {
      const { from: opens, until: closes } = open;
      if (opens === undefined || closes === undefined) continue;
      if (!quiet.some((span) => span.from < closes && opens < span.until)) continue;
      yield { code: 'quiet-while-open', path, facts: { from: opens, until: closes } };
      return;
    }
  }
}
