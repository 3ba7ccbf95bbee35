import { formatTag } from './language.ts';

/**
 * A time of day such as `14:05`.
 *
 * @param instant - ISO 8601 or epoch milliseconds
 * @param timeZone - the branch's IANA zone; the device's own when absent
 */
export function formatClockTime(instant: string | number, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(formatTag(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(typeof instant === 'string' ? Date.parse(instant) : instant);
}

/** A date such as `Monday, 3 February`. */
export function formatDate(instant: string | number, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(formatTag(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(typeof instant === 'string' ? Date.parse(instant) : instant);
}

/**
 * A length of time. `words`: `45 seconds`, `12 minutes`, `1 hour 5 minutes`; `short`: `45 sec`, `12 min`, `1 hr 5 min`;
 * `clock`: `4:32`, `1:04:32`.
 */
export function formatDuration(
  seconds: number,
  language: string,
  style: 'words' | 'short' | 'clock' = 'short',
): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (style === 'clock') return clockDuration(whole);
  const unitDisplay = style === 'words' ? 'long' : 'short';
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(formatTag(language), { style: 'unit', unit: name, unitDisplay }).format(value);
  if (whole < 60) return unit(whole, 'second');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return unit(minutes, 'minute');
  const hours = unit(Math.floor(minutes / 60), 'hour');
  return minutes % 60 === 0 ? hours : `${hours} ${unit(minutes % 60, 'minute')}`;
}

function clockDuration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
