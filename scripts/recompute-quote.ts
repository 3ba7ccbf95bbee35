import path from 'node:path';
import { type RecomputedQuote, recomputeQuote } from '@foyer/branch-server';
import { openHistory } from '@foyer/store';

/**
 * `node scripts/recompute-quote.ts DIR TICKET`: works out again what a ticket (its number, or the visit's id) was told
 * about its wait, from the log in a data folder, and compares. Exit code 1 when it does not come out the same. Reads
 * only, also beside a running server; learns from the first event on, so a year takes about a minute.
 */
// What is written into the data folder is its owner's alone.
process.umask(0o077);
const [folder, name] = process.argv.slice(2);
if (folder === undefined || name === undefined) {
  console.error('Usage: node scripts/recompute-quote.ts DIR TICKET');
  process.exitCode = 2;
} else {
  process.exitCode = recompute(path.resolve(process.env.INIT_CWD ?? process.cwd(), folder), name);
}

function recompute(from: string, ticket: string): number {
  try {
    const history = openHistory({ folder: from });
    try {
      const recomputed = recomputeQuote(history, ticket);
      if (recomputed.ok) return say(recomputed.value);
      console.error(recomputed.error);
    } finally {
      history.close();
    }
  } catch (error) {
    console.error(`The log in ${from} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return 1;
}

function say({ number, day, quote, again, same }: RecomputedQuote): number {
  const { madeAt, clock, seed, paths, ahead, simulatedAhead, aboutMinutes, mostMinutes } = quote;
  const figures = (of: typeof again) =>
    of?.kind === 'minutes' ? `median ${of.p50Seconds} s, 90 % bound ${of.p90Seconds} s` : 'no minutes';
  console.log(
    `Ticket ${number} of ${day} was told: about ${aboutMinutes} min, at most ${mostMinutes}; ${ahead} ahead.`,
  );
  console.log(
    `Simulated for ${new Date(madeAt).toISOString()} after event ${clock}: seed ${seed}, ${paths} paths, ${simulatedAhead} ahead.`,
  );
  console.log(`As logged: ${figures(quote)}`);
  console.log(`Once more: ${figures(again)}`);
  console.log(same ? 'The same.' : 'NOT the same.');
  return same ? 0 : 1;
}
