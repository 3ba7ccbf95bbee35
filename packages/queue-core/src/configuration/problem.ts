import type { BranchConfig } from '../config.ts';

/** What is wrong with a configuration, as a sentence for the person who wrote it; `null` when it holds together. */
export function configurationProblem(config: BranchConfig): string | null {
  return config.services.length === 0 ? 'A branch needs at least one service.' : null;
}
