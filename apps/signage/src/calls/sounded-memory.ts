/** Where a screen keeps the newest sequence it has sounded, over reloads. */
export interface SoundedMemory {
  /** `null` on a screen without a history. */
  read(): number | null;
  write(sequence: number): void;
}

/** Keeps it in the browser's storage; one that is full or forbidden only means that a reload knows no history. */
export function soundedMemory(storage: Pick<Storage, 'getItem' | 'setItem'>, screen: string): SoundedMemory {
  const key = `foyer.signage.${screen}.sounded`;
  return {
    read: () => {
      const kept = attempt(() => storage.getItem(key));
      return kept !== null && /^\d{1,15}$/.test(kept) ? Number(kept) : null;
    },
    write: (sequence) => {
      attempt(() => storage.setItem(key, String(sequence)));
    },
  };
}

function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}
