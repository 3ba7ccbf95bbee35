import { type Instant, REPORTS, type ReportName } from '@foyer/basics';
import { type AuditRow, openAudit } from '@foyer/store/audit';
import { openReports } from '@foyer/store/reports';
import { work } from '../workers/work.ts';
import { quotedRows } from './quoted-rows.ts';
import type { AskedResult, FromReportWorker, ReportAnswer, ReportQuestion, ReportSetup } from './report-process.ts';
import { reportRows } from './report-rows.ts';

type Reports = ReturnType<typeof openReports>;
type Audit = ReturnType<typeof openAudit>;

/** A worker that is not asked for anything so soon practises, milliseconds. */
const PRACTICE_AFTER = 200;
/** On so many of the newest days. */
const PRACTICE_DAYS = 10;

// The worker's own read-only connection: however long a report takes, the loop that serves calls goes on.
work<ReportSetup, ReportQuestion, FromReportWorker>(({ folder }, tell) => {
  const reports = openReports({ folder });
  const audit = openAudit({ folder });
  tell('ready');
  setTimeout(practise, PRACTICE_AFTER, reports, [...REPORTS]).unref();
  return (question) => tell(answerTo(reports, audit, question));
});

function answerTo(reports: Reports, audit: Audit, question: ReportQuestion): ReportAnswer {
  const { id } = question;
  try {
    return { id, ok: true, result: resultOf(reports, audit, question) };
  } catch (error) {
    return {
      id,
      ok: false,
      invalid: error instanceof RangeError,
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

function resultOf(reports: Reports, audit: Audit, question: ReportQuestion): AskedResult {
  if ('audit' in question) return audit.find(question.audit).map(withoutValue);
  if ('auditEvent' in question) return audit.detail(question.auditEvent);
  return 'quotedBy' in question
    ? quotedRows(reports, question.quotedBy, question.query)
    : reportRows(reports, question.report, question.query);
}

/** In a list nobody looks at what a section was changed to, and it can be large. */
function withoutValue(row: AuditRow): AuditRow {
  const { body } = row.event;
  return body.type === 'SettingsChanged' ? { ...row, event: { ...row.event, body: { ...body, value: {} } } } : row;
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
    // The caller who asked for that report is told what is wrong with it.
  }
  setImmediate(practise, reports, rest);
}
