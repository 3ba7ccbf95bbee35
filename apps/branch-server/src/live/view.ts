import type { CounterId, VisitId } from '@foyer/basics';
import type { ViewName } from '@foyer/contract';

/** A view's name, taken apart. */
export type View =
  | { readonly kind: 'kiosk' }
  | { readonly kind: 'floor' }
  | { readonly kind: 'signage'; readonly screen: string }
  | { readonly kind: 'counter'; readonly counterId: CounterId }
  | { readonly kind: 'ticket'; readonly visitId: VisitId };

/** Names what a view's records come over: all screens show the same records, so they share one feed. */
export function feedOf(name: ViewName, view: View): string {
  return view.kind === 'signage' ? 'signage' : name;
}

/** Takes apart a name that has passed the contract's schema; `null` for a ticket token that stands for no visit. */
export function parseView(name: ViewName, visitOf: (token: string) => VisitId | null): View | null {
  const colon = name.indexOf(':');
  const kind = colon < 0 ? name : name.slice(0, colon);
  const rest = colon < 0 ? '' : name.slice(colon + 1);
  switch (kind) {
    case 'kiosk':
    case 'floor':
      return { kind };
    case 'signage':
      return { kind, screen: rest };
    case 'counter':
      return { kind, counterId: rest as CounterId };
    case 'ticket': {
      const visitId = visitOf(rest);
      return visitId === null ? null : { kind, visitId };
    }
    default:
      return null;
  }
}
