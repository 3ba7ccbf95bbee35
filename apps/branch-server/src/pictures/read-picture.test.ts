import { describe, expect, test } from 'vitest';
import { MOST_PICTURE_BYTES, readPicture } from './read-picture.ts';

const NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"';
const svg = (inside: string, attributes = '') => Buffer.from(`<svg ${NAMESPACE} ${attributes}>${inside}</svg>`);
const faultOf = (bytes: Buffer) => {
  const read = readPicture(bytes);
  return read.ok ? read.value : read.error;
};
/** Four pixels wide and two high. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAABHNCSVQICAgIfAhkiAAAAAFzUkdCAK7OHOkAAAATSURBVAiZY+S2nfifAQkwMaABADjiAdwZtTjbAAAAAElFTkSuQmCC',
  'base64',
);
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAACAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCEBSF//9k=',
  'base64',
);
const webp = Buffer.from(
  'UklGRhQCAABXRUJQVlA4WAoAAAAgAAAAAwAAAQAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggJgAAAHABAJ0BKgQAAgAFQHwloAJ0AUAAAP7svY8XewjflScszhXnwAAA',
  'base64',
);
/** So many parts, each of which draws the next so many times. */
function repeating(parts: number, times: number): string {
  const uses = (part: number) => `<use href="#a${part}"/>`.repeat(times);
  const all = Array.from({ length: parts }, (_, part) => `<g id="a${part}">${uses(part + 1)}</g>`);
  return `${all.join('')}<path id="a${parts}" d="M0 0h9"/>`;
}

/** The same picture, which says of itself that it is so wide. */
function pngThatIsWide(width: number): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  return bytes;
}

describe('SETTINGS-65: a picture is judged by its bytes', () => {
  test('PNG, JPEG, WebP and SVG are taken for what they are', () => {
    expect(faultOf(png)).toBe('image/png');
    expect(faultOf(jpeg)).toBe('image/jpeg');
    expect(faultOf(webp)).toBe('image/webp');
    expect(faultOf(svg('<path d="M0 0h9"/>', 'viewBox="0 0 9 9"'))).toBe('image/svg+xml');
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('logo.png')],
    ['a page', Buffer.from('<!doctype html><html><body></body></html>')],
    ['a program', Buffer.from('MZ\x90\0\x03')],
    ['a PNG that is cut off', png.subarray(0, 40)],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['a JPEG whose segments lead nowhere', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0xff, 0xd9, 0, 0, 0, 0])],
    ['a WebP of no known kind', Buffer.concat([Buffer.from('RIFF\x20\0\0\0WEBPVP9 '), Buffer.alloc(40)])],
    ['an SVG with an open end', Buffer.from(`<svg ${NAMESPACE}><g></svg>`)],
    ['two drawings in one', Buffer.concat([svg(''), svg('')])],
    ['an SVG that is no UTF-8', Buffer.concat([svg(''), Buffer.from([0xff])])],
    ['an SVG with entities of its own', Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')],
    ['an SVG with an entity nobody knows', svg('<text>&nbsp;</text>')],
    [
      'an SVG in an encoding that hides what is read',
      Buffer.from(`<?xml version="1.0" encoding="ISO-2022-JP"?><svg/>`),
    ],
    ['an SVG with a control character', svg('<text>\u001b$B</text>')],
    ['an SVG with a document type in the middle', svg('<!DOCTYPE svg>')],
    ['an SVG whose few lines repeat each other for ever', svg(repeating(30, 10))],
    ['an SVG whose parts refer to each other ever deeper', svg(repeating(10_000, 1))],
    [
      'an SVG whose masks repeat each other',
      svg(repeating(30, 10).replaceAll(/<use href="(#a\d+)"\/>/g, '<g mask="url($1)"/>')),
    ],
  ])('what is no picture is refused: %s', (_, bytes) => {
    expect(faultOf(bytes)).toBe('no-picture');
  });

  test('one over 2 MB is refused, and one whose few bytes unfold to too many pixels', () => {
    expect(faultOf(Buffer.alloc(MOST_PICTURE_BYTES + 1))).toBe('too-large');
    expect(faultOf(pngThatIsWide(5000))).toBe('too-many-pixels');
  });

  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT href="#x"/>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
    '<foreignObject><p/></foreignObject>',
    '<rect onload="alert(1)"/>',
    "<rect\nonclick = 'alert(1)'/>",
    '<a href="#x"><rect/></a>',
    '<rect><set attributeName="href" to="javascript:alert(1)"/></rect>',
    '<use href="java&#115;cript:alert(1)"/>',
    '<use href="java\tscript:alert(1)"/>',
    '<h:form xmlns:h="http://www.w3.org/1999/xhtml" action="https://example.org"/>',
    '<h:img xmlns:h="http://www.w3.org/1999/xhtml" srcset="https://example.org/x 1x"/>',
    '<g xmlns:h="http://www.w3.org/1998/Math/MathML"/>',
  ])('an SVG in which something could run is refused: %s', (inside) => {
    expect(faultOf(svg(inside))).toBe('with-script');
  });

  test.each([
    '<image href="https://example.org/x.png"/>',
    '<image xlink:href="//example.org/x.png"/>',
    '<image href="data:image/svg+xml;base64,AAAA"/>',
    '<use href="other.svg#part"/>',
    '<rect style="fill:url(https://example.org/x)"/>',
    '<rect fill="url( \'x.svg#a\' )"/>',
    '<style>@import "x.css";</style>',
    '<style>rect { fill: u\\72l(x) }</style>',
    '<style>rect { fill: url(http://example.org) }</style>',
    '<style>@imp<!-- -->ort "x.css";</style>',
    '<style>rect { fill: u<!-- -->rl(http://example.org) }</style>',
    '<style>rect { fill: u<![CDATA[rl(http://example.org)]]> }</style>',
    '<x:style xmlns:x="http://www.w3.org/2000/svg">@import "x.css";</x:style>',
  ])('an SVG that fetches something is refused: %s', (inside) => {
    expect(faultOf(svg(inside))).toBe('with-outside');
  });

  test('what a drawing program writes is taken: types, comments, gradients, styles, pictures inside, other namespaces', () => {
    const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by hand -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg ${NAMESPACE} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">
  <title>Bank &amp; Co</title>
  <inkscape:view inkscape:zoom='1.5'/>
  <style>.a { fill: url(#g) }</style>
  <style type="text/css"><![CDATA[ .b > .a { fill: #fff } ]]></style>
  <g id="twice"><use href="#twice"/></g><use href="#twice"/>
  <defs><linearGradient id="g"><stop offset="0" stop-color="#123"/></linearGradient></defs>
  <use xlink:href="#g"/><image href="data:image/png;base64,iVBORw0KGgo="/>
  <rect class="a" style="filter:url(#g)" width="10" height="10"/>
</svg>
`;
    expect(faultOf(Buffer.from(drawing))).toBe('image/svg+xml');
  });

  test('a long run of spaces or of open elements is refused in no time', () => {
    const began = performance.now();
    expect(faultOf(Buffer.from(`<svg${' '.repeat(1_000_000)}`))).toBe('no-picture');
    expect(faultOf(Buffer.from('<g>'.repeat(300_000)))).toBe('no-picture');
    expect(faultOf(Buffer.from(`<svg>${'<g>'.repeat(300_000)}`))).toBe('no-picture');
    expect(faultOf(svg('<g id="a">'.repeat(100_000)))).toBe('no-picture');
    expect(faultOf(svg(`<![CDATA[${']'.repeat(1_000_000)}`))).toBe('no-picture');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
