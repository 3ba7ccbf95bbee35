import { chanceFrom } from '../../../replay/chance.ts';

const HEADING = 'date,type,priority,arrive_s,queued_s,outcome,ser_start_s,ser_time_s,server';
const OPENS = 9 * 3600;
const ARRIVALS_A_DAY = 150;
const SERVERS = ['S1', 'S2', 'S3'];
const MEAN_SERVICE = 150;
const MEAN_GAP = 55;

/**
 * A made-up record: three servers, two types, three priorities that are called by head start, customers who lose
 * patience, and a few servers the record does not name. The same seed gives the same record.
 */
export function madeUpRecord(dates: readonly string[], seed: number): string {
  const chance = chanceFrom(seed);
  return [HEADING, ...dates.flatMap((date) => dayOf(date, chance))].join('\n');
}

interface Waiting {
  readonly type: string;
  readonly priority: number;
  readonly arrives: number;
  readonly patience: number;
}

function dayOf(date: string, chance: ReturnType<typeof chanceFrom>): string[] {
  let clock = OPENS;
  const coming = Array.from({ length: ARRIVALS_A_DAY }, (): Waiting => {
    clock += Math.max(1, Math.round(chance.around(MEAN_GAP, 1)));
    const type = chance.pick([
      ['AA', 3],
      ['BB', 1],
    ] as const);
    const priority = chance.pick([
      [0, 3],
      [1, 1],
      [2, 1],
    ] as const);
    return { type, priority, arrives: clock, patience: Math.round(chance.around(900, 1)) };
  });
  const freeAt = new Map(SERVERS.map((server) => [server, OPENS]));
  const lines: string[] = [];
  const left = ({ type, priority, arrives, patience }: Waiting) =>
    lines.push(`${date},${type},${priority},${arrives},${patience},HANG,,,`);
  while (coming.length > 0) {
    const [server, free] = [...freeAt].reduce((soonest, one) => (one[1] < soonest[1] ? one : soonest));
    const at = Math.max(free, coming[0]?.arrives ?? free);
    const present = coming.filter(({ arrives }) => arrives <= at);
    const next = present.reduce((first, one) => (urgency(one, at) > urgency(first, at) ? one : first));
    coming.splice(coming.indexOf(next), 1);
    if (next.arrives + next.patience < at) {
      left(next);
      continue;
    }
    const seconds = Math.max(1, Math.round(chance.around(MEAN_SERVICE, 0.8)));
    const named = chance.next() < 0.98 ? server : '';
    lines.push(
      `${date},${next.type},${next.priority},${next.arrives},${at - next.arrives},AGENT,${at},${seconds},${named}`,
    );
    freeAt.set(server, at + seconds + Math.round(chance.around(12, 0.5)));
  }
  return lines;
}

function urgency({ priority, arrives }: Waiting, at: number): number {
  return 90 * priority + at - arrives;
}
