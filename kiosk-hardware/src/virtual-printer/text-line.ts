import { type Bitmap, drawBitmap } from '../layout/bitmap.ts';
import { canvasFont } from '../layout/fonts.ts';

/** How the printer's own letters look at the moment. */
export interface TextStyle {
  readonly font: 'a' | 'b';
  /** 1 to 8 times as wide, and as high. */
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly underline: number;
  readonly invert: boolean;
}

export const plainStyle: TextStyle = { font: 'a', width: 1, height: 1, bold: false, underline: 0, invert: false };

/** One letter on the line that is being filled. */
export interface Letter {
  readonly character: string;
  readonly style: TextStyle;
}

const cells = { a: { width: 12, height: 24, size: 20 }, b: { width: 9, height: 17, size: 15 } } as const;

/** Dots that a letter takes across. */
export function letterWidth(style: TextStyle): number {
  return cells[style.font].width * style.width;
}

/** Draws a line of letters on a common base line, as wide as they are. */
export function drawLetters(letters: readonly Letter[]): Bitmap {
  const width = letters.reduce((sum, { style }) => sum + letterWidth(style), 0);
  const height = Math.max(...letters.map(({ style }) => cells[style.font].height * style.height));
  return drawBitmap(Math.max(1, width), height, (context) => {
    let left = 0;
    for (const { character, style } of letters) {
      const cell = cells[style.font];
      const top = height - cell.height * style.height;
      context.save();
      context.translate(left, top);
      context.scale(style.width, style.height);
      context.fillStyle = '#000';
      if (style.invert) {
        context.fillRect(0, 0, cell.width, cell.height);
        context.fillStyle = '#fff';
      }
      context.font = canvasFont('mono', cell.size, style.bold ? 700 : 400);
      context.textAlign = 'center';
      context.fillText(character, cell.width / 2, cell.height * 0.78);
      if (style.underline > 0) context.fillRect(0, cell.height - style.underline, cell.width, style.underline);
      context.restore();
      left += letterWidth(style);
    }
  });
}
