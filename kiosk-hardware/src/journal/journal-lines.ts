import { crc32 } from 'node:zlib';

/** One line of a journal file: a checksum, a space, one line of JSON. */
export function journalLine(value: unknown): Buffer {
  const json = JSON.stringify(value);
  return Buffer.from(`${checksum(json)} ${json}\n`, 'utf8');
}

export interface ReadLines {
  readonly values: readonly unknown[];
  /** Bytes up to the end of the last whole line; what follows was torn off by a crash. */
  readonly wholeBytes: number;
  /** Whole lines whose checksum does not fit: damage that is not a torn end. */
  readonly damaged: number;
}

/** Reads a journal's bytes. Never throws: a line that is torn or damaged is left out and counted. */
export function readJournalLines(bytes: Buffer): ReadLines {
  const values: unknown[] = [];
  let damaged = 0;
  let start = 0;
  let wholeBytes = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) return { values, wholeBytes, damaged };
    const value = parseLine(bytes.toString('utf8', start, end));
    if (value === undefined) damaged++;
    else values.push(value);
    start = end + 1;
    wholeBytes = start;
  }
}

function parseLine(line: string): unknown {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== checksum(json)) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
