import type { ClassId, Instant, ServiceId } from '@foyer/basics';
import { type Candidate, compareCandidates } from '@foyer/queue-core';
import { arrivalKey, type Estimate, type Estimates, type Withheld } from './estimate.ts';
import { EVIDENCE_FLOOR, type Evidence, observed, serviceTime } from './evidence.ts';
import type { BranchPicture, PictureClass, PictureCounter, PictureService, PictureVisit } from './picture.ts';

/** The 90 % quantile of the standard normal distribution. */
const NORMAL_P90 = 1.2816;

interface Ranked {
  readonly visit: PictureVisit;
  readonly candidate: Candidate;
}

/** The counters that may call a visit: those of its pin, or all that serve its service. */
function countersFor(
  counters: readonly PictureCounter[],
  visit: Pick<PictureVisit, 'pin' | 'serviceId'>,
): PictureCounter[] {
  const { pin, serviceId } = visit;
  return counters.filter((counter) => {
    if (counter.status !== 'open') return false;
    if (pin === null) return counter.tiers.some((tier) => tier.includes(serviceId));
    return pin.to === 'counter' ? pin.counterId === counter.id : pin.agentId === counter.agentId;
  });
}

/**
 * The branch's first method: place in the true calling order × recent mean service time ÷ counters open for it.
 * The 90 % bound treats the services ahead as independent and their sum as normal.
 *
 * Minutes are withheld while fewer than `EVIDENCE_FLOOR` services have been observed, and where no counter is open.
 * Pure: the same picture, evidence and instant give the same numbers.
 */
