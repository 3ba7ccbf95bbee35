import type { Words } from '@foyer/words';

interface Option {
  readonly id: string;
  readonly label: string;
}

/** Every time zone by its city, such as `Madrid (Europe)`; the present one too where it is another spelling of one. */
export function timeZoneOptions(present: string): readonly Option[] {
  const zones = new Set([present, 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...zones]
    .map((id) => ({ id, label: zoneLabel(id) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
}

function zoneLabel(zone: string): string {
  const parts = zone.replaceAll('_', ' ').split('/');
  const city = parts.pop() ?? zone;
  return parts.length === 0 ? city : `${city} (${parts.join(', ')})`;
}

interface WithZones extends Intl.Locale {
  getTimeZones?: () => readonly string[] | undefined;
}

/** The time zone of a country: the present one where it is one of its own, else its first; as it is where nobody knows. */
export function timeZoneIn(region: string, present: string): string {
  const country: WithZones = new Intl.Locale(`und-${region}`);
  const zones = country.getTimeZones?.() ?? [];
  return zones.includes(present) ? present : (zones[0] ?? present);
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every country and region that has a name, in the reader's language. */
export function regionOptions(words: Words): readonly Option[] {
  const names = new Intl.DisplayNames(words.tag, { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return codes
    .flatMap((id) => {
      const label = names.of(id);
      // Codes that another one has taken the place of are not offered.
      return label === undefined || new Intl.Locale(`und-${id}`).region !== id ? [] : [{ id, label }];
    })
    .toSorted((a, b) => words.compare(a.label, b.label));
}

/** A language in a region, such as `en-GB`. */
export function withRegion(language: string, region: string): string {
  const { language: base, script } = new Intl.Locale(language);
  return new Intl.Locale(base, { region, ...(script === undefined ? {} : { script }) }).toString();
}
