import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { costTable, measureCost } from './measure-cost.ts';
import { measureRecord } from './measure-record.ts';
import { optionsOf, USAGE, type WaitsOptions } from './options.ts';
import { recordTable } from './record-table.ts';
import { LONG_RUN, measureSynthetic, SHORT_RUN } from './synthetic/measure-synthetic.ts';
import { syntheticTable } from './synthetic/synthetic-table.ts';
import { plain, itineraries as withItineraries } from './synthetic/variants.ts';

/** A part of the benchmark: what it prints, and what it writes under its name into the JSON. */
interface Measured {
  readonly title: string;
  readonly table: string;
  readonly figures: unknown;
}

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** Each part looks whether the options ask for it; a new one is a function here. In order of printing. */
const PARTS: Readonly<Record<string, (options: WaitsOptions) => Measured | null>> = {
  record: (options) => {
    if (options.record === undefined) return null;
    const text = readFileSync(fromHere(options.record), 'utf8');
    const report = measureRecord(text, { ...options, whileWaiting: options.waiting, say });
    if (!report.ok) throw new Error(report.error);
    return {
      title: `Replay of ${path.basename(options.record)}`,
      table: recordTable(report.value),
      figures: report.value,
    };
  },
  synthetic: ({ synthetic, itineraries, short, seed, paths, parts }) => {
    if (!synthetic) return null;
    const variant = itineraries ? withItineraries : plain;
    const report = measureSynthetic({ variant, seed, paths, parts, extent: short ? SHORT_RUN : LONG_RUN, say });
    return { title: 'A branch whose truth is known', table: syntheticTable(report), figures: report };
  },
  cost: ({ cost, paths }) => {
    if (!cost) return null;
    const report = measureCost({ paths, say });
    return { title: 'Cost', table: costTable(report), figures: report };
  },
};

/** A path on the command line, from where it was typed. */
function fromHere(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

function main(): void {
  const options = optionsOf(process.argv.slice(2));
  if (!options.ok) {
    console.error(`${options.error}\nUsage: ${USAGE}`);
    process.exitCode = 1;
    return;
  }
  const written: Record<string, unknown> = {};
  try {
    for (const [name, measure] of Object.entries(PARTS)) {
      const measured = measure(options.value);
      if (measured === null) continue;
      console.log(`\n## ${measured.title}\n\n${measured.table}`);
      written[name] = measured.figures;
    }
    const { json } = options.value;
    if (json !== undefined) writeFileSync(fromHere(json), `${JSON.stringify(written, null, 2)}\n`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

main();
