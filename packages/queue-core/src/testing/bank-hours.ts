import type { BranchConfig, OpeningHours } from '@foyer/configuration';
import { bank, bankHours } from '@foyer/configuration/testing/bank';

/** In winter the bank's time is an hour ahead of UTC. */
export const withHours = (changes: Partial<OpeningHours> = {}): BranchConfig => ({
  ...bank,
  hours: { ...bankHours, ...changes },
});
