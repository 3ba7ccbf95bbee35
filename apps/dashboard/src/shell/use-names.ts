import type { ReasonKind } from '@foyer/basics';
import { useView, type ViewState, type ViewStore } from '@foyer/client';
import type { Branch, Service } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { useMemo } from 'react';
import type { CallReasonNames } from '../counter/call-reason.ts';
import { formatReason } from './format-facts.ts';

/** The outcomes that a service may end with now, the usual one first; without a service all that are in force. */
export function offeredOutcomes(branch: Branch | null, service: Service | undefined): Branch['outcomes'] {
  if (service === undefined) return (branch?.outcomes ?? []).filter(({ retired }) => !retired);
  return service.outcomes.flatMap((id) => branch?.outcomes.find((outcome) => outcome.id === id) ?? []);
}

/** The reasons that staff may choose from now, the usual one first, as choices. */
export function offeredReasons(
  branch: Pick<Branch, 'reasons'> | null,
  kind: ReasonKind,
  names: Pick<Names, 'reason'>,
): readonly ReasonChoice[] {
  const offered = (branch?.reasons[kind] ?? []).filter(({ retired }) => !retired);
  return offered.map(({ id }) => ({ id, label: names.reason(kind, id) }));
}

/** The reasons to escalate for that staff may choose from now, each with what the branch says of when and how. */
export function offeredEscalations(
  branch: Pick<Branch, 'reasons' | 'guidance'> | null,
  names: Pick<Names, 'reason'>,
  words: Words,
): readonly ReasonChoice[] {
  return offeredReasons(branch, 'escalation', names).map((reason) => {
    const guidance = branch?.guidance[reason.id];
    return guidance === undefined ? reason : { ...reason, detail: words.text(guidance) };
  });
}

/** A reason to choose: its code, which goes into the log, and what it is called. */
export interface ReasonChoice {
  readonly id: string;
  readonly label: string;
  /** A line in smaller type below. */
  readonly detail?: string;
}

/** A view as screens read it. */
export type ReadableView = Omit<ViewStore, 'release'>;

/** The names of a view's services, counters, classes, segments, tags, outcomes and reasons; renewed only when they change. */
export function useNames(view: ReadableView): Names {
  const words = useWords();
  const records = useView(view, ({ branch, service, counter, visit }) => ({ branch, service, counter, visit }));
  return useMemo(() => namesOf(records, words), [records, words]);
}

/** What ids are called, in the reader's language; an id without a name stands for itself. */
export interface Names extends Required<CallReasonNames> {
  readonly service: (serviceId: string) => string;
  readonly class: (classId: string) => string;
  readonly profile: (profileId: string) => string;
  readonly outcome: (outcomeId: string) => string;
  readonly mark: (markId: string) => string;
  readonly segment: (segmentId: string) => string;
  readonly tag: (tagId: string) => string;
  /** A reason that the branch neither knows nor ever knew, such as an integration's, stands for itself. */
  readonly reason: (kind: ReasonKind, id: string) => string;
}

/** Reads the names from a view's records. */
function namesOf(
  { branch, service, counter, visit }: Pick<ViewState, 'branch' | 'service' | 'counter' | 'visit'>,
  words: Words,
): Names {
  const inList = (list: readonly { id: string; name: Readonly<Record<string, string>> }[] | undefined, id: string) => {
    const found = list?.find((one) => one.id === id);
    return found === undefined ? id : words.text(found.name);
  };
  return {
    service: (id) => (service[id] === undefined ? id : words.text(service[id].name)),
    class: (id) => inList(branch?.classes, id),
    profile: (id) => inList(branch?.profiles, id),
    outcome: (id) => inList(branch?.outcomes, id),
    mark: (id) => inList(branch?.marks, id),
    segment: (id) => inList(branch?.segments, id),
    tag: (id) => inList(branch?.tags, id),
    reason: (kind, id) => {
      const own = branch?.reasons[kind].find((reason) => reason.id === id)?.name;
      return own == null ? formatReason(id, words) : words.text(own);
    },
    counter: (id) => counter[id]?.number ?? id,
    agent: (id) => Object.values(counter).find(({ agentId }) => agentId === id)?.agentName ?? id,
    visit: (id) => visit[id]?.number,
  };
}
