import { newCommandId } from '@foyer/client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KioskPort, KioskState } from '../bridge/kiosk-state.ts';
import { type Preferences, type Screen, usualPreferences } from './flow.ts';

/** A call for help, from the touch to its feedback. */
export type HelpState = 'none' | 'asking' | 'told' | 'unreachable';

/** What the customer can open over any screen. */
export type Panel = 'access' | 'languages';

export interface KioskModel {
  readonly screen: Screen;
  /** BCP 47 tag of the customer's language; `null` before they have chosen one. */
  readonly language: string | null;
  readonly preferences: Preferences;
  /** The class that what the customer needs stands for; `null`: nothing was said. */
  readonly need: string | null;
  readonly help: HelpState;
  /** The one that is open. */
  readonly panel: Panel | null;
  /** Has the customer touched the screen of a printed ticket, so that it does not go by itself? */
  readonly staying: boolean;
  /** What the port says; `null` until it has spoken. */
  readonly kiosk: KioskState | null;

  chooseLanguage(language: string): void;
  chooseCategory(categoryId: string | null): void;
  chooseService(serviceId: string): void;
  /** From a refused ticket back to the services. */
  chooseAgain(): void;
  setPreferences(preferences: Preferences): void;
  setNeed(need: string | null): void;
  openPanel(panel: Panel | null): void;
  askForHelp(): void;
  closeHelp(): void;
  answer(cameOut: boolean): void;
  copy(): void;
  /** Keeps the screen of a printed ticket until the customer is done or gone. */
  stay(): void;
  /** The next customer's turn: everything this one set or typed is wiped. */
  startOver(): void;
}
export type KioskStore = StoreApi<KioskModel>;

/**
 * The page's own state: which question it asks, in which language. What the branch offers comes from its live view,
 * what became of a ticket from the port.
 */
export function createKioskStore(port: KioskPort): KioskStore {
  /** Tickets this page has shown to their end. */
  const done = new Set<string>();
  const store: KioskStore = createStore<KioskModel>((set, get) => {
    const requestId = () => {
      const { screen } = get();
      return screen.name === 'ticket' ? screen.requestId : null;
    };
    const leaveTicket = () => {
      const left = requestId();
      if (left === null) return;
      done.add(left);
      void port.dismiss({ requestId: left }).catch(noAnswer);
    };
    return {
      screen: { name: 'attract' },
      language: null,
      preferences: usualPreferences,
      need: null,
      help: 'none',
      panel: null,
      staying: false,
      kiosk: null,

      chooseLanguage: (language) => {
        const { screen } = get();
        set({
          language,
          panel: null,
          ...(screen.name === 'attract' ? { screen: { name: 'services', categoryId: null } } : {}),
        });
      },
      chooseCategory: (categoryId) => set({ screen: { name: 'services', categoryId } }),
      chooseService: (serviceId) => {
        const { screen, language, need } = get();
        if (screen.name === 'ticket' || language === null) return;
        const wish = {
          requestId: newCommandId(),
          serviceId,
          language,
          ...(need === null ? {} : { priorityClass: need }),
        };
        set({ screen: { name: 'ticket', requestId: wish.requestId } });
        void port.issue(wish).catch(() => {
          const { kiosk } = get();
          if (kiosk !== null) set({ kiosk: { ...kiosk, job: { requestId: wish.requestId, phase: 'unreachable' } } });
        });
      },
      chooseAgain: () => {
        leaveTicket();
        set({ screen: { name: 'services', categoryId: null } });
      },
      setPreferences: (preferences) => set({ preferences }),
      setNeed: (need) => set({ need }),
      openPanel: (panel) => set({ panel }),
      askForHelp: () => {
        if (get().help === 'asking') return;
        set({ help: 'asking' });
        void port
          .help()
          .catch(() => ({ outcome: 'unreachable' }) as const)
          .then(({ outcome }) => {
            if (get().help === 'asking') set({ help: outcome });
          });
      },
      closeHelp: () => set({ help: 'none' }),
      answer: (cameOut) => {
        const of = requestId();
        if (of !== null) void port.answer({ requestId: of, cameOut }).catch(noAnswer);
      },
      copy: () => {
        const of = requestId();
        if (of !== null) void port.copy({ requestId: of }).catch(noAnswer);
      },
      stay: () => set({ staying: true }),
      startOver: () => {
        leaveTicket();
        set({
          staying: false,
          screen: { name: 'attract' },
          language: null,
          preferences: usualPreferences,
          need: null,
          help: 'none',
          panel: null,
        });
      },
    };
  });

  const take = (kiosk: KioskState) => {
    store.setState({ kiosk });
    const { job } = kiosk;
    // A page that was reloaded in the middle goes on with the ticket in hand.
    if (job === null || done.has(job.requestId) || store.getState().screen.name !== 'attract') return;
    store.setState({
      screen: { name: 'ticket', requestId: job.requestId },
      ...('ticket' in job ? { language: job.ticket.language } : {}),
    });
  };
  port.subscribe(take);
  void port.state().then(take).catch(noAnswer);
  return store;
}

/** The port's host has gone for a moment; its next state says what has become of things. */
function noAnswer(): void {}
