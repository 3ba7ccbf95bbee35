import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@foyer/basics';

export const USAGE =
  'node scripts/bench/waits/run.ts [--record FILE [--from yymmdd] [--to yymmdd] [--warmup DAYS] [--waiting] [--curve]] ' +
  '[--synthetic [--itineraries] [--seed N] [--short] [--parts]] [--cost] [--paths N] [--json FILE]';

const WARM_UP_DAYS = 7;
const PATHS = 200;
/** Fewer paths don't make a 90 % bound. */
const LEAST_PATHS = 50;
const MOST_PATHS = 10_000;

export interface WaitsOptions {
  /** The file that holds the record; absent: that part is not run. */
  readonly record: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly warmUpDays: number;
  readonly waiting: boolean;
  readonly curve: boolean;
  /** Days of a branch whose truth is known, of this seed; fewer of them; also what each learned part costs. */
  readonly synthetic: boolean;
  /** The branch has visits of two steps, agents with skills and turns of classes. */
  readonly itineraries: boolean;
  readonly seed: number;
  readonly short: boolean;
  readonly parts: boolean;
  readonly cost: boolean;
  readonly paths: number;
  readonly json: string | undefined;
}

/** Reads the command line; an error says in a sentence what is wrong. */
export function optionsOf(args: readonly string[]): Result<WaitsOptions, string> {
  const parse = () =>
    parseArgs({
      args: [...args],
      options: {
        record: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        warmup: { type: 'string', default: String(WARM_UP_DAYS) },
        waiting: { type: 'boolean', default: false },
        curve: { type: 'boolean', default: false },
        synthetic: { type: 'boolean', default: false },
        itineraries: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        short: { type: 'boolean', default: false },
        parts: { type: 'boolean', default: false },
        cost: { type: 'boolean', default: false },
        paths: { type: 'string', default: String(PATHS) },
        json: { type: 'string' },
      },
    }).values;
  let values: ReturnType<typeof parse>;
  try {
    values = parse();
  } catch (error) {
    return err((error as Error).message);
  }
  const { record, from, to, waiting, curve, synthetic, itineraries, short, parts, cost, json } = values;
  if (record === undefined && !synthetic && !cost) {
    return err('Say what to measure: --record FILE, --synthetic, --cost, or several of them.');
  }
  for (const [name, date] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (date !== undefined && !/^\d{6}$/.test(date)) return err(`${name} must be a date as yymmdd.`);
  }
  const warmUpDays = Number(values.warmup);
  if (!/^\d{1,4}$/.test(values.warmup)) return err('--warmup must be a whole number of days, 0 or more.');
  if (!/^\d{1,9}$/.test(values.seed)) return err('--seed must be a whole number of up to nine digits.');
  const seed = Number(values.seed);
  const paths = Number(values.paths);
  if (!(Number.isInteger(paths) && paths >= LEAST_PATHS && paths <= MOST_PATHS)) {
    return err(`--paths must be a whole number from ${LEAST_PATHS} to ${MOST_PATHS}.`);
  }
  return ok({
    record,
    from,
    to,
    warmUpDays,
    waiting,
    curve,
    synthetic,
    itineraries,
    seed,
    short,
    parts,
    cost,
    paths,
    json,
  });
}
