import { assertNever, type CounterId, type VisitId } from '@foyer/basics';
import type { ViewKind, ViewName } from '@foyer/contract';

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

/** The kind of a view whose name has passed the contract's schema. */
export function kindOf(name: ViewName): ViewKind {
  return name.split(':', 1)[0] as ViewKind;
}

/** Takes apart a name that has passed the contract's schema; `null` for a ticket token that stands for no visit. */
export function parseView(name: ViewName, visitOf: (token: string) => VisitId | null): View | null {
  const kind = kindOf(name);
  const parameter = name.slice(kind.length + 1);
  switch (kind) {
    case 'kiosk':
    case 'floor':
      return { kind };
    case 'signage':
      return { kind, screen: parameter };
    case 'counter':
      return { kind, counterId: parameter as CounterId };
    case 'ticket': {
      const visitId = visitOf(parameter);
      return visitId === null ? null : { kind, visitId };
    }
    default:
      return assertNever(kind);
  }
}
