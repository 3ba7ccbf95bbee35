import type { SKRSContext2D } from '@napi-rs/canvas';

/**
 * Breaks a text into at most `maxLines` lines no wider than `maxWidth` dots in the context's present font.
 * Breaks at the language's word boundaries, and inside a word only when it is wider than a line alone; what does not
 * fit ends in an ellipsis.
 */
export function breakLines(
  context: SKRSContext2D,
  text: string,
  maxWidth: number,
  maxLines: number,
  language: string,
): string[] {
  const fits = (line: string): boolean => context.measureText(line).width <= maxWidth;
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text, language)) {
    if (fits((line + word).trimEnd())) {
      line += word;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
    for (const letter of fits(word.trimEnd()) ? [word.trimStart()] : graphemesOf(word, language)) {
      if (!fits(line + letter.trimEnd()) && line !== '') {
        lines.push(line.trim());
        line = '';
      }
      line += letter;
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  if (lines.length <= maxLines) return withDirections(lines);
  const kept = lines.slice(0, maxLines);
  let last = graphemesOf(kept[maxLines - 1] ?? '', language);
  while (last.length > 0 && !fits(`${last.join('')}…`)) last = last.slice(0, -1);
  kept[maxLines - 1] = `${last.join('').trimEnd()}…`;
  return withDirections(kept);
}

const BEGINS_DIRECTION = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/;
const ENDS_DIRECTION = /[\u202c\u2069]/;

/** Each line is drawn by itself: what gives a direction to more of the text than one line is said again in the next. */
function withDirections(lines: readonly string[]): string[] {
  let open = '';
  return lines.map((line) => {
    const whole = open + line;
    for (const letter of line) {
      if (BEGINS_DIRECTION.test(letter)) open += letter;
      else if (ENDS_DIRECTION.test(letter)) open = open.slice(0, -1);
    }
    return whole;
  });
}

/**
 * Words with the spaces and marks that follow them; scripts without spaces are cut by the language's dictionary. What
 * only gives a direction holds no words together.
 */
function wordsOf(text: string, language: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter(language, 'word').segment(text)) {
    const previous = words.at(-1);
    const joins = previous !== undefined && !/\s\p{Cf}*$/u.test(previous) && !isWordLike;
    const glued =
      previous !== undefined && /(^|[^\s\p{L}\p{N}\p{Cf}])\p{Cf}*$/u.test(previous) && segment.trim() !== '';
    if (joins || glued) words[words.length - 1] = `${previous}${segment}`;
    else words.push(segment);
  }
  return words;
}

function graphemesOf(text: string, language: string): string[] {
  return [...segmenter(language, 'grapheme').segment(text)].map(({ segment }) => segment);
}

function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    // An unknown language tag must not cost a customer the ticket.
    return new Intl.Segmenter('en', { granularity });
  }
}
