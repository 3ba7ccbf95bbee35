import type { Branch, Counter, Service, Visit } from '@foyer/contract';
import type { Action } from '../shell/commands.ts';
import type { CounterActions } from './counter-actions.ts';
import type { CounterUiStore } from './counter-dialogs.tsx';
import { type MarkedStep, type MarkKindOf, markedStep, offeredMarks, tallyOf } from './marks.ts';

/** What may be recorded at a counter now, and how. */
export interface Marking {
  /** `null`: nothing can be recorded now. */
  readonly of: MarkedStep | null;
  /** Those of its service. */
  readonly marks: readonly MarkKindOf[];
  /** Shows them to choose from. */
  readonly open: () => void;
  /** Records one, begins or ends it, or asks for its amount first. */
  readonly record: (mark: MarkKindOf) => void;
  readonly remove: (mark: MarkKindOf, markRecordId: string) => void;
}

interface MarkingParts {
  /** `null`: it is somebody else's. */
  readonly counter: Counter | null;
  /** The customer there. */
  readonly visit: Visit | null;
  readonly visits: Readonly<Record<string, Visit>>;
  readonly branch: Branch | null;
  readonly services: Readonly<Record<string, Service>>;
  readonly ui: CounterUiStore;
  readonly actions: CounterActions;
  readonly send: (action: Action) => void;
}

/** What may be recorded about the customer at a counter, or about the last one while it is free. */
export function markingAt(parts: MarkingParts): Marking {
  const { counter, visit, visits, branch, services, ui, actions, send } = parts;
  const of = counter === null ? null : markedStep(counter, visit, visits);
  const marks = offeredMarks(branch, of === null ? undefined : services[of.serviceId]);
  return {
    of,
    marks,
    open: () => {
      if (of !== null && marks.length > 0) ui.getState().open({ kind: 'marks', visitId: of.visit.id });
    },
    record: (mark) => {
      if (of === null) return;
      const { running } = tallyOf(of, mark.id);
      if (mark.kind === 'timed') {
        send(running === null ? actions.beginMark(of.visit, mark) : actions.endMark(of.visit, mark, running.id));
      } else if (mark.amountUnit === null) send(actions.addMark(of.visit, mark));
      else ui.getState().open({ kind: 'amount', visitId: of.visit.id, markId: mark.id });
    },
    remove: (mark, markRecordId) => {
      if (of !== null) send(actions.removeMark(of.visit, mark, markRecordId));
    },
  };
}
