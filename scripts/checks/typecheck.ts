import path from 'node:path';
import { runTool } from '../run.ts';
import { listFiles, listPackages, root } from '../workspace.ts';
import type { Check } from './check.ts';

/**
 * The programs that together hold every package: what is set alike is compiled as one. A package's own `tsconfig.json`
 * takes its program's settings for the package alone.
 */
const programs = ['tsconfig.node.json', 'tsconfig.tools.json', 'tsconfig.web.json'] as const;

/** The check that every package compiles under the strict settings, and that no file escapes the compiler. */
export const typeCheck: Check = {
  name: 'types',
  run: async () => {
    const seen = new Set<string>();
    const problems = await Promise.all(programs.map((program) => compile(program, seen)));
    // A file that packages of two programs use is compiled in both, and may be wrong in both.
    return [...new Set(problems.flat()), ...unseenFiles(seen)];
  },
};

/** Type-checks one program and adds the files it covers to `seen`. */
async function compile(program: string, seen: Set<string>): Promise<string[]> {
  // More than one checker would check again what they share, and the programs already keep two cores busy.
  const options = ['--checkers', '1', '--listFiles', '--pretty', 'false'];
  const { code, stdout } = await runTool('typescript/bin/tsc', ['-p', program, ...options]);
  const lines = stdout.split(/\r?\n/).filter((line) => line !== '');
  const files = lines.filter((line) => path.isAbsolute(line));
  for (const file of files) seen.add(path.relative(root, file).split(path.sep).join('/'));
  if (code === 0) return [];
  const errors = lines.filter((line) => !path.isAbsolute(line));
  return errors.length === 0 ? [`tsc -p ${program} failed without saying why (exit code ${code}).`] : errors;
}

function unseenFiles(seen: ReadonlySet<string>): string[] {
  return listPackages()
    .flatMap(({ folder }) => listFiles(path.join(root, folder)).map((file) => `${folder}/${file}`))
    .filter((file) => /\.[mc]?tsx?$/.test(file) && !seen.has(file))
    .map((file) => `${file} is in none of ${programs.join(', ')}, so nothing checks its types.`);
}

if (import.meta.main) {
  const problems = await typeCheck.run();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
