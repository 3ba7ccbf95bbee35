import type { OwnDevice } from '@foyer/contract';
import type { Printer } from '@foyer/kiosk-hardware';

/** A printer as the branch has settled it. */
export type PrinterSettings = NonNullable<Extract<OwnDevice['settings'], { kind: 'kiosk' }>['printer']>;

/** Makes a printer. Half a ticket may hang in it when `startAfterUncertain`. */
export type MakePrinter = (settings: PrinterSettings, options: { readonly startAfterUncertain: boolean }) => Printer;

/** The printer of a kiosk, which another may take the place of between two papers. */
export interface KioskPrinter {
  /** Is there to be one from the next paper on? */
  isSet(): boolean;
  /** Takes effect with the next paper: what is in hand is finished where it was begun. */
  become(settings: PrinterSettings | null): void;
  /** The printer for the next paper; call it only while no paper is in hand. */
  next(): Promise<Printer | null>;
  /** The one that is there now. */
  present(): Printer | null;
  close(): Promise<void>;
}

export function createKioskPrinter(make: MakePrinter, startsAfterUncertain: () => boolean): KioskPrinter {
  let wanted: PrinterSettings | null = null;
  let made: { readonly settings: string; readonly printer: Printer } | null = null;
  return {
    isSet: () => wanted !== null,
    become: (settings) => {
      wanted = settings;
    },
    next: async () => {
      const settings = wanted === null ? null : JSON.stringify(wanted);
      if (made !== null && made.settings !== settings) {
        const { printer } = made;
        made = null;
        await printer.close();
      }
      if (wanted !== null && settings !== null && made === null) {
        made = { settings, printer: make(wanted, { startAfterUncertain: startsAfterUncertain() }) };
      }
      return made?.printer ?? null;
    },
    present: () => made?.printer ?? null,
    close: async () => made?.printer.close(),
  };
}
