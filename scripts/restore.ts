import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { wallClock } from '@foyer/basics';
import { BackupRefused, headerOf, restoreBackup } from '@foyer/store/backup';

/**
 * `npm run restore -- FILE --data DIR [--key KEY]`: puts a backup's data into a new folder, after looking at everything
 * in it; asks for the key where none is given. Nothing is ever overwritten.
 */
const USAGE = 'Usage: npm run restore -- FILE --data DIR [--key KEY]';

// What is written into the data folder is its owner's alone.
process.umask(0o077);

// npm runs this from the project's root; paths are meant from where the command was typed.
const typedIn = process.env.INIT_CWD ?? process.cwd();

interface Asked {
  readonly file: string;
  readonly folder: string;
  readonly key: string | undefined;
}

function readArguments(): Asked | null {
  try {
    const options = { data: { type: 'string' }, key: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.data === undefined) return null;
    return { file: path.resolve(typedIn, file), folder: path.resolve(typedIn, values.data), key: values.key };
  } catch {
    return null;
  }
}

async function askForKey(fingerprint: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(`The key ${fingerprint}, as it was written down: `);
  } finally {
    terminal.close();
  }
}

async function restore({ file, folder, key }: Asked): Promise<void> {
  const typed = key ?? (await askForKey(headerOf(file).fingerprint));
  const restored = restoreBackup({ file, folder, key: typed, now: () => wallClock.now() });
  const { header, erased, shutOut, letIn, listed, seconds } = restored;
  const at = new Date(header.at).toISOString().slice(0, 16).replace('T', ' ');
  console.log(`${folder} holds “${header.branchId}” as it was at ${at} UTC: ${header.clock} events, in ${seconds} s.`);
  if (erased > 0) console.log(`What was erased on request since then was erased again: ${erased}.`);
  if (shutOut.length > 0) console.log(`Who and what was shut out since was shut out again: ${shutOut.join(', ')}.`);
  if (letIn.length > 0)
    console.log(`Shut out since, and let in, for nobody else could let people in: ${letIn.join(', ')}.`);
  if (!listed) {
    console.log(`There is no foyer-${header.branchId}.withdrawn beside the copy: what was erased since is back,`);
    console.log('and whoever was shut out since is let in.');
  }
  console.log('Everybody has to sign in again. What happened after that moment is not in it.');
}

const asked = readArguments();
if (asked === null) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  try {
    await restore(asked);
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    console.error(`Nothing was restored. ${error.message}`);
    process.exitCode = 1;
  }
}
