import type { Branch, Counter, Service } from '@foyer/contract';
import { useEffect, useState } from 'react';
import { client } from '../shell/server.ts';

/** What of the branch a device may be set to. */
export interface Offered {
  readonly branch: Branch;
  /** Those that are offered no more among them. */
  readonly services: readonly Service[];
  readonly counters: readonly Counter[];
}

/** What the branch offers now; `null` until it is known. */
export function useOffered(): Offered | null {
  const [offered, setOffered] = useState<Offered | null>(null);
  useEffect(() => {
    let over = false;
    const load = async () => {
      const [branch, services, counters] = await Promise.all([
        client.call('branch'),
        client.call('services'),
        client.call('counters'),
      ]);
      if (over || !branch.ok || !services.ok || !counters.ok) return;
      setOffered({ branch: branch.value, services: services.value.items, counters: counters.value.items });
    };
    void load();
    return () => {
      over = true;
    };
  }, []);
  return offered;
}
