import {
  type DeviceKind,
  DOTS_PER_LINE,
  PRINT_STYLES,
  PRINTER_DIALECTS,
  type Result,
  readPrinterAddress,
} from '@foyer/basics';
import { z } from 'zod';
import type { LocalText } from './branch-config.ts';
import { checkScript } from './checks.ts';
import type { ConfigurationMistake, FoundMistake, MistakePath } from './mistake.ts';
import { type Sound, validate } from './validate.ts';
import { categoryId, counterId, languageTag, notOfForm, serviceId } from './values.ts';

/** Whose calls a screen shows. */
export const SCREEN_CALLS = ['all', 'zone', 'counters'] as const;

const MOST_ENTRIES = 500;

const printerAddress = z
  .string()
  .refine((text) => readPrinterAddress(text) !== null, notOfForm('printer-address'))
  .meta({ examples: ['tcp://192.168.1.50:9100', 'tcp://[fe80::1]', 'device:/dev/usb/lp0'] });

const printer = z.strictObject({
  address: printerAddress,
  dialect: z.enum(PRINTER_DIALECTS),
  dotsPerLine: z.literal(DOTS_PER_LINE),
  style: z.enum(PRINT_STYLES),
});

const languages = z.array(languageTag).min(1).max(20).nullable();

const kioskSettings = z
  .strictObject({
    kind: z.literal('kiosk'),
    /** The services it offers, and those of whole categories; `null`: all. */
    offers: z
      .strictObject({
        services: z.array(serviceId).max(MOST_ENTRIES),
        categories: z.array(categoryId).max(MOST_ENTRIES),
      })
      .nullable(),
    /** Of the branch's, in this order; `null`: all. */
    languages,
    /** `null`: its tickets are shown only. */
    printer: printer.nullable(),
    /** How long a customer may do nothing before they are asked whether they are there. */
    idleSeconds: z.int().min(5).max(3_600),
  })
  .meta({ id: 'KioskSettings' });

const screenSettings = z
  .strictObject({
    kind: z.literal('screen'),
    theme: z.string().refine((text) => /^[a-z0-9][a-z0-9-]{0,63}$/.test(text), notOfForm('theme')),
    languages,
    /** `zone`: of the counters in the screen's own. */
    calls: z.enum(SCREEN_CALLS),
    /** Those whose calls it shows where `calls` says so. */
    counters: z.array(counterId).max(MOST_ENTRIES),
    /** Does it list the waits of the services? */
    waits: z.boolean(),
  })
  .meta({ id: 'ScreenSettings' });

const SETTINGS = { kiosk: kioskSettings, screen: screenSettings } as const;

/** What is settled for a device, by its kind. */
export const deviceSettingsSchema = z.discriminatedUnion('kind', [kioskSettings, screenSettings]);
export type KioskSettings = Readonly<z.output<typeof kioskSettings>>;
export type ScreenSettings = Readonly<z.output<typeof screenSettings>>;
export type PrinterSettings = Readonly<z.output<typeof printer>>;
export type DeviceSettings = KioskSettings | ScreenSettings;

const deviceFacts = {
  /** What staff call it. */
  name: z.string().min(1).max(80),
  /** Where it stands, in words; empty where nobody has said. */
  place: z.record(z.string(), z.string().max(80)),
  /** The zone it stands in, as the counters there have it in the branch's first language. */
  zone: z.string().min(1).max(40).nullable(),
};
export const deviceFactsSchema = z.strictObject({ ...deviceFacts, settings: deviceSettingsSchema });
export type DeviceFacts = Readonly<z.output<typeof deviceFactsSchema>>;

/** How a new device is set. */
export function usualSettings(kind: DeviceKind): DeviceSettings {
  return kind === 'kiosk'
    ? { kind, offers: null, languages: null, printer: null, idleSeconds: 30 }
    : { kind, theme: 'default', languages: null, calls: 'all', counters: [], waits: true };
}

interface Known {
  readonly id: string;
}

/** What of a branch there is to choose for a device; a whole configuration is this too. */
export interface DeviceChoices {
  /** The first one first. */
  readonly languages: readonly string[];
  readonly services: readonly Known[];
  readonly categories: readonly Known[];
  readonly counters: readonly (Known & { readonly zone: LocalText })[];
}

