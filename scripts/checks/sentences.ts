import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Node, parseSync } from 'oxc-parser';
import { listFiles, root } from '../workspace.ts';
import type { Check } from './check.ts';
import { visit } from './source-file.ts';

/** Where everything is written that people read: pages, paper, files and messages. */
const PLACES = [
  'apps/dashboard/src',
  'apps/kiosk/agent/ticket-paper.ts',
  'apps/kiosk/renderer',
  'apps/mobile/src',
  'apps/signage/src',
  'apps/branch-server/src/reports',
  'apps/branch-server/src/http/not-found-page.ts',
  'kiosk-hardware/src/layout',
  'packages/ui/src',
  'packages/words/src',
];
/** Attributes that are read out or shown. */
const SHOWN = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'label',
  'placeholder',
  'title',
]);
/** The name of a sentence in the catalogue. */
const KEY = /^[a-z]\w*(\.[\w-]+)+$/;
/** Its sentences are for programmers: a line of a log, a message on the console. */
const FOR_PROGRAMMERS = /^(console|log|logger|faults|options\.log)\b|\b(warn|error|info|debug|fatal|tell)$/;
const LANGUAGES = new Set('ar de en es fr he it ja ko nl pl pt ru tr uk zh'.split(' '));

/** The check that what people read is in the catalogue, and that no code knows a language by its name. */
export const sentenceCheck: Check = {
  name: 'sentences in the catalogue',
  run: async () =>
    PLACES.flatMap((place) => {
      const files = /\.tsx?$/.test(place)
        ? [place]
        : listFiles(path.join(root, place)).map((file) => `${place}/${file}`);
      return files
        .filter((file) => /\.[jt]sx?$/.test(file) && !/\.test\.|\/test(ing|-support)\//.test(file))
        .flatMap((file) => findSentences(file, readFileSync(path.join(root, file), 'utf8')));
    }),
};

/**
 * What in a file people would read that is not in the catalogue, and comparisons with a language's name.
 *
 * @param file its path, for what is said of it
 * @returns one sentence a problem
 */
export function findSentences(file: string, text: string): string[] {
  const problems: string[] = [];
  const report = (node: Node, what: string) => {
    problems.push(`${file}:${text.slice(0, node.start).split('\n').length}: ${what}`);
  };
  const { program } = parseSync(path.basename(file), text);
  const programmers = forProgrammers(program);
  visit(program, (node) => {
    if (node.type === 'JSXText' && hasWord(node.value))
      report(node, `“${node.value.trim()}” belongs in the catalogue.`);
    if (node.type === 'JSXAttribute' && node.value?.type === 'Literal') {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      const { value } = node.value;
      if (SHOWN.has(name) && typeof value === 'string' && hasWord(value) && !KEY.test(value))
        report(node, `${name}="${value}" belongs in the catalogue.`);
    }
    if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
      const language = [node.left, node.right].map(textOf).find((value) => value !== null && LANGUAGES.has(value));
      if (language != null)
        report(node, `no code may know “${language}” by its name; ask for its direction or its words.`);
    }
    if (programmers.has(node)) return;
    const sentence = textOf(node);
    if (sentence !== null && isSentence(sentence)) report(node, `“${sentence}” belongs in the catalogue.`);
  });
  return problems;
}

/** All within a thrown error, a problem document (its `detail`) or a call that writes a log. */
function forProgrammers(program: Node): ReadonlySet<Node> {
  const found = new Set<Node>();
  visit(program, (node) => {
    const thrown =
      node.type === 'NewExpression' && node.callee.type === 'Identifier' && /(Error|Problem)$/.test(node.callee.name);
    const logged = node.type === 'CallExpression' && FOR_PROGRAMMERS.test(calledName(node.callee));
    if (thrown || logged) visit(node, (inner) => void found.add(inner));
  });
  return found;
}

function calledName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return '';
  return callee.object.type === 'Identifier' ? `${callee.object.name}.${callee.property.name}` : callee.property.name;
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  return node.quasis.map((quasi) => quasi.value.cooked ?? '').join('…');
}

function hasWord(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

/** Words that begin like a sentence, a value of which (`…`) may be the second, or in another script than code. */
function isSentence(text: string): boolean {
  return (
    /^\p{Lu}\p{Ll}+[’']?\p{Ll}* [\p{L}…]/u.test(text.trim()) ||
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}]{2}/u.test(text)
  );
}
