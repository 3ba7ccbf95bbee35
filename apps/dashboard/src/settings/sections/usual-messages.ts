import type { BranchConfig, MessageRules } from '@foyer/configuration';
import { mistakesWith } from '../form/mistakes.ts';

/** Between these times most people sleep. */
export const USUAL_QUIET = { from: '21:00', until: '08:00' } as const;

const STRICT: MessageRules = { rules: ['nearly', 'called'], nearlyMinutes: 10, mostPerVisit: 4, apartMinutes: 3 };

/** What a branch begins with that sends messages; without quiet hours where it is open in the usual ones. */
export function usualMessages(config: BranchConfig): MessageRules {
  const quiet = { ...STRICT, quiet: USUAL_QUIET };
  const overlaps = mistakesWith(config, 'messages', { messages: quiet }).some(
    ({ code }) => code === 'quiet-while-open',
  );
  return overlaps ? STRICT : quiet;
}
