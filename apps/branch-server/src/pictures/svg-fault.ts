import { isUtf8 } from 'node:buffer';
import type { PictureFault } from '@foyer/basics';

/** Elements that run something, hold something that is no drawing, or change what others point at. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  ...['script', 'handler', 'listener', 'set', 'animate', 'animatemotion', 'animatetransform', 'discard'],
  ...['foreignobject', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas', 'link', 'meta', 'a'],
]);

const NAME = String.raw`[A-Za-z_][\w.:-]*`;
const VALUE = `(?:"[^"<]*"|'[^'<]*')`;
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(${VALUE})`, 'g');
/** What an XML file is made of, as far as a drawing needs it: no document type, no entities of its own, no CDATA. */
const PIECE = new RegExp(
  [
    `<!--(?:(?!--)[^])*-->`,
    String.raw`<\?xml\s[^?]*\?>`,
    String.raw`<\/(?<close>${NAME})\s*>`,
    String.raw`<(?<open>${NAME})(?<attributes>(?:\s+${NAME}\s*=\s*${VALUE})*)\s*(?<empty>\/?)>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'y',
);
const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));|&/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * What keeps bytes from being stored as a drawing (SVG): they are no well-formed one, something in them runs, or
 * something is fetched from elsewhere. What isn't sure to be harmless is refused.
 */
export function svgFault(bytes: Buffer): PictureFault | null {
  if (!isUtf8(bytes)) return 'no-picture';
  const source = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const open: string[] = [];
  let roots = 0;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < source.length) {
    const groups = PIECE.exec(source)?.groups;
    if (groups === undefined) return 'no-picture';
    if (groups.text !== undefined) {
      const text = unescaped(groups.text);
      if (text === null || (open.length === 0 && text.trim() !== '')) return 'no-picture';
      if (open.at(-1) === 'style' && fetchesInStyle(text)) return 'with-outside';
    } else if (groups.close !== undefined) {
      if (open.pop() !== groups.close) return 'no-picture';
    } else if (groups.open !== undefined) {
      const local = localName(groups.open);
      if (open.length === 0) {
        roots += 1;
        if (local !== 'svg' || roots > 1) return 'no-picture';
      }
      if (FORBIDDEN.has(local)) return 'with-script';
      const fault = attributesFault(local, groups.attributes ?? '');
      if (fault !== null) return fault;
      if (groups.empty === '') open.push(groups.open);
    }
  }
  return roots === 1 && open.length === 0 ? null : 'no-picture';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function attributesFault(element: string, attributes: string): PictureFault | null {
  for (const [, name = '', quoted = ''] of attributes.matchAll(ATTRIBUTE)) {
    const value = unescaped(quoted.slice(1, -1));
    if (value === null) return 'no-picture';
    const local = localName(name);
    if (local.startsWith('on')) return 'with-script';
    const compact = value.replace(/[\s\p{Cc}]/gu, '').toLowerCase();
    if (compact.includes('javascript:')) return 'with-script';
    if (local === 'href' || local === 'src' || local === 'base') {
      const held = element === 'image' && /^data:image\/(png|jpeg|webp);base64,/.test(compact);
      if (!compact.startsWith('#') && !held) return 'with-outside';
    }
    if (!name.startsWith('xmlns') && fetchesInStyle(value)) return 'with-outside';
  }
  return null;
}

/** Does a style name something that is not in the file? A backslash could write what is looked for here otherwise. */
function fetchesInStyle(style: string): boolean {
  if (/@import|image-set\s*\(|\\/i.test(style)) return true;
  return [...style.matchAll(/url\s*\(\s*["']?\s*(.)/gi)].some(([, first]) => first !== '#');
}

/** A text with its entities resolved; `null` where one is none of XML's own. */
function unescaped(text: string): string | null {
  let known = true;
  const resolved = text.replace(ENTITY, (_, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? '';
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    if (Number.isNaN(code) || code > 0x10_ff_ff) {
      known = false;
      return '';
    }
    return String.fromCodePoint(code);
  });
  return known ? resolved : null;
}
