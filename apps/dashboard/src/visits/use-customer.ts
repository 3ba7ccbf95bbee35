import type { RouteReply, Visit } from '@foyer/contract';
import { useEffect, useState } from 'react';
import { client } from '../shell/server.ts';

export type Customer = RouteReply<'visitCustomer'>;
/** Another visit of the same customer. */
export type OtherVisit = Customer['others'][number];

/** Who a visit's customer is, as far as they said, and their other visits: read again when that was edited; `null` so far. */
export function useCustomer(visit: Pick<Visit, 'id' | 'edits'> | null): Customer | null {
  const [known, setKnown] = useState<{ readonly visitId: string; readonly customer: Customer } | null>(null);
  const visitId = visit?.id ?? null;
  const edits = visit?.edits ?? null;
  useEffect(() => {
    if (visitId === null || edits === null) return;
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('visitCustomer', { params: { visitId }, signal: stop.signal });
      // What else is at the counter goes on without it.
      if (answer.ok && !stop.signal.aborted) setKnown({ visitId, customer: answer.value });
    };
    void load();
    return () => stop.abort();
  }, [visitId, edits]);
  return known !== null && known.visitId === visitId ? known.customer : null;
}
