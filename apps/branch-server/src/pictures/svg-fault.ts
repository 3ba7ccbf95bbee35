import { isUtf8 } from 'node:buffer';
import type { PictureFault } from '@foyer/basics';
import { DrawnSize } from './drawn-size.ts';

/** Elements that run something, hold something that is no drawing, or change what others point at. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  ...['script', 'handler', 'listener', 'set', 'animate', 'animatemotion', 'animatetransform', 'discard'],
  ...['foreignobject', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas', 'link', 'meta', 'a'],
]);
/** Browsers read no XML whose elements stand within each other much deeper. */
const DEEPEST = 200;
/** What has elements of these in it is partly a page: forms, frames, pictures with many sources. */
const PAGES = ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/1998/Math/MathML'];

const NAME = String.raw`[A-Za-z_][\w.:-]*`;
const VALUE = `(?:"[^"<]*"|'[^'<]*')`;
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(${VALUE})`, 'g');
/** What an XML file is made of, as far as a drawing needs it: a document type only by name, no entities of its own. */
const PIECE = new RegExp(
  [
    `<!--(?:(?!--)[^])*-->`,
    String.raw`<\?xml\s(?<declaration>[^?]*)\?>`,
    String.raw`(?<doctype><!DOCTYPE\s+svg(?:\s+PUBLIC\s+"[^"<>]*"\s+"[^"<>]*")?\s*>)`,
    String.raw`<!\[CDATA\[(?<literal>(?:(?!\]\]>)[^])*)\]\]>`,
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
  // XML has none of these, and in other encodings they say how to read what follows.
  if (/[^\P{Cc}\t\n\r]/u.test(source)) return 'no-picture';
  const open: string[] = [];
  const size = new DrawnSize();
  let roots = 0;
  // All of a style is one text, whatever comments stand in between.
  let style = '';
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < source.length) {
    const groups = PIECE.exec(source)?.groups;
    if (groups === undefined) return 'no-picture';
    const { declaration, doctype, literal, text: escaped, close } = groups;
    const text = literal ?? (escaped === undefined ? undefined : unescaped(escaped));
    if (declaration !== undefined) {
      if (/\bencoding\s*=\s*["'](?!utf-8["'])/i.test(declaration)) return 'no-picture';
    } else if (doctype !== undefined) {
      if (roots > 0) return 'no-picture';
    } else if (text !== undefined) {
      if (text === null || (open.length === 0 && text.trim() !== '')) return 'no-picture';
      if (localName(open.at(-1) ?? '') === 'style') style += text;
    } else if (close !== undefined) {
      if (open.pop() !== close) return 'no-picture';
      size.close();
      if (fetchesInStyle(style)) return 'with-outside';
      style = '';
    } else if (groups.open !== undefined) {
      const local = localName(groups.open);
      if (open.length === 0) {
        roots += 1;
        if (local !== 'svg' || roots > 1) return 'no-picture';
      }
      if (FORBIDDEN.has(local)) return 'with-script';
      const attributes = attributesOf(groups.attributes ?? '');
      if (attributes === null) return 'no-picture';
      const fault = attributesFault(local, attributes);
      if (fault !== null) return fault;
      size.open(attributes);
      if (groups.empty === '') open.push(groups.open);
      else size.close();
      if (open.length > DEEPEST) return 'no-picture';
    }
  }
  if (size.isEndless()) return 'no-picture';
  return roots === 1 && open.length === 0 ? null : 'no-picture';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

type Attributes = readonly (readonly [name: string, value: string])[];

/** Names and values; `null` where a value has an entity that is none of XML's own. */
function attributesOf(text: string): Attributes | null {
  const attributes: [string, string][] = [];
  for (const [, name = '', quoted = ''] of text.matchAll(ATTRIBUTE)) {
    const value = unescaped(quoted.slice(1, -1));
    if (value === null) return null;
    attributes.push([name, value]);
  }
  return attributes;
}

function attributesFault(element: string, attributes: Attributes): PictureFault | null {
  for (const [name, value] of attributes) {
    const local = localName(name);
    if (local.startsWith('on')) return 'with-script';
    const compact = value.replace(/[\s\p{Cc}]/gu, '').toLowerCase();
    if (compact.includes('javascript:')) return 'with-script';
    if (name.startsWith('xmlns')) {
      if (PAGES.some((page) => compact === page.toLowerCase())) return 'with-script';
      continue;
    }
    if (local === 'href' || local === 'src' || local === 'base') {
      const held = element === 'image' && /^data:image\/(png|jpeg|webp);base64,/.test(compact);
      if (!compact.startsWith('#') && !held) return 'with-outside';
    }
    if (fetchesInStyle(value)) return 'with-outside';
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
