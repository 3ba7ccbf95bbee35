import { queueKey } from '@foyer/queue-core';
import type { BranchPicture, PictureClass, PictureService, PictureVisit } from './picture.ts';

/** Visits alike in service, class, pin and `first` mark: called among themselves by seniority, so kept in that order. */
export interface WaitingLine {
  readonly service: PictureService;
  readonly class: PictureClass;
  readonly pin: PictureVisit['pin'];
  readonly first: boolean;
  readonly visits: readonly PictureVisit[];
  /** So many from the head are called before the policy chooses: up to the last that was overtaken often enough. */
  readonly guaranteed: number;
}

/** Everybody who waits, in lines, and the empty lines of new arrivals; always in the same order. */
export function waitingLines(picture: BranchPicture): WaitingLine[] {
  const services = new Map(picture.services.map((service) => [service.id, service]));
  const classes = new Map(picture.classes.map((priorityClass) => [priorityClass.id, priorityClass]));
  const empty = picture.services.flatMap((service) =>
    picture.classes.map((priorityClass) => queueKey(service.id, priorityClass.id, null, false)),
  );
  const byKey = new Map<string, PictureVisit[]>(empty.map((key) => [key, []]));
  for (const visit of picture.waiting) {
    const key = queueKey(visit.serviceId, visit.classId, visit.pin, visit.first);
    const line = byKey.get(key);
    if (line === undefined) byKey.set(key, [visit]);
    else line.push(visit);
  }
  const lines: WaitingLine[] = [];
  const add = (
    service: PictureService | undefined,
    priorityClass: PictureClass | undefined,
    visits: readonly PictureVisit[],
  ) => {
    if (service === undefined || priorityClass === undefined) return;
    const inOrder = visits.toSorted((a, b) => a.seniority - b.seniority || a.sequence - b.sequence);
    const last = inOrder.findLastIndex(({ overtakes }) => overtakes >= picture.policy.maxOvertakes);
    const { pin = null, first = false } = inOrder[0] ?? {};
    lines.push({ service, class: priorityClass, pin, first, visits: inOrder, guaranteed: last + 1 });
  };
  for (const service of picture.services) {
    for (const priorityClass of picture.classes) {
      const key = queueKey(service.id, priorityClass.id, null, false);
      add(service, priorityClass, byKey.get(key) ?? []);
      byKey.delete(key);
    }
  }
  // Always in the same order, so that sums of the same figures come out the same to the last digit.
  for (const [, visits] of [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [head] = visits;
    if (head !== undefined) add(services.get(head.serviceId), classes.get(head.classId), visits);
  }
  return lines;
}
