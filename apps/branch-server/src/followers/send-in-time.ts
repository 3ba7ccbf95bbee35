import type { Clock, Instant } from '@foyer/basics';
import type { WaitingOccasion } from '@foyer/store';
import type { Effect, Sent } from './effect.ts';

/** Milliseconds that sending may take where the effect doesn't say. */
const TIME_OUT = 10_000;

/** What became of something on its way, and why where it failed. */
export interface Outcome {
  readonly sent: Sent;
  readonly error?: unknown;
}

/**
 * Sends an occasion; what fails or takes too long is to be tried again, also where the effect ignores the signal
 * that tells it to stop. Never rejects.
 * @param controller stops it sooner
 */
export async function sendInTime(
  effect: Effect,
  occasion: WaitingOccasion,
  { clock, controller }: { readonly clock: Clock; readonly controller: AbortController },
): Promise<Outcome> {
  const timeOut = effect.timeOut ?? TIME_OUT;
  const until = (clock.now() + timeOut * clock.speed) as Instant;
  const cancel = clock.alarm(until, () => controller.abort(new Error(`Not answered within ${timeOut} ms`)));
  const { signal } = controller;
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason));
  try {
    return { sent: await Promise.race([effect.send(occasion, signal), stopped]) };
  } catch (error) {
    return { sent: { kind: 'again' }, error };
  } finally {
    cancel();
  }
}
