import { z } from 'zod';
import type { KioskState } from './kiosk-state.ts';
import { KIOSK_CALLS } from './requests.ts';

/**
 * Messages between `main` and the agent's process, plain values over a message port.
 * A call that was not answered when the agent died is sent again to the next one: every call may be repeated.
 */
export const linkCall = z.strictObject({ id: z.int(), call: z.enum(KIOSK_CALLS), request: z.unknown() });
export type LinkCall = z.infer<typeof linkCall>;

export type LinkMessage =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  /** The call was not one the agent takes, or the agent could not write its journal. */
  | { readonly type: 'refusal'; readonly id: number; readonly message: string }
  | { readonly type: 'state'; readonly state: KioskState };