/** The zones of a branch's counters, each once, in its first language. */
export function zonesOf({ counters, languages: [first = ''] }: DeviceChoices): readonly string[] {
  return [...new Set(counters.flatMap(({ zone }) => zone[first] ?? []))].filter((zone) => zone !== '');
}

/**
 * Says whether what is settled for a device holds together, in this branch.
 *
 * @returns it, or every mistake in it
 */
export function checkDevice(
  config: DeviceChoices,
  kind: DeviceKind,
  facts: unknown,
): Result<DeviceFacts, readonly ConfigurationMistake[]> {
  const schema = kind === 'kiosk' ? kioskFacts : screenFacts;
  return validate(schema, facts, (sound) => checkFacts(config, sound));
}

const kioskFacts = z.strictObject({ ...deviceFacts, settings: SETTINGS.kiosk });
const screenFacts = z.strictObject({ ...deviceFacts, settings: SETTINGS.screen });
type SoundFacts = Sound<z.input<typeof kioskFacts>> | Sound<z.input<typeof screenFacts>>;
type Found = Iterable<FoundMistake>;

function* checkFacts(config: DeviceChoices, { name, place, zone, settings }: SoundFacts): Found {
  yield* checkScript(name, ['name']);
  for (const [language, text] of Object.entries(place ?? {})) {
    if (!config.languages.includes(language)) {
      yield { code: 'not-one-of', path: ['place', language], facts: { allowed: config.languages } };
    }
    yield* checkScript(text, ['place', language]);
  }
  const zones = zonesOf(config);
  if (typeof zone === 'string' && !zones.includes(zone)) {
    yield { code: 'not-one-of', path: ['zone'], facts: { allowed: zones } };
  }
  if (settings === undefined) return;
  yield* checkEach(settings.languages, config.languages, ['settings', 'languages'], () => ({
    code: 'not-one-of',
    facts: { allowed: config.languages },
  }));
  if ('offers' in settings) yield* checkOffers(config, settings.offers);
  if ('calls' in settings) yield* checkCalls(config, zone, settings);
}

type Ids = readonly (string | undefined)[] | null | undefined;
type Unknown = (id: string) => DistributiveOmit<FoundMistake, 'path'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Each of a list is known, and stands there once. */
function* checkEach(ids: Ids, known: readonly string[], path: MistakePath, unknown: Unknown): Found {
  const seen = new Set<string>();
  for (const [at, id] of (ids ?? []).entries()) {
    if (id === undefined) continue;
    if (!known.includes(id)) yield { ...unknown(id), path: [...path, at] } as FoundMistake;
    else if (seen.has(id)) yield { code: 'repeated', path: [...path, at], facts: { value: id } };
    seen.add(id);
  }
}

function* checkOffers(config: DeviceChoices, offers: Sound<z.input<typeof kioskSettings>>['offers']): Found {
  if (offers === null || offers === undefined) return;
  const { services, categories } = offers;
  const path = ['settings', 'offers'];
  yield* checkEach(
    services,
    config.services.map(({ id }) => id),
    [...path, 'services'],
    (id) => ({
      code: 'unknown-service',
      facts: { serviceId: id },
    }),
  );
  yield* checkEach(
    categories,
    config.categories.map(({ id }) => id),
    [...path, 'categories'],
    (id) => ({
      code: 'unknown-category',
      facts: { categoryId: id },
    }),
  );
  if (services?.length === 0 && categories?.length === 0) {
    yield { code: 'too-few', path: [...path, 'services'], facts: { minimum: 1 } };
  }
}

function* checkCalls(
  config: DeviceChoices,
  zone: string | null | undefined,
  { calls, counters }: Sound<z.input<typeof screenSettings>>,
): Found {
  yield* checkEach(
    counters,
    config.counters.map(({ id }) => id),
    ['settings', 'counters'],
    (id) => ({
      code: 'unknown-counter',
      facts: { counterId: id },
    }),
  );
  if (calls === 'zone' && zone === null) yield { code: 'missing', path: ['zone'], facts: {} };
  if (calls === 'counters' && counters?.length === 0) {
    yield { code: 'too-few', path: ['settings', 'counters'], facts: { minimum: 1 } };
  }
}
