import { Button, useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { placeOf } from './go-to-field.ts';
import { type ShownMistake, sectionWith } from './mistakes.ts';
import { sayMistake } from './say-mistake.ts';
import { sayPlace } from './say-place.ts';
import { useDraft, useSectionForm } from './section-context.ts';
import { entriesOf } from './shape.ts';

/** Mistakes that no field of this form can show: those of other sections, and of entries that were taken out. */
export function MistakesElsewhere() {
  const words = useWords();
  const { section, config, form, replace } = useSectionForm();
  const { mistakes, value } = useDraft();
  const shown = mistakes.filter(({ path, code }) => sectionWith(path[0]) !== section || code === 'in-use');
  if (shown.length === 0) return null;
  const retire = ({ path: [list = ''], item }: ShownMistake) => {
    const inForce: Readonly<Record<string, unknown>> = { ...config };
    const known = entriesOf(inForce[list]);
    const at = known.findIndex(({ id }) => id === item?.id);
    const entry = known[at];
    if (entry === undefined) return;
    const rest = entriesOf(form.getValues(list));
    replace({ ...form.getValues(), [list]: rest.toSpliced(at, 0, { ...entry, retired: true }) });
  };
  return (
    <div className="mistakes-elsewhere" role="alert">
      <p>
        <CircleAlert size={20} aria-hidden="true" /> {words.t('settings.elsewhere.title')}
      </p>
      <ul>
        {shown.map((mistake) => {
          const other = sectionWith(mistake.path[0]);
          const path = mistake.code === 'in-use' ? [...mistake.path, mistake.item?.id ?? ''] : mistake.path;
          const place = sayPlace(path, { ...config, ...(other === section ? {} : value) }, words);
          const text = words.t('settings.elsewhere.mistake', { place, mistake: sayMistake(mistake, words, config) });
          return (
            <li key={`${mistake.code} ${path.join('.')}`}>
              <span>{text}</span>
              {mistake.code === 'in-use' ? (
                <Button size="small" onPress={() => retire(mistake)}>
                  {words.t('settings.elsewhere.retire')}
                </Button>
              ) : null}
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
