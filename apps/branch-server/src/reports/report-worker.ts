import { type Instant, REPORTS, type ReportName } from '@foyer/basics';
import {
  type AuditRow,
  areDamaged,
  openReadings,
  openReportTables,
  type Readings,
  type Reports,
  removeReportTables,
  storageTroubleOf,
} from '@foyer/store';
import { work } from '../workers/work.ts';
import { answerRows } from './answer-rows.ts';
import { markRows } from './mark-rows.ts';
import { quotedRows } from './quoted-rows.ts';
import type {
  AskedResult,
  FromReportWorker,
  ReportAnswer,
  ReportQuestion,
  ReportSetup,
  ToReportWorker,
} from './report-process.ts';
import { reportRows } from './report-rows.ts';

/** A worker that is not asked for anything so soon practises, milliseconds. */
const PRACTICE_AFTER = 200;
/** On so many of the newest days. */
const PRACTICE_DAYS = 10;
/** What could not be followed is tried again so much later, milliseconds, each time twice as late up to the longest. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

// Follows the log in a process of its own: however long a report takes, the loop that serves calls goes on.
work<ReportSetup, ToReportWorker, FromReportWorker>(({ folder }, tell) => {
  const tables = openReportTables({ folder });
  const readings = openReadings({ folder });
  let waiting: ReportQuestion[] = [];
  let isDue = false;
  let retry: NodeJS.Timeout | null = null;
  let pause = SHORTEST_PAUSE;

  function follow(): void {
    isDue = false;
    if (retry !== null) clearTimeout(retry);
    retry = null;
    let more: boolean;
    try {
      more = tables.followOn();
    } catch (error) {
      failed(error);
      return;
    }
    pause = SHORTEST_PAUSE;
    tell({ kind: 'followed', clock: tables.clock, trouble: null });
    // At the log's end there is all that was committed before the question came.
    const ready = waiting.filter(({ clock }) => !more || clock <= tables.clock);
    waiting = waiting.filter((question) => !ready.includes(question));
    for (const question of ready) tell(answerTo(readings, question));
    if (more) soon();
  }

  /** Whoever asks is told, and nobody else is held up. */
  function failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (areDamaged(error)) {
      // The next worker makes the tables anew.
      tables.close();
      removeReportTables(folder);
    }
    // What a disk that failed has kept is known when it is opened again, by the next worker.
    if (storageTroubleOf(error)?.trouble === 'failed') throw error;
    tell({ kind: 'followed', clock: tables.clock, trouble: message });
    for (const { id } of waiting) tell({ kind: 'answer', id, ok: false, why: 'behind', message });
    waiting = [];
    retry = setTimeout(follow, pause);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }

  function soon(): void {
    if (!isDue) setImmediate(follow);
    isDue = true;
  }

  tell({ kind: 'ready' });
  soon();
  setTimeout(practise, PRACTICE_AFTER, readings.reports, [...REPORTS]).unref();
  return (message) => {
    if (message.kind === 'question') waiting.push(message);
    if (message.kind === 'question' || retry === null) soon();
  };
});

function answerTo(readings: Readings, question: ReportQuestion): ReportAnswer {
  const { id } = question;
  try {
    return { kind: 'answer', id, ok: true, result: resultOf(readings, question) };
  } catch (error) {
    return {
      kind: 'answer',
      id,
      ok: false,
      why: error instanceof RangeError ? 'invalid' : 'failed',
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

function resultOf({ reports, audit, visits }: Readings, { asked }: ReportQuestion): AskedResult {
  switch (asked.kind) {
    case 'report':
      return reportRows(reports, asked.report, asked.query);
    case 'quoted':
      return quotedRows(reports, asked.by, asked.query);
    case 'answered':
      return answerRows(reports, asked.by, asked.query);
    case 'marked':
      return markRows(reports, asked.by, asked.query);
    case 'audit':
      return audit.find(asked.search).map(withoutValue);
    case 'audit-event':
      return audit.detail(asked.sequence);
    case 'visit':
      return visits.history(asked.visitId);
    case 'ended-visit':
      return visits.ended(asked.visitId);
    case 'visits':
      return visits.search(asked.search);
    case 'others':
      return visits.othersOf(asked.visitId, asked.seen);
    case 'customer':
      return visits.ofCustomer(asked.search);
  }
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
    // Who asks for that report is told what is wrong with it.
  }
  setImmediate(practise, reports, rest);
}
