import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Node, parseSync } from 'oxc-parser';

/** A place in a source file that a rule may have something to say about. */
export interface Mention {
  /** The imported module's name, or the expression as a reader knows it: `Date.now`. */
  readonly what: string;
  /** Line number, from 1. */
  readonly line: number;
}

/** What a source file imports, and which of the machine's doors it uses. */
export interface SourceFile {
  readonly imports: readonly Mention[];
  /** Uses of the wall clock, randomness, timers and the process, imports aside. */
  readonly impurities: readonly Mention[];
}

const sourceFile = /\.[mc]?[jt]sx?$/;
const impureMembers = new Set(['Date.now', 'Math.random', 'performance.now']);
const impureObjects = new Set(['crypto', 'process']);
const impureCalls = new Set(['setTimeout', 'setInterval', 'setImmediate', 'fetch']);

/** Says whether a path names TypeScript or JavaScript source. */
export function isSourceFile(file: string): boolean {
  return sourceFile.test(file);
}

/**
 * Reads one TypeScript or JavaScript file for its imports and impurities.
 *
 * @throws when the file can't be parsed.
 */
export function readSourceFile(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const { program, errors } = parseSync(path.basename(file), text);
  if (errors.length > 0) throw new Error(`${file} can't be parsed: ${errors[0]?.message}`);
  const imports: Mention[] = [];
  const impurities: Mention[] = [];
  visit(program, (node) => {
    const line = () => text.slice(0, node.start).split('\n').length;
    const imported = importedModule(node);
    if (imported !== undefined) imports.push({ what: imported, line: line() });
    const impure = impurity(node);
    if (impure !== undefined) impurities.push({ what: impure, line: line() });
  });
  return { imports, impurities };
}

/** Calls `onNode` for a node of the syntax tree and everything under it. */
export function visit(node: Node, onNode: (node: Node) => void): void {
  onNode(node);
  for (const child of Object.values(node)) {
    for (const item of Array.isArray(child) ? child : [child]) if (isNode(item)) visit(item, onNode);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The module a node imports, however it is written: `import`, `export from`, `import()`, `require`, a type. */
function importedModule(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source === null ? undefined : textOf(node.source);
    case 'TSExternalModuleReference':
      return textOf(node.expression);
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? textOf(node.arguments[0])
        : undefined;
    default:
      return undefined;
  }
}

function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** The clock, the dice or another door to the machine that a node uses, if any. */
function impurity(node: Node): string | undefined {
  switch (node.type) {
    case 'MemberExpression': {
      if (node.object.type !== 'Identifier') return undefined;
      if (impureObjects.has(node.object.name)) return node.object.name;
      if (node.property.type !== 'Identifier') return undefined;
      const member = `${node.object.name}.${node.property.name}`;
      return impureMembers.has(member) ? member : undefined;
    }
    case 'NewExpression':
      return isNamed(node.callee, 'Date') && node.arguments.length === 0 ? 'new Date()' : undefined;
    case 'CallExpression':
      if (isNamed(node.callee, 'Date')) return 'Date()';
      return node.callee.type === 'Identifier' && impureCalls.has(node.callee.name) ? node.callee.name : undefined;
    default:
      return undefined;
  }
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}
