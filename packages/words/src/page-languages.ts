import { isLanguageTag } from '@foyer/basics';
import { pseudoKind } from './language.ts';
import { lookUpLanguage, preferredLanguage, type Resource, type Subject } from './resource.ts';

/** By path, such as `…/words/en/kiosk.json`, how to fetch a file; what a bundler makes of `import.meta.glob`. */
export type SubjectFiles = Readonly<Record<string, () => Promise<unknown>>>;

/** How long until a language that could not be fetched is tried again, milliseconds. */
const BACKOFF = 3_000;

/** The languages a page can be in, each fetched when it is first asked for. */
export class PageLanguages {
  /** The languages there are words for, English first: where no other fits it is taken. */
  readonly all: readonly string[];
  readonly #files: SubjectFiles;
  readonly #asked = new Map<string, Promise<void>>();
  #loaded: ReadonlyMap<string, Resource> = new Map();
  readonly #subscribers = new Set<() => void>();

  constructor(files: SubjectFiles) {
    this.#files = files;
    this.all = [...new Set(['en', ...Object.keys(files).map((file) => placeOf(file).language)])];
  }

  /** Those that have been fetched, by the tags they were asked for with; another map after each. */
  get loaded(): ReadonlyMap<string, Resource> {
    return this.#loaded;
  }

  /** The best for a reader who wishes for these, the best wish first; English where there is none of them. */
  best(wishes: readonly string[]): string {
    return preferredLanguage(this.all, wishes);
  }

  /** Is it a language that there are words for? For what comes from a device's storage, which can hold anything. */
  knows(language: unknown): language is string {
    if (typeof language !== 'string' || !isLanguageTag(language)) return false;
    return pseudoKind(language) !== null || lookUpLanguage(language, this.all) !== null;
  }

  /** Those of the offered languages that there are words for, in their order; English when there are none. */
  of(offered: readonly string[]): readonly string[] {
    const known = offered.filter((tag) => this.knows(tag));
    return known.length > 0 ? known : ['en'];
  }

  /** Fetches a language, English where there is none of it. Resolves when it is there, however often it takes. */
  load(language: string): Promise<void> {
    const asked = this.#asked.get(language) ?? this.#keepTrying(language);
    this.#asked.set(language, asked);
    return asked;
  }

  /** Calls back when another language has been fetched. */
  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  };

  async #keepTrying(language: string): Promise<void> {
    let resource: Resource | null = null;
    while (resource === null) {
      try {
        resource = await this.#fetch(language);
      } catch {
        // The branch server is away: the page goes on in the language it has.
        await new Promise((resolve) => setTimeout(resolve, BACKOFF));
      }
    }
    this.#loaded = new Map([...this.#loaded, [language, resource]]);
    for (const subscriber of this.#subscribers) subscriber();
  }

  async #fetch(language: string): Promise<Resource> {
    if (pseudoKind(language) !== null) {
      const [english, { pseudoResource }] = await Promise.all([this.#fetch('en'), import('./pseudo.ts')]);
      return pseudoResource(english, language);
    }
    const folder = lookUpLanguage(language, this.all) ?? 'en';
    const files = Object.entries(this.#files).filter(([file]) => placeOf(file).language === folder);
    const subjects = await Promise.all(
      files.map(async ([file, fetch]) => {
        const { default: subject } = (await fetch()) as { readonly default: Subject };
        return [placeOf(file).subject, subject] as const;
      }),
    );
    return { language: folder, subjects: Object.fromEntries(subjects) };
  }
}

function placeOf(file: string): { language: string; subject: string } {
  const [subject = '', language = ''] = file.split('/').reverse();
  return { language, subject: subject.replace(/\.json$/, '') };
}
