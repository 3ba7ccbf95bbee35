import type { VisitId } from '@foyer/basics';
import type { Client } from '@foyer/client';
import type { BranchClock } from './branch-clock.ts';

const ANSWERS_AFTER_SECONDS = 40;
const RESOLVES_AFTER_SECONDS = 90;

/** The supervisor of a played day: opens the branch and answers escalations. */
export class Supervisor {
  readonly client: Client;
  readonly #clock: BranchClock;
  readonly #over: AbortSignal;
  #opening: Promise<void> | null = null;

  constructor(client: Client, clock: BranchClock, over: AbortSignal) {
    this.client = client;
    this.#clock = clock;
    this.#over = over;
  }

  /** Opens the branch unless it is open; several who ask at once are one. */
  openBranch(): Promise<void> {
    this.#opening ??= this.client
      .call('openBranch', {})
      .then(() => undefined)
      .finally(() => {
        this.#opening = null;
      });
    return this.#opening;
  }

  /** An agent asks for help with a visit; the answer comes in its own time. */
  async ask(agent: Client, visitId: VisitId): Promise<void> {
    const raised = await agent.call('escalate', { params: { visitId }, body: { reason: 'approval' } });
    if (raised.ok) void this.#answer(raised.value.escalation.id, Date.parse(raised.value.escalation.raisedAt));
  }

  async #answer(escalationId: string, raisedAt: number): Promise<void> {
    await this.#clock.until(raisedAt + ANSWERS_AFTER_SECONDS * 1000, this.#over);
    // Refused when the visit ended first: the escalation has lapsed.
    await this.client.call('acknowledgeEscalation', { params: { escalationId } });
    await this.#clock.until(raisedAt + RESOLVES_AFTER_SECONDS * 1000, this.#over);
    await this.client.call('resolveEscalation', { params: { escalationId }, body: { resolution: 'decided' } });
  }
}
