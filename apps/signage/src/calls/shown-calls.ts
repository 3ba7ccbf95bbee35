import type { ViewState } from '@foyer/client';
import type { RecordOf } from '@foyer/contract';

type Calls = ViewState['call'];

/** What says whose calls a screen shows. */
export interface Shows {
  readonly self: RecordOf<'self'> | null;
  readonly branch: ViewState['branch'];
  readonly counters: ViewState['counters'];
}

/**
 * The calls that a screen is settled to show: all, those of its zone or those of some counters. A zone that no counter is
 * in any more narrows nothing: better too many calls than none.
 */
export function shownCalls(calls: Calls, { self, branch, counters }: Shows): Calls {
  if (self?.settings.kind !== 'screen' || self.settings.calls === 'all') return calls;
  const { settings, zone } = self;
  const first = branch?.languages[0] ?? '';
  const isThere = counters.some((counter) => counter.zone[first] === zone);
  if (settings.calls === 'zone' && !isThere) return calls;
  return Object.fromEntries(
    Object.entries(calls).filter(([, call]) =>
      settings.calls === 'zone' ? call.zone[first] === zone : settings.counters.includes(call.counterId),
    ),
  );
}
