import type { NoticeAbout } from '@foyer/basics';
import type { Tone } from '@foyer/ui';
import { DoorClosed, Hourglass, Info, type LucideIcon, Siren, TriangleAlert } from 'lucide-react';

/** How a notice looks to staff, by what it is about. */
export const ABOUT: Readonly<Record<NoticeAbout, { readonly Icon: LucideIcon; readonly tone: Tone }>> = {
  information: { Icon: Info, tone: 'accent' },
  delay: { Icon: Hourglass, tone: 'warning' },
  outage: { Icon: TriangleAlert, tone: 'warning' },
  closure: { Icon: DoorClosed, tone: 'neutral' },
  emergency: { Icon: Siren, tone: 'danger' },
};
