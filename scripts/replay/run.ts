import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_PASSWORD } from '@foyer/branch-server';
import type { DayPlan } from './day-plan.ts';
import { figuresOf } from './figures.ts';
import { planOfRecord } from './plan-of-record.ts';
import { ReplayError } from './play/caller.ts';
import { playDay } from './play/play-day.ts';
import { dayOfRecord, midnightOf, readRecord } from './record.ts';
import { recordPart } from './record-options.ts';
import { simulatedDay } from './simulated-day.ts';
import { tableOf } from './table.ts';

const USAGE =
  'node scripts/replay/run.ts --server URL (--file FILE [--date yymmdd] [--from HOUR] [--to HOUR] | --simulate [--seed N]) [--speed N] [--password WORD] [--json]';

interface Day {
  readonly plan: DayPlan;
  readonly midnight: number | 'today';
}

function optionsOf(args: readonly string[]) {
  const parse = () =>
    parseArgs({
      args: [...args],
      options: {
        server: { type: 'string' },
        file: { type: 'string' },
        date: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        simulate: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        speed: { type: 'string' },
        password: { type: 'string', default: DEMO_PASSWORD },
        json: { type: 'boolean', default: false },
      },
    });
  let values: ReturnType<typeof parse>['values'];
  try {
    values = parse().values;
  } catch (error) {
    throw new ReplayError(`${(error as Error).message} Usage: ${USAGE}`);
  }
  const { server, file, simulate } = values;
  if (server === undefined || !URL.canParse(server))
    throw new ReplayError(`--server must be an address. Usage: ${USAGE}`);
  if ((file === undefined) !== simulate) throw new ReplayError(`Either --file or --simulate. Usage: ${USAGE}`);
  const speed = values.speed === undefined ? undefined : Number(values.speed);
  if (speed !== undefined && !(speed > 0)) throw new ReplayError('--speed must be a number above 0.');
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new ReplayError('--seed must be a whole number.');
  return { ...values, server: server.replace(/\/+$/, ''), speed, seed };
}

function dayFor(options: ReturnType<typeof optionsOf>): Day {
  if (options.file === undefined) {
    return { plan: simulatedDay(options.seed), midnight: 'today' };
  }
  const part = recordPart(options);
  if (!part.ok) throw new ReplayError(part.error);
  let text: string;
  try {
    text = readFileSync(path.resolve(process.env.INIT_CWD ?? process.cwd(), options.file), 'utf8');
  } catch (error) {
    throw new ReplayError(`The record can't be read: ${(error as Error).message}.`);
  }
  const rows = readRecord(text);
  if (!rows.ok) throw new ReplayError(rows.error);
  const day = dayOfRecord(rows.value, part.value);
  if (!day.ok) throw new ReplayError(day.error);
  return { plan: planOfRecord(day.value), midnight: midnightOf(day.value[0]?.date ?? '') };
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const { server, speed, password, json } = options;
  const { plan, midnight } = dayFor(options);
  const tell = (line: string) => console.error(line);
  tell(`${plan.customers.length} customers and ${plan.agents.length} agents go to ${server}.`);
  const played = await playDay({
    server,
    plan,
    midnight,
    password,
    tell,
    ...(speed === undefined ? {} : { speed }),
  });
  const figures = figuresOf(played);
  console.log(json ? JSON.stringify(figures, null, 2) : `\n${tableOf(figures)}\n`);
  if (figures.lost > 0 || figures.doubleCalls > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof ReplayError ? error.message : error);
  process.exitCode = 1;
});
