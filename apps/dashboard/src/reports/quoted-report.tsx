import type { QuotedBy } from '@foyer/basics';
import type { QuotedRow } from '@foyer/contract';
import type { Words } from '@foyer/words';
import { Info } from 'lucide-react';
import { client } from '../shell/server.ts';
import type { GroupedDefinition } from './grouped-report.tsx';
import {
  PROMISED_SHARE,
  QUOTED_MEASURES,
  QUOTED_SETS,
  type QuotedFigure,
  type QuotedMeasure,
  type QuotedSet,
  quotedFigures,
  reasonsOf,
  shareOf,
} from './quoted-measures.ts';
import type { ValueLabels } from './report-labels.ts';

/** How true was what tickets were told: quoted against actual, and what was not told and why. */
export const quotedReport: GroupedDefinition<QuotedBy, QuotedRow, QuotedFigure, QuotedMeasure, QuotedSet> = {
  name: 'quoted',
  ask: (by, query, signal) => client.call('quotedReport', { params: { by }, query, signal }),
  groups: ['hours', 'days', 'services', 'classes'],
  figures: quotedFigures,
  headlines: ['quoted', 'called', 'covered', 'meanError', 'bias', 'meanBound'],
  measures: QUOTED_MEASURES,
  sets: QUOTED_SETS,
  setOf: (measure) => (measure === 'withheld' ? 'tickets' : 'truth'),
  mark: (measure) => (measure === 'covered' ? PROMISED_SHARE : undefined),
  isEmpty: ({ tickets }) => tickets === 0,
  words: ({ t }) => ({
    by: t('reports.quoted.by'),
    group: (by) => t(`reports.quoted.group.${by}`),
    figure: (figure) => t(`reports.quoted.figure.${figure}`),
    base: (figure) => t(`reports.quoted.base.${figure}`),
    measure: (measure) => t(`reports.quoted.measure.${measure}`),
    chart: (measure) => t(`reports.quoted.chart.${measure}`),
    set: (set) => t(`reports.quoted.set.${set}`),
    all: t('reports.quoted.all'),
    empty: t('reports.empty'),
  }),
  has: (set, total) => set !== 'reasons' || reasonsOf(total).length > 0,
  // The reasons are those that occurred.
  more: (set, total, labels, { t }) =>
    (set === 'reasons' ? reasonsOf(total) : []).map(({ reason }) => ({
      id: reason,
      head: t('reports.quoted.withheldFor', { reason: t(`reports.quoted.reason.${reason}`) }),
      base: t('reports.quoted.base.withheld'),
      value: (row) => labels.counted(row.withheldBy[reason], shareOf(row.withheldBy[reason], row.tickets)),
    })),
  foot: (total, labels, words) =>
    total.withheld === 0 ? null : (
      <p className="report-apart">
        <Info size={16} aria-hidden="true" /> {formatWithheld(total, labels, words)}
      </p>
    ),
};

/** How many were told no minutes, and why, each with its share of all tickets. */
function formatWithheld(total: QuotedRow, labels: ValueLabels, words: Words): string {
  const counted = (count: number) => labels.counted(count, shareOf(count, total.tickets) ?? 0);
  const reasons = reasonsOf(total).map(({ reason, count }) =>
    words.t('reports.quoted.because', { reason: words.t(`reports.quoted.reason.${reason}`), count: counted(count) }),
  );
  return words.t('reports.quoted.withheldOf', {
    count: counted(total.withheld),
    reasons: words.list(reasons),
  });
}
