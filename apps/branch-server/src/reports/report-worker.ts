import { parentPort, workerData } from 'node:worker_threads';
import { openReports } from '@foyer/store/reports';
import { stayBehind } from '../threads/behind.ts';
import { quotedRows } from './quoted-rows.ts';
import type { FromReportWorker, ReportAnswer, ReportQuestion } from './report-desk.ts';
import { reportRows } from './report-rows.ts';

// The worker's own read-only connection: however long a report takes, the thread that serves calls goes on.
stayBehind();
const { folder } = workerData as { folder: string };
const reports = openReports({ folder });

parentPort?.on('message', (question: ReportQuestion) => {
  const { id, query } = question;
  let answer: ReportAnswer;
  try {
    const result =
      'quotedBy' in question
        ? quotedRows(reports, question.quotedBy, query)
        : reportRows(reports, question.report, query);
    answer = { id, ok: true, result };
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
parentPort?.postMessage('ready' satisfies FromReportWorker);
