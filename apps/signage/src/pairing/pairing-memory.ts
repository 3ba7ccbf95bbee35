/** What a paired screen keeps in the browser. */
export interface PairingMemory {
  /** The screen's secret, made once; asking again with it continues the same pairing. */
  secret(): string;
  token(): string | null;
  keepToken(token: string): void;
  /** The branch no longer knows this screen: start over with another secret. */
  forget(): void;
}

const SECRET_BYTES = 24;

/** Keeps it in the browser's storage; where that is forbidden the screen pairs anew after each reload. */
export function pairingMemory(storage: Storage, screen: string): PairingMemory {
  const secretKey = `foyer.signage.${screen}.secret`;
  const tokenKey = `foyer.signage.${screen}.token`;
  const held = new Map<string, string>();
  const read = (key: string) => {
    try {
      return storage.getItem(key) ?? held.get(key) ?? null;
    } catch {
      return held.get(key) ?? null;
    }
  };
  const write = (key: string, value: string) => {
    held.set(key, value);
    try {
      storage.setItem(key, value);
    } catch {
      // Held in memory above; nothing more can be done.
    }
  };
  return {
    secret: () => {
      const kept = read(secretKey);
      if (kept !== null) return kept;
      const made = makeSecret();
      write(secretKey, made);
      return made;
    },
    token: () => read(tokenKey),
    keepToken: (token) => write(tokenKey, token),
    forget: () => {
      held.clear();
      try {
        storage.removeItem(secretKey);
        storage.removeItem(tokenKey);
      } catch {
        // Nothing was kept there.
      }
    },
  };
}

/** Hexadecimal; `getRandomValues` also works on pages that came over plain HTTP. */
function makeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
