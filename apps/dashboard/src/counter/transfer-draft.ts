import type { ReturnPosition } from '@foyer/basics';
import type { TransferBody } from './counter-actions.ts';

/** A transfer as it is being put in; what was chosen for one target is kept while looking at another. */
export interface TransferDraft {
  readonly to: 'service' | 'counter' | 'agent';
  readonly serviceId: string | null;
  readonly counterId: string | null;
  readonly agentId: string | null;
  /** For which service at the counter or the colleague; `null` keeps the present one. */
  readonly asServiceId: string | null;
  readonly position: ReturnPosition;
  readonly note: string;
}

/** The command's body, or `null` while the target is missing. */
export function transferBody(draft: TransferDraft): TransferBody | null {
  const target = targetOf(draft);
  if (target === null) return null;
  const note = draft.note.trim();
  return { target, position: draft.position, ...(note === '' ? {} : { note }) };
}

function targetOf(draft: TransferDraft): TransferBody['target'] | null {
  const service = draft.asServiceId === null ? {} : { serviceId: draft.asServiceId };
  switch (draft.to) {
    case 'service':
      return draft.serviceId === null ? null : { to: 'service', serviceId: draft.serviceId };
    case 'counter':
      return draft.counterId === null ? null : { to: 'counter', counterId: draft.counterId, ...service };
    case 'agent':
      return draft.agentId === null ? null : { to: 'agent', agentId: draft.agentId, ...service };
  }
}
