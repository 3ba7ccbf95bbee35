import { useSyncExternalStore } from 'react';

/** The scheme that the page shows now, whether the user chose it or follows their device. */
export function useShownScheme(): 'light' | 'dark' {
  return useSyncExternalStore(watch, read);
}

function read(): 'light' | 'dark' {
  return document.documentElement.dataset.scheme === 'dark' ? 'dark' : 'light';
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-scheme'] });
  return () => observer.disconnect();
}
