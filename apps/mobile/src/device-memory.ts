/** What this phone remembers; a browser that refuses storage remembers nothing, and the page works all the same. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off or full.
  }
}

/** What was remembered under this key, or `null`. */
export function recallMemory(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
