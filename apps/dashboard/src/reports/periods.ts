/** Branch days `YYYY-MM-DD`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PRESETS = ['today', 'yesterday', 'week', 'month', 'year'] as const;
export type Preset = (typeof PRESETS)[number];

/** How many days each preset looks back from its last day, that day included. */
const LENGTH: Readonly<Record<Preset, number>> = { today: 1, yesterday: 1, week: 7, month: 30, year: 365 };

/** The day `days` after `day` (before it when negative). */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The period of a preset, seen from the branch day `today`. */
export function presetPeriod(preset: Preset, today: string): Period {
  const to = preset === 'yesterday' ? addDays(today, -1) : today;
  return { from: addDays(to, 1 - LENGTH[preset]), to };
}

/** How many branch days a period has, both ends included. */
export function daysIn({ from, to }: Period): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}

/** Which preset a period is, if it is one. */
export function presetOf(period: Period, today: string): Preset | null {
  return (
    PRESETS.find((preset) => {
      const { from, to } = presetPeriod(preset, today);
      return from === period.from && to === period.to;
    }) ?? null
  );
}

/** Is it a whole day? A year of which only the first digits are written, such as 0020, is none. */
export function isDay(text: string | null): text is string {
  return text !== null && /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** Today's date in a time zone, for a branch that has not opened a day. */
export function dayIn(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}
