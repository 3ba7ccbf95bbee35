import { useWords } from '@foyer/ui';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { unservedBy } from '../list/unserved.ts';
import { useSectionForm } from './section-context.ts';

/** So many are named; of more it is said how many they are. */
const MOST_NAMED = 3;

/** After a save that could leave services to no work profile: which ones those are, and where that is settled. */
export function UnservedNote() {
  const words = useWords();
  const { section, config } = useSectionForm();
  const unserved = config.services.filter(unservedBy(config.profiles));
  if (unserved.length === 0 || (section !== 'services' && section !== 'profiles')) return null;
  const names = unserved.slice(0, MOST_NAMED).map(({ name }) => words.text(name));
  const others = unserved.length - names.length;
  const services = words.list(others === 0 ? names : [...names, words.t('settings.bar.others', { count: others })]);
  return (
    <span className="save-bar-warning">
      <TriangleAlert size={18} aria-hidden="true" />
      <span>
        {words.t('settings.bar.unserved', { services })}{' '}
        {section === 'profiles' ? null : (
          <Link href="/settings/profiles">{words.t('settings.service.toProfiles')}</Link>
        )}
      </span>
    </span>
  );
}
