/**
 * Black or white, whichever is the easier to read on a colour between two others; one of them always has a contrast of
 * 4.5 : 1 at least (WCAG 2.2, relative luminance).
 *
 * @param from - `#rrggbb`, where `share` is 0
 * @param to - `#rrggbb`, where `share` is 1
 */
export function inkOn(from: string, to: string, share: number): '#000000' | '#ffffff' {
  const at = Math.min(1, Math.max(0, share));
  const [start, end] = [channels(from), channels(to)];
  const shade = luminance(start.map((value, index) => value + ((end[index] ?? value) - value) * at));
  return contrast(shade, 0) >= contrast(shade, 1) ? '#000000' : '#ffffff';
}

/** The contrast of two luminances, 1–21. */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) || 0);
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
