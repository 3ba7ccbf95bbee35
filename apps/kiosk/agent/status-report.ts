import type { Timers } from '@foyer/client';
import { DEVICE_STATUS_SECONDS, type RouteBody } from '@foyer/contract';
import type { KioskDevice } from './device.ts';

type Status = RouteBody<'reportStatus'>;
export type TestAnswer = NonNullable<Status['testPrint']>;

/** Tells the branch how this kiosk is, so that staff know before a ticket fails. */
export interface StatusReport {
  /**
   * Passes on what there is to say: at once when it changed, otherwise as often as the branch expects a sign of life.
   * Meant to be called every few seconds; what did not arrive goes with the next call. Never rejects.
   */
  tell(status: Omit<Status, 'testPrint'>): Promise<void>;
  /** What became of a test print; goes with the next call of `tell`. */
  answer(test: TestAnswer): void;
  close(): void;
}

const PATIENCE_SECONDS = 8;

export function createStatusReport(device: KioskDevice, timers: Timers): StatusReport {
  const stop = new AbortController();
  let told: { readonly said: string; readonly at: number } | null = null;
  let answered: TestAnswer | null = null;
  let telling = false;

  return {
    tell: async (status) => {
      const client = device.client();
      const said = JSON.stringify(status);
      const test = answered;
      const isDue = test !== null || told?.said !== said || timers.now() - told.at >= DEVICE_STATUS_SECONDS * 1000;
      if (client === null || telling || !isDue || stop.signal.aborted) return;
      telling = true;
      const at = timers.now();
      const body = { ...status, ...(test === null ? {} : { testPrint: test }) };
      const answer = await client.call('reportStatus', { body, timeoutSeconds: PATIENCE_SECONDS, signal: stop.signal });
      telling = false;
      if (stop.signal.aborted) return;
      told = answer.ok ? { said, at } : null;
      if (answer.ok && answered === test) answered = null;
      if (!answer.ok) device.handleAuthFailure(answer.error);
    },
    answer: (test) => {
      answered = test;
    },
    close: () => stop.abort(),
  };
}
