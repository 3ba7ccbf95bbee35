import type { Clock, DeviceId } from '@foyer/basics';
import type { Store } from '@foyer/store';
import type { Authenticator } from './access/authenticator.ts';
import type { CustomerLookup } from './access/customer-lookup.ts';
import type { Pairings } from './access/pairings.ts';
import type { TicketTokens } from './access/ticket-tokens.ts';
import type { BackupKeeper } from './backups/backup-keeper.ts';
import type { DeviceStatuses } from './devices/device-statuses.ts';
import type { TestPrints } from './devices/test-prints.ts';
import type { FaultLog } from './fault-log.ts';
import type { FollowerStatus } from './followers/follower-status.ts';
import type { HolidayAsker } from './holidays/holiday-asker.ts';
import type { PracticeKeeper } from './practice/practice-keeper.ts';
import type { ReportQueue } from './reports/report-queue.ts';
import type { CommandRunner } from './runner/command-runner.ts';
import type { WireSource } from './wire/source.ts';

/** What the handlers of requests work with. */
export interface BranchContext {
  readonly store: Store;
  readonly runner: CommandRunner;
  readonly clock: Clock;
  readonly tokens: TicketTokens;
  readonly customers: CustomerLookup;
  readonly authenticator: Authenticator;
  readonly pairings: Pairings;
  readonly statuses: DeviceStatuses;
  readonly testPrints: TestPrints;
  /** Has the device a connection to the live views? */
  readonly isLive: (id: DeviceId) => boolean;
  readonly reports: ReportQueue;
  readonly holidays: HolidayAsker;
  readonly backups: BackupKeeper;
  readonly practices: PracticeKeeper;
  readonly faults: FaultLog;
  readonly source: () => WireSource;
  /** Where a ticket's QR code leads, without a slash at the end. */
  readonly publicUrl: () => string;
  readonly demo: boolean;
  /** Marks, in a stored reply, where the words behind a reference belong; nobody outside can know it. */
  readonly textMark: string;
  /** Goes before a request where it is hashed; nobody outside can know it. */
  readonly requestSecret: string;
  /** How those who follow the log are doing. */
  readonly followers: () => readonly FollowerStatus[];
  /** What is wrong with the data file, if its check found something. */
  readonly fileFault: () => string | null;
}
