import { globSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '../run.ts';
import { listFiles, listPackages, root } from '../workspace.ts';
import type { Check } from './check.ts';

const compilersAtOnce = 2;

/** The check that every package compiles under the strict settings, and that no file escapes the compiler. */
export const typeCheck: Check = {
  name: 'types',
  run: async () => {
    const projects = listPackages().flatMap(({ folder }) =>
      globSync('tsconfig*.json', { cwd: path.join(root, folder) }).map((file) => `${folder}/${file}`),
    );
    const seen = new Set<string>();
    const waiting = [...projects];
    const problems: string[] = [];
    const compileNext = async (): Promise<void> => {
      for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
        problems.push(...(await compile(project, seen)));
      }
    };
    await Promise.all(Array.from({ length: compilersAtOnce }, compileNext));
    return [...problems, ...unseenFiles(seen)];
  },
};

/** Type-checks one project and adds the files it covers to `seen`. */
async function compile(project: string, seen: Set<string>): Promise<string[]> {
  const { code, stdout } = await runTool('typescript/bin/tsc', ['-p', project, '--listFiles', '--pretty', 'false']);
  const lines = stdout.split(/\r?\n/).filter((line) => line !== '');
  const files = lines.filter((line) => path.isAbsolute(line));
  for (const file of files) seen.add(path.relative(root, file).split(path.sep).join('/'));
  if (code === 0) return [];
  const errors = lines.filter((line) => !path.isAbsolute(line));
  return errors.length === 0 ? [`tsc -p ${project} failed without saying why (exit code ${code}).`] : errors;
}

function unseenFiles(seen: ReadonlySet<string>): string[] {
  return listPackages()
    .flatMap(({ folder }) => listFiles(path.join(root, folder)).map((file) => `${folder}/${file}`))
    .filter((file) => /\.[mc]?tsx?$/.test(file) && !seen.has(file))
    .map((file) => `${file} is in no tsconfig.json, so nothing checks its types.`);
}

if (import.meta.main) {
  const problems = await typeCheck.run();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
