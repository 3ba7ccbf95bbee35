import type { NoticeAbout } from '@foyer/basics';
import { DoorClosed, Hourglass, Info, type LucideIcon, type LucideProps, Siren, TriangleAlert } from 'lucide-react';

const ICONS: Readonly<Record<NoticeAbout, LucideIcon>> = {
  information: Info,
  delay: Hourglass,
  outage: TriangleAlert,
  closure: DoorClosed,
  emergency: Siren,
};

interface NoticeIconProps extends LucideProps {
  readonly about: NoticeAbout;
}

/** What a notice is about, as a picture; the word for it stands beside. */
export function NoticeIcon({ about, ...props }: NoticeIconProps) {
  const Icon = ICONS[about];
  return <Icon aria-hidden="true" {...props} />;
}
