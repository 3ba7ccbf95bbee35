import path from 'node:path';
import { recomputeQuote } from '@foyer/branch-server';
import { openHistory } from '@foyer/store/history';

/**
 * `node scripts/recompute-quote.ts DIR TICKET`: works out again what a ticket (its number, or the visit's id) was told
 * about its wait, from the log in a data folder, and compares. Exit code 1 when it does not come out the same. Reads
 * only, also beside a running server; learns from the first event on, so a year takes about a minute.
 */
const [folder, name] = process.argv.slice(2);
if (folder === undefined || name === undefined) {
  console.error('Usage: node scripts/recompute-quote.ts DIR TICKET');
  process.exitCode = 2;
} else {
  const history = openHistory({ folder: path.resolve(process.env.INIT_CWD ?? process.cwd(), folder) });
  const recomputed = recomputeQuote(history, name);
  history.close();
  if (!recomputed.ok) {
    console.error(recomputed.error);
    process.exitCode = 1;
  } else {
    const { number, day, quote, again, same } = recomputed.value;
    const { madeAt, clock, seed, paths, ahead, simulatedAhead, aboutMinutes, mostMinutes } = quote;
    console.log(
      `Ticket ${number} of ${day} was told: about ${aboutMinutes} min, at most ${mostMinutes}; ${ahead} ahead.`,
    );
    console.log(
      `Simulated at ${new Date(madeAt).toISOString()} from event ${clock}, seed ${seed}, ${paths} paths, ${simulatedAhead} ahead.`,
    );
    console.log(`As logged:  median ${quote.p50Seconds} s, 90 % bound ${quote.p90Seconds} s`);
    const found = again?.kind === 'minutes' ? again : null;
    console.log(`Once more:  median ${found?.p50Seconds ?? 'none'} s, 90 % bound ${found?.p90Seconds ?? 'none'} s`);
    console.log(same ? 'The same.' : 'NOT the same.');
    if (!same) process.exitCode = 1;
  }
}
