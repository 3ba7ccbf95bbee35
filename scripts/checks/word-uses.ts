import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { visit } from './source-file.ts';

/** A key of the catalogue that a file names, or a pattern of keys: `problem.${code}` names all of a subject. */
export interface KeyUse {
  readonly matches: (key: string) => boolean;
}

const KEY = /^[a-z][\w-]*(\.[\w-]+)+$/i;

/** The keys that a file of code names; of the virtual printer's page, which has its subject alone, those without it. */
export function keyUses(file: string): KeyUse[] {
  const text = readFileSync(file, 'utf8');
  if (file.includes('virtual-printer/page/')) return printerUses(text);
  if (!/\.[mc]?[jt]sx?$/.test(file)) return [];
  const uses: KeyUse[] = [];
  visit(parseSync(path.basename(file), text).program, (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string' && KEY.test(node.value)) {
      const { value } = node;
      uses.push({ matches: (key) => key === value });
    }
    if (node.type === 'TemplateLiteral' && node.expressions.length > 0) {
      const parts = node.quasis.map((quasi) => quasi.value.cooked ?? '');
      if (!/^[a-z][\w-]*\.$|^[a-z][\w-]*\.[\w.-]*$/i.test(parts[0] ?? '')) return;
      const pattern = new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w-]+')}$`);
      uses.push({ matches: (key) => pattern.test(key) });
    }
  });
  return uses;
}

function printerUses(text: string): KeyUse[] {
  const named = [...text.matchAll(/words\.(\w+)|\{\{(\w+)\}\}/g)].map(([, inCode, inPage]) => inCode ?? inPage);
  return named.map((name) => ({ matches: (key) => key === `printer.${name}` || key.startsWith(`printer.${name}.`) }));
}
