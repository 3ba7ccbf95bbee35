import type { Call } from '@foyer/contract';
import { call } from '@foyer/contract/schemas';

/** A call for tests, as the wire would bring it: pending, at counter 1, numbered by its sequence. */
export function sampleCall(sequence: number, facts: Partial<Record<keyof Call, unknown>> = {}): Call {
  return call.parse({
    sequence,
    number: `A${String(sequence).padStart(3, '0')}`,
    counterId: 'c1',
    counterNumber: '1',
    zone: { en: 'Hall' },
    serviceId: 's1',
    at: '2026-03-02T10:00:00+03:00',
    times: 1,
    pending: true,
    ...facts,
  });
}
