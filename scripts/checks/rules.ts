import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Node, parseSync } from 'oxc-parser';
import { listFiles, listPackages, root } from '../workspace.ts';
import type { Check } from './check.ts';
import { visit } from './source-file.ts';

const ruleLine = /^- \*\*([A-Z][A-Z0-9]*-\d+)\*\*/gm;
const quotedRules = /^((?:[A-Z][A-Z0-9]*-\d+(?:, )?)+):/;
const testFunctions = new Set(['test', 'it', 'describe']);
const testFile = /\.test\.tsx?$/;

/** The check that every numbered rule is shown by a test and every rule a test quotes is written down. */
export const ruleCheck: Check = { name: 'rules', run: async () => findRuleProblems(root) };

/**
 * Compares the numbered rules of `tests/spec/*.md` with those that test titles quote (`CALL-3: …`).
 *
 * @param base - the workspace's root folder
 * @returns one sentence per rule without a test, test without a rule, number given twice, or area without a link
 */
export function findRuleProblems(base: string): string[] {
  const problems: string[] = [];
  const written = new Map<string, string>();
  const index = readText(path.join(base, 'tests/SPEC.md'));
  for (const file of globSync('tests/spec/*.md', { cwd: base }).sort()) {
    const link = `spec/${path.basename(file)}`;
    if (!index.includes(`(${link})`)) problems.push(`tests/SPEC.md does not link ${link}.`);
    for (const [, rule = ''] of readText(path.join(base, file)).matchAll(ruleLine)) {
      const earlier = written.get(rule);
      if (earlier !== undefined) problems.push(`${rule} stands in both ${earlier} and ${file}.`);
      written.set(rule, file);
    }
  }
  const quoted = quotedRulesByFile(base);
  for (const [rule, file] of quoted) {
    if (!written.has(rule)) problems.push(`${file} quotes ${rule}, which is in no file of tests/spec/.`);
  }
  for (const [rule, file] of written) {
    if (!quoted.has(rule)) problems.push(`${rule} in ${file} is quoted by no test title.`);
  }
  return problems;
}

/** Every rule quoted at the start of a test's title, with a file that quotes it. */
function quotedRulesByFile(base: string): Map<string, string> {
  const quoted = new Map<string, string>();
  for (const { folder } of listPackages(base)) {
    const files = listFiles(path.join(base, folder)).filter((name) => testFile.test(name));
    for (const file of files.map((name) => `${folder}/${name}`)) {
      for (const title of testTitles(path.join(base, file))) {
        const rules = quotedRules.exec(title)?.[1]?.split(', ') ?? [];
        for (const rule of rules) quoted.set(rule, file);
      }
    }
  }
  return quoted;
}

/** The titles of a test file's tests, as far as they are written out: of a template, what comes before its first gap. */
function testTitles(file: string): string[] {
  const titles: string[] = [];
  visit(parseSync(path.basename(file), readText(file)).program, (node) => {
    if (node.type !== 'CallExpression' || !isTestFunction(node.callee)) return;
    const title = node.arguments[0];
    if (title?.type === 'Literal' && typeof title.value === 'string') titles.push(title.value);
    if (title?.type === 'TemplateLiteral') titles.push(title.quasis[0]?.value.cooked ?? '');
  });
  return titles;
}

/** Whether a callee is `test` or one of its forms: `test.each(…)`, `it.for(…)`, `describe.concurrent`. */
function isTestFunction(callee: Node): boolean {
  switch (callee.type) {
    case 'Identifier':
      return testFunctions.has(callee.name);
    case 'MemberExpression':
      return isTestFunction(callee.object);
    case 'CallExpression':
      return isTestFunction(callee.callee);
    case 'TaggedTemplateExpression':
      return isTestFunction(callee.tag);
    default:
      return false;
  }
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
