import { SCRIPTS } from '@foyer/basics';
import { LETTERS_OF_SCRIPTS } from '@foyer/basics/testing/letters-of-scripts';
import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { canvasFont, type FontFace } from './fonts.ts';

const PIXELS = 64;

function drawn(font: string, letter: string): string {
  const context = createCanvas(PIXELS, PIXELS).getContext('2d');
  context.font = font;
  context.fillText(letter, PIXELS / 4, (PIXELS * 3) / 4);
  return Buffer.from(context.getImageData(0, 0, PIXELS, PIXELS).data).toString('base64');
}

/** Is it drawn from the packaged fonts: not as a box, nor as the machine draws it by itself? */
function isPackaged(face: FontFace, weight: number, letter: string): boolean {
  const picture = drawn(canvasFont(face, 40, weight), letter);
  const box = drawn(canvasFont(face, 40, weight), '\u{F0000}');
  return picture !== box && picture !== drawn(`${weight} 40px "no font of this name", sans-serif`, letter);
}

test('SETUP-13: paper has letters of its own for every script that a branch may write, in each weight', () => {
  for (const script of SCRIPTS) {
    for (const letter of LETTERS_OF_SCRIPTS[script]) {
      for (const face of ['sans', 'condensed'] as const) {
        const pictures = [400, 600, 700].map((weight) => {
          expect(isPackaged(face, weight, letter), `${letter} in ${face} ${weight}`).toBe(true);
          return drawn(canvasFont(face, 40, weight), letter);
        });
        if (face === 'sans') expect(new Set(pictures).size, letter).toBe(3);
      }
    }
  }
  for (const foreign of '字กნ') expect(isPackaged('sans', 400, foreign), foreign).toBe(false);
});
