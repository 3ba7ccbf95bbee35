import { Badge } from '@foyer/ui';
import { Tag } from 'lucide-react';
import type { Names } from '../shell/use-names.ts';

interface TagBadgesProps {
  readonly tags: readonly string[];
  readonly names: Pick<Names, 'tag'>;
}

/** What staff have marked a visit with. */
export function TagBadges({ tags, names }: TagBadgesProps) {
  return tags.map((id) => (
    <Badge key={id} icon={<Tag aria-hidden="true" />}>
      {names.tag(id)}
    </Badge>
  ));
}
