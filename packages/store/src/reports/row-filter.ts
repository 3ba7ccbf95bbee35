import type { DaySheet } from '../projection/day-sheet.ts';
import type { ReportQuery } from './query.ts';

/** Tells whether a row of a sheet is what a query asks for. */
export function rowFilter({ names, columns }: DaySheet, query: ReportQuery): (row: number) => boolean {
  const wanted = [
    { column: columns.service, id: query.serviceId, known: names.service },
    { column: columns.counter, id: query.counterId, known: names.counter },
    { column: columns.agent, id: query.agentId, known: names.agent },
  ].flatMap(({ column, id, known }) => (id === undefined ? [] : [{ column, index: known.indexOf(id) }]));
  // An id the day has never heard of is at -1, which the column uses for "none": nothing matches then.
  if (wanted.some(({ index }) => index < 0)) return () => false;
  return (row) => wanted.every(({ column, index }) => column[row] === index);
}
