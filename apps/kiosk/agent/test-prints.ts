import type { Timers } from '@foyer/client';
import type { OwnDevice } from '@foyer/contract';
import type { KioskDevice } from './device.ts';
import type { KioskPrinter } from './kiosk-printer.ts';
import type { OwnSettings } from './own-settings.ts';
import type { StatusReport, TestAnswer } from './status-report.ts';
import { testPaper } from './test-paper.ts';

export interface TestPrintsOptions {
  readonly own: OwnSettings;
  readonly printer: KioskPrinter;
  readonly device: KioskDevice;
  readonly report: StatusReport;
  /** The branch server's origin. */
  readonly server: string;
  readonly timers: Timers;
}

/** Prints the tests that the branch asks for, each once, and says what became of them. */
export interface TestPrints {
  /** To be called while no paper is in hand, with what the branch said. */
  answer(said: OwnDevice): Promise<void>;
}

const PATIENCE_SECONDS = 8;

export function createTestPrints({ own, printer, device, report, server, timers }: TestPrintsOptions): TestPrints {
  const print = async (said: OwnDevice): Promise<Omit<TestAnswer, 'id'>> => {
    const present = await printer.next();
    const { settings } = said;
    if (present === null || settings.kind !== 'kiosk' || settings.printer === null) {
      return { outcome: 'failed', reason: 'no-printer' };
    }
    const branch = await device.client()?.call('branch', { timeoutSeconds: PATIENCE_SECONDS });
    if (branch?.ok !== true) return { outcome: 'failed', reason: 'not-answering' };
    const test = { branch: branch.value, own: said, printer: settings.printer, now: timers.now(), url: server };
    const outcome = await present.print(testPaper(test));
    return { outcome: outcome.kind, reason: outcome.kind === 'printed' ? null : outcome.reason };
  };
  return {
    answer: async (said) => {
      const { testPrint } = said;
      if (testPrint === null || !own.beginTest(testPrint.id)) return;
      report.answer({ id: testPrint.id, ...(await print(said)) });
    },
  };
}
