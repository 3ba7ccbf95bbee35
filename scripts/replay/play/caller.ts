import type { Result } from '@foyer/basics';
import { type CallProblem, type Client, createClient } from '@foyer/client';
import type { BranchTime } from '@foyer/contract';
import type { BranchClock } from './branch-clock.ts';

/** The branch did something that a day can't go on after; the message is for the person at the keyboard. */
export class ReplayError extends Error {}

/** Keeps the cookies of one session, as a browser would. */
function fetchWithCookies(): typeof fetch {
  let cookie: string | null = null;
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (cookie !== null) headers.set('cookie', cookie);
    const response = await fetch(input, { ...init, headers });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
}

/** A client whose every reply tells the clock what time it is. */
function heardBy(clock: BranchClock, client: Client): Client {
  return {
    ...client,
    call: async (name, ...options) => {
      const answer = await client.call(name, ...options);
      if (answer.ok && 'time' in answer.value) clock.hear(answer.value.time as BranchTime);
      return answer;
    },
  };
}

/** What a call that has no reason to be refused answers. @throws ReplayError */
export function answered<T>(answer: Result<T, CallProblem>, what: string): T {
  if (answer.ok) return answer.value;
  throw new ReplayError(`${what}: ${answer.error.detail}`);
}

/** Signs a member of staff in. @throws ReplayError */
export async function signIn(server: string, clock: BranchClock, name: string, password: string): Promise<Client> {
  const client = createClient({ baseUrl: server, fetch: fetchWithCookies() });
  answered(await client.call('signIn', { body: { name, password } }), `${name} could not sign in`);
  return heardBy(clock, client);
}

/** Pairs a kiosk; a demo's branch takes it at once. @throws ReplayError */
export async function pairKiosk(server: string, clock: BranchClock): Promise<{ client: Client; token: string }> {
  const body = { kind: 'kiosk' as const, name: 'Replay', secret: crypto.randomUUID() };
  const paired = answered(
    await createClient({ baseUrl: server }).call('pairDevice', { body }),
    'The branch could not be asked for a kiosk',
  );
  if (paired.status !== 'paired') {
    throw new ReplayError('The branch asks for the kiosk’s code to be confirmed: a day is played into a demo only.');
  }
  return { client: heardBy(clock, createClient({ baseUrl: server, token: paired.token })), token: paired.token };
}
