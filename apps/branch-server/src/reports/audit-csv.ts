import type { AuditEntry } from '@foyer/contract';
import { auditActor, auditSentence } from '@foyer/words';
import { csvText } from './csv-text.ts';
import type { FileReader } from './report-csv.ts';

/** Entries of the audit as a file for a spreadsheet, each told in a sentence. */
export function auditCsv(entries: readonly AuditEntry[], { words, locale }: FileReader): string {
  const { t } = words;
  const head = [
    t('audit.column.sequence'),
    t('audit.column.time'),
    t('audit.column.who'),
    t('audit.column.from'),
    t('audit.column.kind'),
    t('audit.column.what'),
    t('audit.column.ticket'),
  ];
  const body = entries.map((entry) => [
    entry.sequence,
    entry.at,
    auditActor(entry.actor, words),
    entry.address,
    t(`audit.kind.${entry.kind}`),
    auditSentence(entry, words),
    entry.number,
  ]);
  return csvText([head, ...body], locale);
}
