import type { Words } from '@foyer/words';

/** A time of day as it is stored, `HH:MM`; `24:00` is the end of a day. */
const STORED = /^(\d{2}):([0-5]\d)$/;
/** As it is typed, without the half of the day. */
const TYPED = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/;

/** What the two halves of a day are called, where people write times so. */
interface DayHalves {
  readonly morning: string;
  readonly afternoon: string;
}

/** Without what nobody types: marks of direction, spaces within, capitals. */
const plain = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

/** A stored time as its reader writes it, such as `9:00 am`; what is no time stays as it is. */
export function writeTime(time: string, words: Words): string {
  const [, hour, minute] = STORED.exec(time) ?? [];
  const isEndOfDay = time === '24:00' && halvesOf(words) === null;
  return hour === undefined || isEndOfDay ? time : words.timeOfDay(Number(hour), Number(minute));
}

/** What a reader calls the halves of a day; `null` where hours are counted to 24. */
export function halvesOf(words: Words): DayHalves | null {
  const half = (hour: number) => plain(words.timeOfDay(hour).replace(/[\d:.]/g, ''));
  const [morning, afternoon] = [half(9), half(15)];
  return morning === afternoon ? null : { morning, afternoon };
}

/**
 * A time of day as people type it, as `HH:MM`: `9`, `9:30`, `0930`, `17.45`, `24:00`, `5:30 pm`.
 *
 * @returns what was typed where it is no time, for the check to say so
 */
export function readTime(typed: string, halves: DayHalves | null = null): string {
  const text = plain(typed);
  const [half, digits] = splitHalf(text, halves);
  const [, hours, minutes = '00'] = TYPED.exec(digits) ?? [];
  if (hours === undefined) return typed.trim();
  const hour = Number(hours);
  if (half === null) return `${hours.padStart(2, '0')}:${minutes}`;
  if (hour < 1 || hour > 12) return typed.trim();
  return `${String((hour % 12) + (half === 'afternoon' ? 12 : 0)).padStart(2, '0')}:${minutes}`;
}

/** Which half of the day a typed time names, and the rest of it. */
function splitHalf(text: string, halves: DayHalves | null): [half: 'morning' | 'afternoon' | null, digits: string] {
  const names = [
    ['morning', halves?.morning],
    ['morning', 'am'],
    ['afternoon', halves?.afternoon],
    ['afternoon', 'pm'],
  ] as const;
  for (const [half, name] of names) {
    if (name !== undefined && name !== '' && text.includes(name)) return [half, text.replace(name, '').trim()];
  }
  return [null, text];
}
