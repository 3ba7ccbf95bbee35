import { expect, vi } from 'vitest';
import { type SignedIn, type TestBranch, value } from './test-branch.ts';

const patience = { timeout: 60_000, interval: 20 };

/** Waits until the estimates have seen everything that has happened. */
export async function estimatesCaughtUp({ branch }: TestBranch): Promise<void> {
  await vi.waitFor(() => {
    expect(branch.estimates.latest?.clock).toBe(branch.context.runner.state.clock);
    expect(branch.estimates.latest?.age).toBeNull();
  }, patience);
}

/** Serves so many customers of `cash` at counter 1, each as soon as the last is done, that minutes are told. */
export async function serveUntilMinutes(
  branch: TestBranch,
  agent: SignedIn,
  clock: { advance(milliseconds: number): void },
): Promise<void> {
  const counter = { params: { counterId: 'counter-1' }, body: {} };
  value(await agent.call('openCounter', counter));
  // Before the first ticket there is an answer: that there is no evidence yet.
  await estimatesCaughtUp(branch);
  for (let served = 0; served < 14; served += 1) {
    value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
    const { visit } = value(await agent.call('callNext', counter));
    value(await agent.call('start', { params: { visitId: visit.id }, body: {} }));
    clock.advance(120_000 + 15_000 * (served % 5));
    value(await agent.call('finish', { params: { visitId: visit.id }, body: {} }));
    clock.advance(10_000);
  }
  await estimatesCaughtUp(branch);
}

/**
 * Issues a ticket that is told minutes and, once the estimates know of it, still has them kept: what little has been
 * learned moves a bound by a third now and then.
 */
export async function keptPromise(branch: TestBranch, agent: SignedIn, language = 'en') {
  const issue = async (of: string) =>
    value(await agent.call('issueTicket', { body: { serviceId: 'cash', language: of } }));
  for (let tries = 0; tries < 8; tries += 1) {
    await issue('en');
    await estimatesCaughtUp(branch);
    const { visit, estimate, ticket } = await issue(language);
    await estimatesCaughtUp(branch);
    const { quoteState } = value(await agent.call('visit', { params: { visitId: visit.id } })).visit;
    if (quoteState === 'kept' && estimate.kind === 'minutes') return { visit, estimate, ticket };
  }
  throw new Error('No ticket’s quote is kept');
}
