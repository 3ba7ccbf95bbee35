import type { DevicePrinterState } from '@foyer/basics';
import type { Timers } from '@foyer/client';
import { DEVICE_STATUS_SECONDS } from '@foyer/contract';
import type { KioskDevice } from './device.ts';

/** Tells the branch how this kiosk is, so that staff know before a ticket fails. */
export interface StatusReport {
  /**
   * Passes on what the printer says: at once when it changed, otherwise as often as the branch expects a sign of life.
   * Meant to be called every few seconds; what did not arrive goes with the next call. Never rejects.
   */
  tell(printer: DevicePrinterState): Promise<void>;
  close(): void;
}

const PATIENCE_SECONDS = 8;

export function createStatusReport(device: KioskDevice, timers: Timers): StatusReport {
  const stop = new AbortController();
  let told: { readonly printer: DevicePrinterState; readonly at: number } | null = null;
  let telling = false;

  return {
    tell: async (printer) => {
      const client = device.client();
      const isDue = told?.printer !== printer || timers.now() - told.at >= DEVICE_STATUS_SECONDS * 1000;
      if (client === null || telling || !isDue || stop.signal.aborted) return;
      telling = true;
      const at = timers.now();
      const call = { body: { printer }, timeoutSeconds: PATIENCE_SECONDS, signal: stop.signal };
      const answer = await client.call('reportStatus', call);
      telling = false;
      if (stop.signal.aborted) return;
      told = answer.ok ? { printer, at } : null;
      if (!answer.ok) device.handleAuthFailure(answer.error);
    },
    close: () => stop.abort(),
  };
}
