import type { NoticeAbout } from '@foyer/basics';
import type { Tone } from '@foyer/ui';

/** How a notice is marked for staff, by what it is about; its picture says the same. */
export const TONES: Readonly<Record<NoticeAbout, Tone>> = {
  information: 'accent',
  delay: 'warning',
  outage: 'warning',
  closure: 'neutral',
  emergency: 'danger',
};
