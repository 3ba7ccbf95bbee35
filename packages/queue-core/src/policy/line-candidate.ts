import type { AgentId, CounterId } from '@foyer/basics';
import type { ConfigIndex } from '@foyer/configuration';
import type { Pin } from '../event.ts';
import { visitInLine } from '../lines.ts';
import type { BranchState, Line } from '../state.ts';
import type { Candidate } from './ranking.ts';

/** Is something reserved so meant for this counter or its agent? */
export function isPinnedTo(pin: Pin | null, counterId: CounterId, agentId: AgentId | null): boolean {
  if (pin === null) return false;
  return pin.to === 'counter' ? pin.counterId === counterId : pin.agentId === agentId;
}

/** What the policy weighs a visit of this service and class by. */
export function weightsOf(
  index: ConfigIndex,
  of: Pick<Line, 'serviceId' | 'classId'>,
): Pick<Candidate, 'rate' | 'headStartSeconds' | 'targetSeconds'> {
  const service = index.services.get(of.serviceId);
  const priorityClass = index.classes.get(of.classId);
  if (service === undefined || priorityClass === undefined) {
    throw new Error(`A visit waits for service ${of.serviceId} in class ${of.classId}, which are not both configured`);
  }
  return {
    rate: priorityClass.rate,
    headStartSeconds: priorityClass.headStartSeconds,
    targetSeconds: service.target.withinSeconds,
  };
}

/** The visit at a place of a line as a candidate; `tier` is 0 for a line that is not chosen by tier. */
export function candidateAt(
  state: BranchState,
  index: ConfigIndex,
  line: Line,
  place: number,
  tier: number,
): Candidate {
  const visit = visitInLine(state.visits, line, place);
  const weights = weightsOf(index, line);
  return {
    returnedFirst: line.first,
    pinned: line.pin !== null,
    overtakenEnough: place < line.guaranteed,
    tier,
    seniority: visit.stage.seniority,
    sequence: visit.sequence,
    rate: weights.rate,
    headStartSeconds: weights.headStartSeconds,
    targetSeconds: weights.targetSeconds,
  };
}
