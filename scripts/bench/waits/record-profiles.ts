import type { ProfileId, ServiceId } from '@foyer/basics';
import type { BranchConfig, CounterConfig, WorkProfile } from '@foyer/configuration';
import type { RecordRow } from '../../replay/record.ts';
import { counterIdOf, serviceIdOf } from '../../replay/record-ids.ts';

/** A server of whom fewer services are known is taken to serve everything. */
const LEAST_SERVICES = 30;
/** So many of a server's newest services are looked at. */
const SERVICES_LOOKED_AT = 400;
/** A server serves what makes up at least this part of the share it has among all servers. */
const PART_OF_USUAL_SHARE = 0.25;

/**
 * The branch with the work profiles that its past shows. A branch knows its profiles; a record doesn't hold them, so
 * they are read from who has served what, on earlier days alone.
 *
 * @param before the rows of the days before, oldest first
 */
export function withProfilesOf(config: BranchConfig, before: readonly RecordRow[]): BranchConfig {
  const served = before.flatMap(({ type, service }) =>
    service?.server ? [{ serviceId: serviceIdOf(type), counterId: counterIdOf(service.server) }] : [],
  );
  const usual = sharesOf(served.map(({ serviceId }) => serviceId));
  const byCounter = Map.groupBy(served, ({ counterId }) => counterId);
  const profiles: WorkProfile[] = [...config.profiles];
  const counters = config.counters.map((counter): CounterConfig => {
    const newest = (byCounter.get(counter.id) ?? []).slice(-SERVICES_LOOKED_AT);
    if (newest.length < LEAST_SERVICES) return counter;
    const own = sharesOf(newest.map(({ serviceId }) => serviceId));
    // What nobody has served yet everybody may.
    const serves = (id: ServiceId) => (own.get(id) ?? 0) >= PART_OF_USUAL_SHARE * (usual.get(id) ?? 0);
    const services = config.services.map(({ id }) => id).filter(serves);
    const id = `profile-of-${counter.id}` as ProfileId;
    profiles.push({ id, name: { en: counter.id }, tiers: [services] });
    return { ...counter, profileId: id };
  });
  return { ...config, profiles, counters };
}

function sharesOf(services: readonly ServiceId[]): Map<ServiceId, number> {
  const counts = Map.groupBy(services, (serviceId) => serviceId);
  return new Map([...counts].map(([serviceId, all]) => [serviceId, all.length / services.length]));
}
