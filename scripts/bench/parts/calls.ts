import { callerOf } from '../api.ts';
import { serve } from '../part.ts';

/** Calls one customer after the other at a counter, for so long; with `reports` it asks for reports all the while. */
export interface CallsQuestion {
  readonly address: string;
  /** Of a kiosk. */
  readonly token: string;
  /** Of somebody who may call at any counter and read reports. */
  readonly cookie: string;
  readonly seconds: number;
  /** Paths of reports, asked for in turn. */
  readonly reports: readonly string[];
}

export interface CallsAnswer {
  /** Milliseconds from the request for the next customer to its answer. */
  readonly called: readonly number[];
  readonly reports: number;
}

serve(null, async (asked) => {
  const { address, token, cookie, seconds, reports } = asked as CallsQuestion;
  const kiosk = callerOf(address, { authorization: `Bearer ${token}` });
  const staff = callerOf(address, { cookie });
  const end = performance.now() + seconds * 1000;
  const called: number[] = [];
  let made = 0;
  const calling = async () => {
    while (performance.now() < end) {
      await kiosk.post('/tickets', { serviceId: 'cash' });
      const began = performance.now();
      const { visit } = await staff.post<{ visit: { id: string } }>('/counters/counter-1/call-next');
      called.push(performance.now() - began);
      await staff.post(`/visits/${visit.id}/no-show`);
    }
  };
  const reporting = async () => {
    while (reports.length > 0 && performance.now() < end) {
      const response = await fetch(`${address}/api/v1${reports[made % reports.length]}`, { headers: { cookie } });
      if (!response.ok) throw new Error(await response.text());
      await response.arrayBuffer();
      made += 1;
    }
  };
  await Promise.all([calling(), reporting()]);
  return { called, reports: made } satisfies CallsAnswer;
});
