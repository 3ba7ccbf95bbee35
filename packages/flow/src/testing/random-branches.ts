import { type AgentId, CALLING_POLICIES, type CallingPolicyKind, type VisitId } from '@foyer/basics';
import fc from 'fast-check';
import { BusyBranch, bank, cards, cash, classes, counter1, counters, loans, services } from './busy-branch.ts';

/** What may happen to a branch, by chance. */
const happening = fc.record({
  what: fc.constantFrom(
    'issue',
    'issue',
    'issue',
    'issue',
    'call',
    'call',
    'first',
    'pin-counter',
    'pin-agent',
    'pause',
    'close',
    'open',
  ),
  pick: fc.nat(10_000),
  seconds: fc.nat(120),
});

function branchAfter(
  happenings: readonly { what: string; pick: number; seconds: number }[],
  staffed: number,
  kind: CallingPolicyKind,
): BusyBranch {
  const [teller, ...others] = bank.profiles;
  const helps = teller !== undefined && staffed % 2 === 1;
  const profiles = helps ? [{ ...teller, tiers: [[cash, cards]], whenLate: [loans] }, ...others] : bank.profiles;
  const branch = new BusyBranch({ ...bank, profiles, policy: { ...bank.policy, kind } }).open(
    ...counters.slice(0, staffed),
  );
  for (const { what, pick, seconds } of happenings) {
    branch.wait(seconds);
    const counterId = counters[pick % counters.length] ?? counter1;
    const agentId = `agent-of-${counterId}` as AgentId;
    const waiting = branch.waiting();
    const visitId = (waiting[pick % Math.max(waiting.length, 1)] ?? 'nobody') as VisitId;
    if (what === 'issue') branch.issue(services[pick % 3] ?? cash, classes[(pick >> 3) % 2]);
    else if (what === 'call')
      branch.try({ type: 'finish-and-call-next', counterId }) || branch.try({ type: 'call-next', counterId });
    else if (what === 'first')
      branch.try({ type: 'transfer', visitId, target: { to: 'service', serviceId: loans }, position: 'first' });
    else if (what === 'pin-counter')
      branch.try({ type: 'transfer', visitId, target: { to: 'counter', counterId }, position: 'original' });
    else if (what === 'pin-agent')
      branch.try({ type: 'transfer', visitId, target: { to: 'agent', agentId }, position: 'last' });
    else if (what === 'pause') branch.try({ type: 'pause-counter', counterId, reason: 'break' });
    else if (what === 'close') branch.try({ type: 'close-counter', counterId });
    else branch.try({ type: 'open-counter', counterId, agentId });
    const [called] = [...branch.state.visits.values()].filter(({ stage }) => stage.kind === 'called');
    if (called !== undefined) branch.try({ type: 'start', visitId: called.id });
  }
  return branch;
}

/** Branches after up to 70 happenings. */
export const branches = fc
  .tuple(
    fc.array(happening, { minLength: 1, maxLength: 70, size: 'max' }),
    fc.nat(4),
    fc.constantFrom(...CALLING_POLICIES),
  )
  .map(([happenings, staffed, kind]) => branchAfter(happenings, staffed, kind));
