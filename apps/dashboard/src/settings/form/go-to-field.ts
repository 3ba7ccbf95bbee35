import { listOf, type ShownMistake, sectionWith } from './mistakes.ts';

/** The page where a mistake can be mended: its section, and there the entry that it is in. */
export function placeOf(mistake: ShownMistake): string {
  const { path, item } = mistake;
  const section = sectionWith(path[0]) ?? 'branch';
  const list = listOf(mistake) ?? section;
  if (item === null) return `/settings/${section}`;
  return `/settings/${section}/${list === section ? '' : `${list}/`}${encodeURIComponent(item.id)}`;
}

/** Frames until an entry's fields are on the page. */
const FRAMES = 10;

/** What can be written in, chosen or pressed; a time of day is written in its parts. */
const FIELDS = 'input:not([hidden]), textarea, button, [role=spinbutton]';

/** Puts the focus where a mistake is, as soon as its field is there. */
export function goToField(mistake: ShownMistake, frames = FRAMES): void {
  const name = mistake.path.join('.');
  // The nearest field: a mistake of several together is said at the first of them.
  const found = [...document.querySelectorAll<HTMLElement>('[data-field]')].find(({ dataset }) => {
    const { field = '' } = dataset;
    return field === name || field.startsWith(`${name}.`) || name.startsWith(`${field}.`);
  });
  const target = found?.matches(FIELDS) ? found : found?.querySelector<HTMLElement>(FIELDS);
  if (target) target.focus();
  else if (frames > 0) requestAnimationFrame(() => goToField(mistake, frames - 1));
}
