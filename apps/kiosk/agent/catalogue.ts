import type { Client } from '@foyer/client';
import type { LocalText } from '@foyer/contract';

/** What a paper says of its branch and service. */
export interface PaperNames {
  readonly branchName: string;
  readonly serviceName: string;
  readonly timeZone: string;
}

/** The names of what the branch offers, asked of the server before a ticket is. */
export interface Catalogue {
  /** `null` when the server does not say; a service it does not know is named by its id. */
  names(client: Client, serviceId: string, language: string): Promise<PaperNames | null>;
}

interface Known {
  readonly branchName: LocalText;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly services: ReadonlyMap<string, LocalText>;
  readonly at: number;
}

/** Names change seldom; a change is on paper after this long. */
const KEEP_MILLISECONDS = 60_000;

/** Remembers names for a minute; when the server can't be reached older ones still serve. */
export function createCatalogue(now: () => number): Catalogue {
  let known: Known | null = null;

  const refresh = async (client: Client): Promise<void> => {
    const [branch, services] = await Promise.all([
      client.call('branch', { timeoutSeconds: 5 }),
      client.call('services', { timeoutSeconds: 5 }),
    ]);
    if (!branch.ok || !services.ok) return;
    const { name, timeZone, languages } = branch.value;
    known = {
      branchName: name,
      languages,
      timeZone,
      services: new Map(services.value.items.map((service) => [service.id, service.name])),
      at: now(),
    };
  };

  return {
    names: async (client, serviceId, language) => {
      const fresh = known !== null && now() - known.at < KEEP_MILLISECONDS && known.services.has(serviceId);
      if (!fresh) await refresh(client);
      if (known === null) return null;
      const fallback = known.languages[0] ?? 'en';
      const inWords = (text: LocalText | undefined) =>
        text?.[language] ?? text?.[fallback] ?? Object.values(text ?? {})[0] ?? serviceId;
      return {
        branchName: inWords(known.branchName),
        serviceName: inWords(known.services.get(serviceId)),
        timeZone: known.timeZone,
      };
    },
  };
}
