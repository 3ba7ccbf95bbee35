import path from 'node:path';
import { rebuildReportTables } from '@foyer/store';

/**
 * `npm run rebuild -- [DIR]`: makes everything anew that is made from a branch's log for reports and searches, while its
 * server is stopped. Exit code 1 and a sentence when it can't. A year takes about a minute.
 */
// What is written into the data folder is its owner's alone.
process.umask(0o077);
// npm runs this from the project's root; paths are meant from where the command was typed.
const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? '.foyer');
try {
  const began = performance.now();
  const { events } = rebuildReportTables({ folder });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Reports and searches are made anew from ${events} events, in ${seconds} s.`);
} catch (error) {
  console.error(`Nothing was made anew in ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
