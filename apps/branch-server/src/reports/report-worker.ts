import { type Instant, REPORTS, type ReportName } from '@foyer/basics';
import { openReports } from '@foyer/store/reports';
import { work } from '../workers/work.ts';
import { quotedRows } from './quoted-rows.ts';
import type { FromReportWorker, ReportAnswer, ReportQuestion, ReportSetup } from './report-queue.ts';
import { reportRows } from './report-rows.ts';

type Reports = ReturnType<typeof openReports>;

/** A worker that is not asked for anything so soon practises, milliseconds. */
const PRACTICE_AFTER = 200;
/** On so many of the newest days. */
const PRACTICE_DAYS = 10;

// The worker's own read-only connection: however long a report takes, the loop that serves calls goes on.
work<ReportSetup, ReportQuestion, FromReportWorker>(({ folder }, tell) => {
  const reports = openReports({ folder });
  tell('ready');
  setTimeout(practise, PRACTICE_AFTER, reports, [...REPORTS]).unref();
  return (question) => tell(answerTo(reports, question));
});

function answerTo(reports: Reports, question: ReportQuestion): ReportAnswer {
  const { id, query } = question;
  try {
    const result =
      'quotedBy' in question
        ? quotedRows(reports, question.quotedBy, query)
        : reportRows(reports, question.report, query);
    return { id, ok: true, result };
  } catch (error) {
    return {
      id,
      ok: false,
      invalid: error instanceof RangeError,
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

/**
 * Code runs several times as fast once Node has compiled what it is busy with: the worker makes each report for a few
 * days, which nobody sees and nothing of which is kept, one a turn, so that a question has not long to wait.
 */
function practise(reports: Reports, rest: ReportName[]): void {
  const days = reports.newestDays(PRACTICE_DAYS);
  const next = rest.shift();
  if (days === null) return;
  const query = { ...days, now: Date.now() as Instant };
  try {
    if (next === undefined) {
      quotedRows(reports, 'services', query);
      return;
    }
    reportRows(reports, next, query);
  } catch {
    // Whoever asks for that report is told what is wrong with it.
  }
  setImmediate(practise, reports, rest);
}