export function estimateWaits(picture: BranchPicture, evidence: Evidence, now: Instant): Estimates {
  const services = new Map(picture.services.map((service) => [service.id, service]));
  const classes = new Map(picture.classes.map((priorityClass) => [priorityClass.id, priorityClass]));
  const times = new Map(
    picture.services.map(({ id, meanServiceSeconds }) => [id, serviceTime(evidence, id, meanServiceSeconds)]),
  );
  const withheldBranch: Withheld | null =
    now < picture.at ? 'clock-stepped' : observed(evidence) < EVIDENCE_FLOOR ? 'no-evidence' : null;

  const candidateOf = (
    visit: Omit<PictureVisit, 'id'>,
    service: PictureService,
    priorityClass: PictureClass,
  ): Candidate => ({
    returnedFirst: visit.first,
    pinned: visit.pin !== null,
    overtakenEnough: visit.overtakes >= picture.policy.maxOvertakes,
    tier: 0,
    seniority: visit.seniority,
    sequence: visit.sequence,
    rate: priorityClass.rate,
    headStartSeconds: priorityClass.headStartSeconds,
    targetSeconds: service.targetSeconds,
  });
  const compare = (a: Candidate, b: Candidate) => compareCandidates(a, b, now, picture.policy.kind);

  const ranked: Ranked[] = picture.waiting.flatMap((visit) => {
    const service = services.get(visit.serviceId);
    const priorityClass = classes.get(visit.classId);
    return service === undefined || priorityClass === undefined
      ? []
      : [{ visit, candidate: candidateOf(visit, service, priorityClass) }];
  });
  ranked.sort((a, b) => compare(a.candidate, b.candidate));

  /** From how many are ahead, by service, to an estimate at these counters. */
  const judge = (aheadByService: ReadonlyMap<ServiceId, number>, counters: readonly PictureCounter[]): Estimate => {
    let ahead = 0;
    for (const count of aheadByService.values()) ahead += count;
    if (withheldBranch !== null) return { kind: 'withheld', reason: withheldBranch, ahead };
    if (counters.length === 0) return { kind: 'withheld', reason: 'no-counter', ahead };
    let mean = 0;
    let variance = 0;
    for (const [serviceId, count] of aheadByService) {
      const time = times.get(serviceId);
      if (time === undefined) continue;
      mean += count * time.mean;
      variance += count * time.deviation ** 2;
    }
    // All counters taken: the first of them to become free takes somebody ahead, or this visit.
    if (counters.every((counter) => counter.customer !== null)) {
      const busy = counters.flatMap((counter) => times.get(counter.customer?.serviceId ?? ('' as ServiceId)) ?? []);
      mean += busy.reduce((sum, time) => sum + time.mean, 0) / Math.max(busy.length, 1);
      variance += busy.reduce((sum, time) => sum + time.deviation ** 2, 0) / Math.max(busy.length, 1);
    }
    const p50Seconds = mean / counters.length;
    const p90Seconds = p50Seconds + (NORMAL_P90 * Math.sqrt(variance)) / counters.length;
    return { kind: 'minutes', p50Seconds, p90Seconds, ahead };
  };

  // One walk down the order: for each group of counters, how many of each service stand before this place.
  const competing = competition(picture);
  const passed = new Map<ServiceId, number>();
  const aheadFor = (serviceId: ServiceId): Map<ServiceId, number> => {
    const rivals = competing.get(serviceId) ?? [serviceId];
    return new Map(rivals.flatMap((rival) => (passed.has(rival) ? [[rival, passed.get(rival) ?? 0] as const] : [])));
  };

  const arrivals = newArrivals(picture);
  const visits = new Map<PictureVisit['id'], Estimate>();
  const arrivalEstimates = new Map<string, Estimate>();
  const pending = arrivals
    .flatMap(({ serviceId, classId }) => {
      const service = services.get(serviceId);
      const priorityClass = classes.get(classId);
      if (service === undefined || priorityClass === undefined) return [];
      const visit: Omit<PictureVisit, 'id'> = {
        serviceId,
        classId,
        seniority: now,
        since: now,
        sequence: Number.MAX_SAFE_INTEGER,
        pin: null,
        first: false,
        overtakes: 0,
      };
      return [{ serviceId, classId, service, candidate: candidateOf(visit, service, priorityClass) }];
    })
    .sort((a, b) => compare(a.candidate, b.candidate));
  const settle = (arrival: (typeof pending)[number]) => {
    const { serviceId, classId, service } = arrival;
    const ahead = aheadFor(serviceId);
    const estimate = judge(ahead, countersFor(picture.counters, { pin: null, serviceId }));
    const reason: Withheld | null = !picture.open ? 'branch-closed' : service.suspended ? 'service-suspended' : null;
    arrivalEstimates.set(
      arrivalKey(serviceId, classId),
      reason === null ? estimate : { kind: 'withheld', reason, ahead: estimate.ahead },
    );
  };
  let next = 0;
  for (const { visit, candidate } of ranked) {
    for (; next < pending.length; next += 1) {
      const arrival = pending[next];
      if (arrival === undefined || compare(arrival.candidate, candidate) > 0) break;
      settle(arrival);
    }
    visits.set(visit.id, judge(aheadFor(visit.serviceId), countersFor(picture.counters, visit)));
    passed.set(visit.serviceId, (passed.get(visit.serviceId) ?? 0) + 1);
  }
  for (const arrival of pending.slice(next)) settle(arrival);
  return { madeAt: now, clock: picture.clock, visits, arrivals: arrivalEstimates };
}

/** For each service, the services whose customers are called by a counter that also calls for it. */
function competition(picture: BranchPicture): Map<ServiceId, ServiceId[]> {
  const rivals = new Map<ServiceId, Set<ServiceId>>();
  for (const counter of picture.counters) {
    const served = counter.tiers.flat();
    for (const serviceId of served) {
      const known = rivals.get(serviceId) ?? new Set([serviceId]);
      for (const rival of served) known.add(rival);
      rivals.set(serviceId, known);
    }
  }
  return new Map([...rivals].map(([serviceId, known]) => [serviceId, [...known]]));
}

function newArrivals(picture: BranchPicture): { serviceId: ServiceId; classId: ClassId }[] {
  return picture.services.flatMap((service) =>
    picture.classes.map((priorityClass) => ({ serviceId: service.id, classId: priorityClass.id })),
  );
}
