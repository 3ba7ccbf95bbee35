import { z } from 'zod';
import { localText, notOfForm, serviceId, textOfForm } from './values.ts';

/** The days of a week, as ISO 8601 counts them. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** More stretches than any day has. */
const MOST_SPANS = 8;
/** Twenty years of holidays. */
const MOST_EXCEPTIONS = 500;
/** Half a day, minutes. */
const LONGEST_AFTER = 720;
const LONGEST_WARNING = 120;

export const timeOfDay = textOfForm('time-of-day', /^([01]\d|2[0-3]):[0-5]\d$/);
const closingTime = textOfForm('closing-time', /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

const span = z.strictObject({ from: timeOfDay, until: closingTime });
const spans = z
  .array(span)
  .max(MOST_SPANS)
  .meta({ description: "Local times of a day in the branch's time zone; none: closed all day." });

/** The stretches of any day that lie between two times of day, also over midnight. Times of day compare as texts. */
export function spansBetween({ from, until }: z.output<typeof span>): readonly z.output<typeof span>[] {
  if (from < until) return [{ from, until }];
  return [{ from, until: '24:00' }, ...(until === '00:00' ? [] : [{ from: '00:00', until }])];
}

const weekly = z.strictObject({
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: spans,
  sunday: spans,
});

/** A date that there is, `2026-02-28`. */
const date = z.string().refine(isDate, notOfForm('date'));

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const longest = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= longest;
}

const exception = z.strictObject({
  date,
  name: localText,
  spans,
  source: z
    .string()
    .max(200)
    .exactOptional()
    .meta({ description: 'Where an imported day comes from and whom it is owed to; shown beside it.' }),
});

/** When a branch is open, and what it does by itself at those times. */
export const openingHours = z
  .strictObject({
    weekly,
    exceptions: z
      .array(exception)
      .max(MOST_EXCEPTIONS)
      .meta({ description: 'Dates on which other hours hold than in other weeks.' }),
    services: z.array(z.strictObject({ serviceId, weekly })).max(200).meta({
      description: 'Services with hours of their own, within those of the branch; the others have its hours.',
    }),
    openBySelf: z.boolean().meta({ description: 'The branch opens by itself when its hours begin.' }),
    closeBySelf: z.boolean().meta({ description: 'It closes by itself when they end, and says so before.' }),
    warningMinutes: z
      .int()
      .min(0)
      .max(LONGEST_WARNING)
      .meta({ description: 'So long before it closes by itself people are told; 0: not at all.' }),
    endAfterMinutes: z.int().min(1).max(LONGEST_AFTER).exactOptional().meta({
      description:
        'So long after the last closing of a date its branch day is ended, and who is still there auto-closed; absent: at the cut-over.',
    }),
    lastTicket: z.boolean().meta({
      description: 'No ticket is issued to who would not be called before closing, by the 90 % bound of the estimate.',
    }),
  })
  .meta({ id: 'OpeningHours' });
