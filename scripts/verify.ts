import path from 'node:path';
import { err } from '@foyer/basics';
import { lossIn, verify } from '@foyer/store';

/**
 * `npm run verify -- [DIR]`: replays a branch's whole log and compares the state, the tables for reports and the
 * hash chain with what is stored. Exit code 1 and a sentence for the first difference. Reads only, also beside a running
 * server; a year takes about a minute.
 */
// What is written into the data folder is its owner's alone.
process.umask(0o077);
// npm runs this from the project's root; paths are meant from where the command was typed.
const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? '.foyer');
try {
  const loss = lossIn(folder);
  const verified = loss === null ? verify(folder) : err({ where: 'log', message: loss.message });
  if (verified.ok) {
    const { events, snapshots, rows } = verified.value;
    console.log(`All as the log says: ${events} events, ${snapshots} snapshots, ${rows} rows for reports.`);
  } else {
    console.error(`Not as the log says (${verified.error.where}): ${verified.error.message}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`${folder} can't be verified: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
