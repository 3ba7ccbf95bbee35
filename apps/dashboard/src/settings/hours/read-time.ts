/**
 * A time of day as people type it, as `HH:MM`: `9`, `9:30`, `0930`, `17.45`, `24:00`.
 *
 * @returns what was typed where it is no time, for the check to say so
 */
export function readTime(typed: string): string {
  const text = typed.trim();
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text) ?? [];
  if (hours === undefined) return text;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
