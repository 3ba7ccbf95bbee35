import type { BackupTrouble, Instant } from '@foyer/basics';
import type { BackupConfig } from '@foyer/configuration';
import type { MadeBackup, TriedOut } from '@foyer/store/backup';

/** What the worker begins with. */
export interface BackupSetup {
  /** A copy and what is withdrawn, or only the list of that. */
  readonly task: 'copy' | 'list';
  /** The data. */
  readonly folder: string;
  readonly branchId: string;
  readonly timeZone: string;
  readonly settings: BackupConfig;
  /** By the branch's clock. */
  readonly at: Instant;
}

/** What the worker tells: of a list that it is kept, of a copy first whether there is a copy, then what came of trying it out. */
export type BackupTold =
  | { readonly kind: 'listed' }
  | { readonly kind: 'made'; readonly made: MadeBackup }
  | { readonly kind: 'failed'; readonly trouble: BackupTrouble; readonly message: string }
  | { readonly kind: 'tested'; readonly tested: TriedOut; readonly removed: readonly string[] };
