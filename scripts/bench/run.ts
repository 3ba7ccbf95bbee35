import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchBackups } from './backups.ts';
import type { BenchOptions } from './bench.ts';
import { benchHold } from './hold.ts';
import { benchIssue } from './issue.ts';
import { benchKiosk } from './kiosk.ts';
import { benchPublic } from './public.ts';
import { benchReports } from './reports.ts';
import { benchScreens } from './screens.ts';
import { benchSelection } from './selection.ts';
import { benchSettings } from './settings.ts';
import { benchStart } from './start.ts';
import { type Line, meetsAim, ratioOf, tableOf } from './table.ts';

const BENCHMARKS: Readonly<Record<string, (options: BenchOptions) => Promise<Line[]>>> = {
  issue: benchIssue,
  screens: benchScreens,
  start: benchStart,
  reports: benchReports,
  backups: benchBackups,
  hold: benchHold,
  settings: benchSettings,
  kiosk: benchKiosk,
  selection: benchSelection,
  public: benchPublic,
};
const NAMES = Object.keys(BENCHMARKS);

const USAGE = `node scripts/bench/run.ts [--only ${NAMES.join('|')}]... [--short] [--json FILE] [--year FOLDER]`;

function optionsOf(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: NAMES },
      json: { type: 'string' },
      year: { type: 'string' },
      short: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`There is no benchmark “${unknown}”.`);
  return values;
}

async function main(): Promise<void> {
  let values: ReturnType<typeof optionsOf>;
  try {
    values = optionsOf(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nUsage: ${USAGE}`);
    process.exitCode = 1;
    return;
  }
  const options: BenchOptions = {
    short: values.short,
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    year: values.year === undefined ? null : path.resolve(values.year),
  };
  const lines: Line[] = [];
  for (const name of NAMES.filter((one) => values.only.includes(one))) {
    lines.push(...((await BENCHMARKS[name]?.(options)) ?? []));
  }
  console.log(`\nNode ${process.version}, ${availableParallelism()} cores\n\n${tableOf(lines)}`);
  if (values.json === undefined) return;
  const written = lines.map((line) => ({ ...line, ratio: ratioOf(line), met: meetsAim(line) }));
  await writeFile(values.json, `${JSON.stringify({ node: process.version, lines: written }, null, 2)}\n`);
}

await main();
