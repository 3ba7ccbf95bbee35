import type { ReportName } from '@foyer/basics';
import type { ReportRow, RouteReply } from '@foyer/contract';
import type { Figures, Occupancy, ReportQuery, Reports, Returns, Share, Spread } from '@foyer/store';

/** What a report comes to. */
export type ReportResult = Pick<RouteReply<'report'>, 'items'>;

const NOTHING = { count: 0, mean: null, median: null, p90: null };

/** Milliseconds to seconds, to a tenth. */
export function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}

/** A spread in the wire's unit; of nothing, nothing. */
export function spreadRow(spread: Spread | null): ReportRow['wait'] {
  if (spread === null) return NOTHING;
  const { count, mean, median, p90 } = spread;
  return { count, mean: seconds(mean), median: seconds(median), p90: seconds(p90) };
}

function shareOf(share: Share | undefined): number | null {
  return share?.share ?? null;
}

function rowOf(
  key: string,
  figures: Figures,
  occupancy: Occupancy | null = null,
  returns: Returns | null = null,
): ReportRow {
  return {
    key,
    tickets: figures.tickets,
    arrivals: figures.arrivals,
    served: figures.served,
    open: figures.open,
    recalls: figures.recalls,
    wait: spreadRow(figures.wait),
    firstResponse: spreadRow(figures.firstResponse),
    walk: spreadRow(figures.walk),
    serviceTime: spreadRow(figures.service),
    hold: spreadRow(figures.hold),
    workAfter: spreadRow(figures.after),
    handleTime: spreadRow(figures.handle),
    resolutionTime: spreadRow(figures.resolution),
    withinTarget: shareOf(figures.withinTarget),
    noShow: shareOf(figures.noShow),
    abandoned: shareOf(figures.abandoned),
    cancelled: shareOf(figures.cancelled),
    transferred: shareOf(figures.transferred),
    escalated: shareOf(figures.escalated),
    resolved: shareOf(figures.resolved),
    firstContactResolution: shareOf(returns?.firstContactResolution),
    repeatContact: shareOf(returns?.repeatContact),
    occupancy: occupancy?.share ?? null,
    autoClosed: figures.autoClosed,
  };
}

/** Runs one report and puts it into the wire's rows. */
export function reportRows(reports: Reports, report: ReportName, query: ReportQuery): ReportResult {
  const only = (items: ReportRow[]): ReportResult => ({ items });
  switch (report) {
    case 'overview': {
      const { figures, occupancy, returns } = reports.overview(query);
      return only([rowOf('all', figures, occupancy, returns)]);
    }
    case 'services':
      return only(reports.byService(query).map((row) => rowOf(row.serviceId, row.figures, null, row.returns)));
    case 'hours':
      return only(reports.byHour(query).map((row) => rowOf(String(row.hour), row.figures)));
    case 'days':
      return only(reports.byDay(query).map((row) => rowOf(row.day, row.figures)));
    case 'counters':
      return only(reports.byCounter(query).map((row) => rowOf(row.counterId, row.figures, row.occupancy)));
    case 'agents':
      return only(reports.byAgent(query).map((row) => rowOf(row.agentId, row.figures, row.occupancy)));
    case 'heatmap':
      return only(
        reports.heatMap(query).map((row) => rowOf(`${row.weekday}-${String(row.hour).padStart(2, '0')}`, row.figures)),
      );
  }
}
