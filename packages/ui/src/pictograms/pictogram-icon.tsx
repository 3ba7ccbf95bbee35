import type { Pictogram } from '@foyer/basics';
import type { LucideIcon, LucideProps } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ICONS } from './icons.ts';

/** Those that have come. */
const loaded = new Map<Pictogram, LucideIcon>();

export interface PictogramIconProps extends Pick<LucideProps, 'className' | 'size'> {
  readonly name: Pictogram;
}

/** A service's picture; its place is kept while it is on its way. Beside the name, which says the same. */
export function PictogramIcon({ name, className, size = 24 }: PictogramIconProps) {
  const [, show] = useState<Pictogram | null>(null);
  useEffect(() => {
    if (loaded.has(name)) return;
    let wanted = true;
    ICONS[name]()
      .then(({ default: icon }) => {
        loaded.set(name, icon);
        if (wanted) show(name);
      })
      // The name beside it says what it is; the next page that shows it asks again.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [name]);
  const Icon = loaded.get(name);
  if (Icon === undefined) return <svg className={className} width={size} height={size} aria-hidden="true" />;
  return <Icon className={className} size={size} aria-hidden="true" data-pictogram={name} />;
}
