import { createClient } from '@foyer/client';
import { afterEach, vi } from 'vitest';
import { type SignedIn, startTestBranch, type TestBranch } from './test-branch.ts';

/** A password that is good enough. */
export const GOOD = 'a grey heron';
/** Somebody who is invited. */
export const DAN = { name: 'dan', displayName: 'Dan', role: 'agent' } as const;

let branch: TestBranch | null = null;
/** Closes the branch that a test of the file started. */
export function closeAfterEachTest(): void {
  afterEach(async () => {
    vi.useRealTimers();
    await branch?.close();
    branch = null;
  });
}

/** Starts the test's branch. */
export async function start(options: Parameters<typeof startTestBranch>[0] = {}): Promise<TestBranch> {
  branch = await startTestBranch(options);
  return branch;
}

/** A browser that keeps its cookie. */
export function browser(address: string): SignedIn & { signIn(name: string, password: string): Promise<string> } {
  let cookie = '';
  const client = createClient({
    baseUrl: address,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      if (cookie !== '') headers.set('cookie', cookie);
      const response = await fetch(input, { ...init, headers });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response;
    },
  });
  return {
    ...client,
    get cookie() {
      return cookie;
    },
    signIn: async (name, password) => {
      const answer = await client.call('signIn', { body: { name, password } });
      return answer.ok ? 'in' : answer.error.code;
    },
  };
}
