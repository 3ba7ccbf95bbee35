import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchOptions } from './bench.ts';
import type { Line } from './table.ts';

const RENDERER = path.join(import.meta.dirname, '../../apps/kiosk/dist/renderer');

/** What a kiosk's page loads before it can be touched, as it stands in the newest build; fonts and pictures apart. */
export async function benchKiosk({ say }: BenchOptions): Promise<Line[]> {
  if (!existsSync(RENDERER)) throw new Error('The kiosk has not been built: run `pnpm build` first.');
  const files = globSync('**/*.{js,css}', { cwd: RENDERER });
  let bytes = 0;
  for (const file of files) {
    const size = gzipSync(readFileSync(path.join(RENDERER, file)), { level: 9 }).length;
    say(`kiosk ${file}: ${(size / 1000).toFixed(1)} kB gzipped`);
    bytes += size;
  }
  return [
    {
      what: 'kiosk scripts and styles, gzipped',
      unit: 'kB',
      foyer: bytes / 1000,
      bare: null,
      aim: { of: 'value', kind: 'at-most', limit: 250 },
    },
  ];
}
