import { err, ok, type Result } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import { API_BASE, FOUNDING_PATH, type Founding, type FoundingRequest, type Problem } from '@foyer/contract';
import { client } from '../shell/server.ts';

const PATIENCE_MILLISECONDS = 15_000;
/** A branch is there within seconds of being asked for; a slow disk is given more. */
const READY_MILLISECONDS = 60_000;
const AGAIN_MILLISECONDS = 400;

/** What the founding's server answered; `away`: nothing that can be read. */
export type FoundingProblem = Problem | 'away';

async function call(init: RequestInit): Promise<Result<unknown, FoundingProblem>> {
  try {
    const answer = await fetch(`${API_BASE}${FOUNDING_PATH}`, {
      ...init,
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return ok(body);
    return err(isProblem(body) ? body : 'away');
  } catch {
    return err('away');
  }
}

/** Is a branch to be founded here? `null`: there is one already. */
export async function askFounding(): Promise<Result<Founding | null, 'away'>> {
  const answer = await call({});
  if (answer.ok) return ok(isFounding(answer.value) ? answer.value : null);
  return answer.error === 'away' ? err('away') : ok(null);
}

/** Asks for a branch; `null` when it is being made. */
export async function found(request: FoundingRequest): Promise<FoundingProblem | null> {
  const answer = await call({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return answer.ok ? null : answer.error;
}

/** Waits until the branch that was asked for answers; or why it could not be made, `''` where nobody knows. */
export async function untilReady(): Promise<string | null> {
  const late = performance.now() + READY_MILLISECONDS;
  while (performance.now() < late) {
    const ready = await client.call('ready', { timeoutSeconds: 3 });
    if (ready.ok && ready.value.ready) return null;
    const founding = await askFounding();
    if (founding.ok && founding.value !== null && founding.value.failed !== null) return founding.value.failed;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLISECONDS));
  }
  return '';
}

function isFounding(body: unknown): body is Founding {
  return typeof body === 'object' && body !== null && 'failed' in body;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}

/** As every page's problem, for its sentence. */
export function asCallProblem(problem: FoundingProblem): CallProblem {
  return problem === 'away' ? { type: 'about:blank', status: 0, code: 'unreachable', title: '', detail: '' } : problem;
}
