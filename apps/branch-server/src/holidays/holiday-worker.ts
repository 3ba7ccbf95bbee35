import type { Holidays } from '@foyer/contract';
import { work } from '../workers/work.ts';
import { type HolidayQuestion, holidaysOf } from './holiday-list.ts';

work<HolidayQuestion, never, Holidays>((question, tell) => {
  tell(holidaysOf(question));
  return () => undefined;
});
