import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wallClock } from '@foyer/basics';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createPrinter } from './driver/create-printer.ts';
import { createMemoryPrinter } from './driver/memory-printer.ts';
import type { Printer } from './driver/printer.ts';
import { type JobJournal, type JobState, openJobJournal } from './journal/job-journal.ts';
import { printJob } from './print-job.ts';
import { englishTicket, numberedTicket, ticketUrl } from './test-support/sample-tickets.ts';
import { startVirtualPrinter, type VirtualPrinterFault } from './virtual-printer/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-print-job-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openJournal(name: string): JobJournal<null> {
  return openJobJournal({
    path: join(folder, name),
    clock: wallClock,
    parsePayload: () => null,
    keepSettled: 1_000,
  });
}

function queue(journal: JobJournal<null>, jobId: string): void {
  journal.begin({ jobId, commandId: `command-${jobId}`, state: 'queued', payload: null });
}

test('PRINT-60: each step is in the journal before it is taken', async () => {
  const journal = openJournal('steps');
  const seen: (JobState | undefined)[] = [];
  const printer: Printer = {
    ...createMemoryPrinter(),
    print: async (_ticket, progress) => {
      seen.push(journal.job('1')?.state);
      progress?.onSending();
      seen.push(journal.job('1')?.state);
      progress?.onSent();
      seen.push(journal.job('1')?.state);
      return { kind: 'printed' };
    },
  };
  queue(journal, '1');
  await printJob(journal, printer, '1', englishTicket);
  expect([...seen, journal.job('1')?.state]).toEqual(['queued', 'sending', 'sent', 'confirmed']);
  journal.close();
});

test('PRINT-61: a job is printed once: at its end it is refused', async () => {
  const journal = openJournal('once');
  const printer = createMemoryPrinter();
  queue(journal, '1');
  expect(await printJob(journal, printer, '1', englishTicket)).toEqual({ kind: 'printed' });
  await expect(printJob(journal, printer, '1', englishTicket)).rejects.toThrow(/can’t become sending/);
  expect(printer.tickets.length).toBe(1);
  journal.close();
});

interface Plan {
  readonly before: VirtualPrinterFault | null;
  readonly during: VirtualPrinterFault | null;
  /** The process dies right after the journal has this state. */
  readonly crashAt: 'sending' | 'sent' | null;
  /** The fault stays for the next ticket. */
  readonly leave: boolean;
}

const standing = fc.constantFrom<VirtualPrinterFault>(
  { kind: 'paper-out' },
  { kind: 'paper-near-end' },
  { kind: 'cover-open' },
  { kind: 'cutter-error' },
  { kind: 'silent' },
  { kind: 'off' },
);
const sudden = fc.oneof(
  standing,
  fc.integer({ min: 1, max: 1_300 }).map((afterDots): VirtualPrinterFault => ({ kind: 'paper-out', afterDots })),
  fc.integer({ min: 1, max: 1_300 }).map((afterDots): VirtualPrinterFault => ({ kind: 'cover-open', afterDots })),
  fc.integer({ min: 1, max: 55_000 }).map((afterBytes): VirtualPrinterFault => ({ kind: 'cut-off', afterBytes })),
  fc.constant<VirtualPrinterFault>({ kind: 'cutter-error', atNextCut: true }),
  fc.constantFrom(3_000, 9_000).map((dotsPerSecond): VirtualPrinterFault => ({ kind: 'slow', dotsPerSecond })),
);
/** Something once in `times` plans, else nothing. */
function seldom<T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

const plan: fc.Arbitrary<Plan> = fc.record({
  before: seldom(6, standing),
  during: seldom(3, sudden),
  crashAt: seldom(10, fc.constantFrom('sending' as const, 'sent' as const)),
  leave: seldom(6, fc.constant(true)).map((leave) => leave === true),
});

// Mostly they wait for the printer, each for its own.
for (const dialect of ['epson', 'generic'] as const) {
  test.concurrent(`PRINT-62: over 300 tickets with random faults and restarts the journal agrees with the paper (${dialect})`, async ({
    expect,
  }) => {
    const virtual = await startVirtualPrinter({ port: 0, keepPapers: 1_000 });
    const timeouts = { connect: 500, status: 60, before: 300, print: 250, watch: 30 };
    const connect = (startAfterUncertain: boolean): Printer =>
      createPrinter(
        { address: `tcp://127.0.0.1:${virtual.port}`, dotsPerLine: 576, dialect, style: 'drawn' },
        { timeouts, startAfterUncertain },
      );
    let journal = openJournal(dialect);
    let printer = connect(false);
    const plans = fc.sample(plan, { numRuns: 300, seed: 20_250_304 });
    for (const [serial, { before, during, crashAt, leave }] of plans.entries()) {
      const jobId = String(serial);
      queue(journal, jobId);
      if (before !== null) virtual.setFault(before);
      const present = journal;
      const watched: JobJournal<null> = {
        ...present,
        advance: (id, state) => {
          present.advance(id, state);
          if (state === 'sending' && during !== null) virtual.setFault(during);
          if (state === crashAt) throw new Error('The process died.');
        },
      };
      await printJob(watched, printer, jobId, numberedTicket(serial)).catch(() => undefined);
      if (journal.job(jobId)?.state === 'sending' || journal.job(jobId)?.state === 'sent') {
        await printer.close();
        journal.close();
        journal = openJournal(dialect);
        printer = connect(journal.recovered.length > 0);
      }
      if (!leave) virtual.clearAllFaults();
    }
    virtual.clearAllFaults();
    const last = connect(true);
    let flushed = await last.print(numberedTicket(plans.length));
    // The printer may still be busy with what it was sent before.
    for (let attempt = 0; flushed.kind !== 'printed' && attempt < 20; attempt++) {
      flushed = await last.print(numberedTicket(plans.length));
    }
    expect(flushed).toEqual({ kind: 'printed' });

    const papers = new Map<string, number>();
    for (const { qrCodes } of virtual.papers()) {
      for (const url of qrCodes) papers.set(url, (papers.get(url) ?? 0) + 1);
    }
    const counts: Record<string, number> = {};
    for (const { jobId, state } of journal.jobs()) {
      const found = papers.get(ticketUrl(Number(jobId))) ?? 0;
      const key = `${state} with ${found}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    const { 'confirmed with 1': printed, 'failed with 0': failed, ...uncertain } = counts;
    expect(Object.keys(uncertain).sort()).toEqual(['uncertain with 0', 'uncertain with 1']);
    expect(printed).toBeGreaterThan(30);
    expect(failed).toBeGreaterThan(20);
    expect(journal.jobs().length).toBe(300);
    await Promise.all([printer.close(), last.close()]);
    journal.close();
    await virtual.close();
  }, 120_000);
}
