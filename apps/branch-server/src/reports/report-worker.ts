import { parentPort, workerData } from 'node:worker_threads';
import { openReports } from '@foyer/store/reports';
import type { ReportAnswer, ReportQuestion } from './report-desk.ts';
import { reportRows } from './report-rows.ts';

// The worker's own read-only connection: however long a report takes, the thread that serves calls goes on.
const { folder } = workerData as { folder: string };
const reports = openReports({ folder });

parentPort?.on('message', ({ id, report, query }: ReportQuestion) => {
  let answer: ReportAnswer;
  try {
    answer = { id, ok: true, result: reportRows(reports, report, query) };
  } catch (error) {
    answer = {
      id,
      ok: false,
      invalid: error instanceof RangeError,
      message: error instanceof Error ? error.message : String(error),
    };
  }
  parentPort?.postMessage(answer);
});
