import type { NoticeAbout } from '@foyer/basics';
import { DoorClosed, Hourglass, Info, type LucideIcon, Siren, TriangleAlert } from 'lucide-react';

const ICONS: Readonly<Record<NoticeAbout, LucideIcon>> = {
  information: Info,
  delay: Hourglass,
  outage: TriangleAlert,
  closure: DoorClosed,
  emergency: Siren,
};

/** What a notice is about, as a picture; the word for it stands beside. */
export function NoticeIcon({ about, className }: { readonly about: NoticeAbout; readonly className?: string }) {
  const Icon = ICONS[about];
  return <Icon aria-hidden="true" {...(className === undefined ? {} : { className })} />;
}
