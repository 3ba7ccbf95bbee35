import type { DotsPerLine } from '@foyer/basics';
import type { Bitmap } from './bitmap.ts';
import { type QrSymbol, qrSymbol } from './qr-symbol.ts';
import type { TicketContent, TicketFact } from './ticket-content.ts';

export type TextWeight = 400 | 600 | 700;

/** The parts of a ticket from top to bottom. Sizes are dots. */
export type TicketBlock =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly size: number;
      readonly weight: TextWeight;
      readonly maxLines: number;
    }
  | { readonly kind: 'number'; readonly text: string; readonly capHeight: number }
  | { readonly kind: 'banner'; readonly text: string; readonly size: number }
  | {
      readonly kind: 'facts';
      readonly facts: readonly TicketFact[];
      /** One below the other, where side by side there is no room for large figures. */
      readonly stacked: boolean;
      readonly figureSize: number;
      readonly labelSize: number;
    }
  | { readonly kind: 'picture'; readonly bitmap: Bitmap }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space'; readonly dots: number }
  | { readonly kind: 'qr'; readonly symbol: QrSymbol };

/** A ticket described, not yet drawn: the same description serves raster, text mode and tests. */
export interface TicketDrawing {
  readonly dotsPerLine: DotsPerLine;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly blocks: readonly TicketBlock[];
}

/** The number's capitals are 21 mm high: a millimetre over the promise, so that rounding never breaks it. */
const numberCapHeight = 168;
/** All of a notice that is as long as it may be, also where its letters are wide. */
const MOST_NOTICE_LINES = 14;

/**
 * Describes a ticket for one paper width. Pure: no fonts, no canvas.
 * Control characters are taken out of every text, so that nothing a branch typed can reach the printer as a command.
 */
export function layoutTicket(content: TicketContent, dotsPerLine: DotsPerLine): TicketDrawing {
  const wide = dotsPerLine > 384;
  const small = wide ? 24 : 22;
  const text = (words: string, size: number, weight: TextWeight, maxLines: number): TicketBlock => ({
    kind: 'text',
    text: plainText(words),
    size,
    weight,
    maxLines,
  });
  const space = (dots: number): TicketBlock => ({ kind: 'space', dots });

  const blocks: TicketBlock[] = [
    ...(content.logo === null ? [] : [{ kind: 'picture', bitmap: content.logo } as const, space(10)]),
    text(content.branchName, wide ? 32 : 28, 600, 2),
    space(10),
    { kind: 'rule' },
    space(16),
  ];
  if (content.copy) blocks.push({ kind: 'banner', text: plainText(content.texts.copy), size: 34 }, space(16));
  blocks.push(
    text(content.texts.yourNumber, small + 2, 400, 2),
    space(14),
    { kind: 'number', text: plainText(content.number), capHeight: numberCapHeight },
    space(22),
    text(content.serviceName, wide ? 42 : 34, 600, 3),
    ...(content.further === null ? [] : [space(8), text(content.further, small + 2, 400, 4)]),
    space(20),
    {
      kind: 'facts',
      facts: content.facts.map(plainFact),
      stacked: !wide,
      figureSize: wide ? 50 : 40,
      labelSize: wide ? 24 : 22,
    },
    space(22),
    ...content.notices.flatMap((notice) => [text(notice, small + 4, 600, MOST_NOTICE_LINES), space(16)]),
  );
  if (content.qrUrl !== null) {
    blocks.push(
      { kind: 'qr', symbol: qrSymbol(content.qrUrl, wide ? 252 : 220) },
      space(12),
      text(content.texts.scan, small, 600, 3),
      space(10),
    );
  }
  blocks.push(text(content.issuedAtText, small, 400, 2));
  if (content.hint !== null) blocks.push(space(12), { kind: 'rule' }, space(10), text(content.hint, small, 400, 4));
  if (content.closing !== null) blocks.push(space(10), text(content.closing, small + 2, 600, 4));
  return { dotsPerLine, language: content.language, direction: content.direction, blocks };
}

function plainFact({ line, parts }: TicketFact): TicketFact {
  return {
    line: plainText(line),
    parts: parts === null ? null : { figure: plainText(parts.figure), label: plainText(parts.label) },
  };
}

/** One line of at most 400 characters: controls become spaces, runs of white space one space. */
function plainText(text: string): string {
  return text
    .slice(0, 400)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
