import type { Scheme } from '@foyer/ui';
import { type IdleRules, usualIdleRules } from './flow.ts';

/** What may be chosen when the kiosk is installed, in the page's address: `/kiosk/?scheme=dark&name=Kiosk%202`. */
export interface KioskSettings extends Omit<IdleRules, 'idleSeconds'> {
  readonly scheme: Scheme;
  /** What staff call this kiosk, where the page has to pair by itself; `null` where the branch is to name it. */
  readonly name: string | null;
}

/** Reads the settings; what is missing or out of its range is as usual. */
export function readSettings(search: string): KioskSettings {
  const given = new URLSearchParams(search);
  const seconds = (key: string, usual: number) => {
    const value = Number(given.get(key) ?? Number.NaN);
    return value >= 1 && value <= 3600 ? value : usual;
  };
  const scheme = given.get('scheme');
  return {
    warningSeconds: seconds('warning', usualIdleRules.warningSeconds),
    printedSeconds: seconds('printed', usualIdleRules.printedSeconds),
    scheme: scheme === 'dark' || scheme === 'light' ? scheme : 'system',
    name: given.get('name')?.trim().slice(0, 80) || null,
  };
}
