import { assertNever, type CounterId, type DeviceId, type VisitId } from '@foyer/basics';
import type { ViewKind, ViewName } from '@foyer/contract';

/** A view's name, taken apart. */
export type View =
  | { readonly kind: 'kiosk' }
  | { readonly kind: 'floor' }
  | { readonly kind: 'signage'; readonly screen: string }
  | { readonly kind: 'counter'; readonly counterId: CounterId }
  | { readonly kind: 'device'; readonly deviceId: DeviceId }
  | { readonly kind: 'ticket'; readonly visitId: VisitId };

/** Names what a view's records come over: all screens show the same records, and each device is told its own. */
export function feedOf(name: ViewName, view: View): string {
  if (view.kind === 'device') return `device:${view.deviceId}`;
  return view.kind === 'signage' ? 'signage' : name;
}

/** The kind of a view whose name has passed the contract's schema. */
export function kindOf(name: ViewName): ViewKind {
  return name.split(':', 1)[0] as ViewKind;
}

/**
 * Takes apart a name that has passed the contract's schema; `null` for a ticket token that stands for no visit, and for a
 * device's view where no device looks.
 */
export function parseView(
  name: ViewName,
  visitOf: (token: string) => VisitId | null,
  deviceId: DeviceId | null,
): View | null {
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
    case 'device':
      return deviceId === null ? null : { kind, deviceId };
    case 'ticket': {
      const visitId = visitOf(parameter);
      return visitId === null ? null : { kind, visitId };
    }
    default:
      return assertNever(kind);
  }
}
