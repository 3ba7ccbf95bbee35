import type { AroundNavHandler } from 'wouter';
import { createStore } from 'zustand/vanilla';
import { BASE } from '../shell/base.ts';

/** Work that would be lost by leaving the pages below a path. */
interface Unsaved {
  /** Such as `/settings/services`. */
  readonly place: string;
  readonly isUnsaved: () => boolean;
  /** Resolves to whether it was saved; none where the work is saved in another way. */
  readonly save?: () => Promise<boolean>;
}

interface LeaveGuard {
  /** The work on the page; `null` where there is none to lose. */
  readonly work: Unsaved | null;
  /** Where somebody wants to go though there is unsaved work; asked about in a dialog. */
  readonly leaving: (() => void) | null;
  protect(work: Unsaved | null): void;
  /** Goes at once where nothing would be lost, else asks first. */
  leave(go: () => void): void;
  stay(): void;
  /** Saves, and goes if that was possible. */
  saveAndGo(): Promise<void>;
  /** Goes, and lets the unsaved work be lost. */
  goAnyway(): void;
}

/** Asks before unsaved work is left. */
export const leaveGuard = createStore<LeaveGuard>((set, get) => ({
  work: null,
  leaving: null,
  protect: (work) => set({ work }),
  leave: (go) => {
    if (get().work?.isUnsaved()) set({ leaving: go });
    else go();
  },
  stay: () => set({ leaving: null }),
  saveAndGo: async () => {
    const { leaving, work } = get();
    // Out of the way: what keeps it from being saved is said on the page. Its focus goes there once the dialog has given
    // back its own, which takes up to three frames.
    set({ leaving: null });
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    if (await work?.save?.()) leaving?.();
  },
  goAnyway: () => {
    const { leaving } = get();
    set({ work: null, leaving: null });
    leaving?.();
  },
}));

/** Is an address one of the unsaved work's pages? */
function belongsTo({ place }: Unsaved, address: string): boolean {
  return `${address}/`.startsWith(`${BASE}${place}/`);
}

/** For the router: a way out of the unsaved work's pages is asked about, all others are free. */
export const guardNavigation: AroundNavHandler = (navigate, to, options) => {
  const { work, leave } = leaveGuard.getState();
  if (work === null || belongsTo(work, to)) navigate(to, options);
  else leave(() => navigate(to, options));
};

/** Watches the ways out that the router does not know: the browser's buttons, and closing the page. */
export function watchWaysOut(): void {
  // Before the router hears of it, so that the page stays as it is while somebody is asked.
  window.addEventListener(
    'popstate',
    (event) => {
      const { work, leave } = leaveGuard.getState();
      const to = location.href;
      if (work === null || belongsTo(work, location.pathname) || !work.isUnsaved()) return;
      event.stopImmediatePropagation();
      history.pushState(null, '', `${BASE}${work.place}`);
      leave(() => {
        history.pushState(null, '', to);
      });
    },
    { capture: true },
  );
  window.addEventListener('beforeunload', (event) => {
    if (leaveGuard.getState().work?.isUnsaved()) event.preventDefault();
  });
}
