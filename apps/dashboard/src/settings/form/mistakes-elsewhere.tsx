import type { SectionId } from '@foyer/configuration';
import { Button, useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { retiredAs } from '../list/entries.ts';
import { placeOf } from './go-to-field.ts';
import { isElsewhere, type ShownMistake, sectionWith } from './mistakes.ts';
import { sayMistake } from './say-mistake.ts';
import { sayPlace } from './say-place.ts';
import { useDraft, useSectionForm } from './section-context.ts';
import { entriesOf, type PlainObject } from './shape.ts';

/** Mistakes that no field of this form can show: those of other sections, and of entries that were taken out. */
export function MistakesElsewhere() {
  const words = useWords();
  const { section, config, form, replace } = useSectionForm();
  const { mistakes, value } = useDraft();
  const shown = mistakes.filter((mistake) => isElsewhere(mistake, section));
  if (shown.length === 0) return null;
  const inForce: PlainObject = { ...config };
  const retire = ({ list, id }: TakenOut) => {
    const known = entriesOf(inForce[list]);
    const at = known.findIndex((entry) => entry.id === id);
    const entry = known[at];
    if (entry === undefined) return;
    const now = form.getValues();
    replace({ ...now, [list]: entriesOf(now[list]).toSpliced(at, 0, retiredAs(entry, true)) });
  };
  return (
    <div className="mistakes-elsewhere" role="alert">
      <p>
        <CircleAlert size={20} aria-hidden="true" /> {words.t('settings.elsewhere.title')}
      </p>
      <ul>
        {shown.map((mistake) => {
          const other = sectionWith(mistake.path[0]);
          const out = takenOutFor(mistake, section);
          const path = mistake.code === 'in-use' ? [...mistake.path, mistake.item?.id ?? ''] : mistake.path;
          const place = sayPlace(path, { ...inForce, ...(other === section ? {} : value) }, words);
          const text = words.t('settings.elsewhere.mistake', { place, mistake: sayMistake(mistake, words, config) });
          return (
            <li key={`${mistake.code} ${path.join('.')}`}>
              <span>{text}</span>
              {out === null ? null : (
                <Button size="small" onPress={() => retire(out)}>
                  {words.t('settings.elsewhere.retire')}
                </Button>
              )}
              {other === null || other === section ? null : (
                <Link href={placeOf(mistake)}>
                  {words.t('settings.elsewhere.go', { section: words.t(`settings.page.${other}`) })}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface TakenOut {
  readonly list: string;
  readonly id: string;
}

/** The entry that a mistake is about because it was taken out, where it could be retired instead. */
function takenOutFor({ code, path, item, facts }: ShownMistake, section: SectionId): TakenOut | null {
  if (code === 'in-use' && item !== null) return { list: path[0] ?? '', id: item.id };
  return code === 'unknown-service' && section === 'services'
    ? { list: 'services', id: String(facts.serviceId) }
    : null;
}
