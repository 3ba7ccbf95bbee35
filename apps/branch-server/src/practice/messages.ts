import type { BranchConfig } from '@foyer/configuration';
import type { Practice, User } from '@foyer/contract';

/** What the process of a practice begins with. */
export interface PracticeSetup {
  /** Of this practice alone. */
  readonly folder: string;
  /** The branch as it is now. */
  readonly config: BranchConfig;
  readonly trainee: Pick<User, 'displayName' | 'language' | 'counters' | 'services' | 'profileId'>;
}

/** What it says. */
export type PracticeTold =
  /** It answers; `session`: by which it knows the trainee. */
  | { readonly kind: 'listening'; readonly address: string; readonly session: string; readonly practice: Practice }
  | { readonly kind: 'progress'; readonly practice: Practice };
