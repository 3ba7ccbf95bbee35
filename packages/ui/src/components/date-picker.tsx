import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { DatePicker as AriaDatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { Heading } from 'react-aria-components/Heading';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { useWords } from '../words-provider.tsx';
import { classNames } from './class-names.ts';
import './field.css';
import './date-picker.css';

export interface DatePickerProps {
  readonly label: string;
  /** A day of the calendar, `2026-02-03`; `null`: nothing is written yet. */
  readonly value: string | null;
  /** Told of every day that is whole, and of `null` when a part of it is taken out. */
  readonly onChange: (day: string | null) => void;
  /** What is wrong with it. */
  readonly error?: string;
  readonly className?: string;
}

/** As react-aria names the days of the week, Monday first. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A day, written part by part in the order of the branch's region, or chosen from a calendar. */
export function DatePicker({ label, value, onChange, error, className }: DatePickerProps) {
  const words = useWords();
  const first = WEEKDAYS[(words.weekdays[0] ?? 1) - 1] ?? 'mon';
  return (
    <AriaDatePicker<CalendarDate>
      className={classNames('fy-field', className)}
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? null : day.toString())}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros
    >
      <Label className="fy-field-label">{label}</Label>
      <Group className="fy-field-box fy-date">
        <DateInput className="fy-date-input">
          {(segment) => <DateSegment segment={segment} className="fy-date-part" />}
        </DateInput>
        <AriaButton className="fy-date-open" aria-label={words.t('common.calendar.open')}>
          <CalendarDays size={18} aria-hidden="true" />
        </AriaButton>
      </Group>
      {error === undefined ? null : <FieldError className="fy-field-error">{error}</FieldError>}
      <Popover className="fy-calendar-popover">
        <Dialog className="fy-calendar-dialog" aria-label={label}>
          <Calendar firstDayOfWeek={first} className="fy-calendar">
            <header className="fy-calendar-head">
              <AriaButton slot="previous" className="fy-date-open" aria-label={words.t('common.calendar.previous')}>
                <ChevronLeft size={18} aria-hidden="true" />
              </AriaButton>
              <Heading />
              <AriaButton slot="next" className="fy-date-open" aria-label={words.t('common.calendar.next')}>
                <ChevronRight size={18} aria-hidden="true" />
              </AriaButton>
            </header>
            <CalendarGrid weekdayStyle="narrow">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="fy-calendar-weekday">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className="fy-calendar-day" />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}
