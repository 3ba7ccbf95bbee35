import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Instant, wallClock } from '@foyer/basics';
import { BackupRefused, makeBackup, prepareBackupKey, readBackupKey } from '@foyer/store/backup';

/**
 * `npm run backup -- [--data DIR] --to FOLDER`: copies a branch's data into a folder, encrypted, also while its server
 * runs. Makes the key the first time and shows it, once. Older copies are left alone.
 */
const USAGE = 'Usage: npm run backup -- [--data DIR] --to FOLDER';

// What is written into the data folder is its owner's alone.
process.umask(0o077);

// npm runs this from the project's root; paths are meant from where the command was typed.
const typedIn = process.env.INIT_CWD ?? process.cwd();

function readArguments(): { readonly folder: string; readonly to: string } | null {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string', default: '.foyer' }, to: { type: 'string' } } });
    if (values.to === undefined) return null;
    return { folder: path.resolve(typedIn, values.data), to: path.resolve(typedIn, values.to) };
  } catch {
    return null;
  }
}

function backUp({ folder, to }: { readonly folder: string; readonly to: string }): void {
  const hasKey = readBackupKey(folder) !== null;
  const prepared = hasKey ? null : prepareBackupKey(folder);
  if (prepared !== null) {
    prepared.use();
    console.log('A key was made. Write it down now and keep it away from this machine; it is not shown again:');
    console.log(`\n  ${prepared.text}\n`);
  }
  const { file, bytes, clock, seconds } = makeBackup({ folder, to, at: wallClock.now() as Instant });
  const megabytes = (bytes / 1_000_000).toFixed(1);
  console.log(`${path.join(to, file)}: ${megabytes} MB, ${clock} events, in ${seconds} s.`);
}

const asked = readArguments();
if (asked === null) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  try {
    backUp(asked);
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    console.error(`No backup was made. ${error.message}`);
    process.exitCode = 1;
  }
}
