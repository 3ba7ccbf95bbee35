import type { TextRef, VisitId } from '@foyer/basics';
import type { BranchEvent } from '@foyer/queue-core';
import type { Store } from '@foyer/store';

/** One thing that was erased, by what it is referred to by; nothing of what it was. */
export type Erased =
  | { readonly kind: 'text'; readonly ref: TextRef; readonly at: number }
  | { readonly kind: 'contact'; readonly visitId: VisitId; readonly at: number };

/** What events say was erased: for the data here, and for whatever keeps copies of them. */
export function erasedBy(events: readonly BranchEvent[]): readonly Erased[] {
  return events.flatMap(({ at, body }): readonly Erased[] =>
    body.type === 'CustomerErased'
      ? [
          ...body.texts.map((ref) => ({ kind: 'text', ref, at }) as const),
          ...body.contacts.map((visitId) => ({ kind: 'contact', visitId, at }) as const),
        ]
      : [],
  );
}

/** Erases what events say; called in the batch that logs them. */
export function erase(store: Store, events: readonly BranchEvent[]): void {
  for (const erased of erasedBy(events)) {
    if (erased.kind === 'text') store.eraseText(erased.ref);
    else store.eraseContact(erased.visitId);
  }
}
