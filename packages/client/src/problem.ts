import type { Problem } from '@foyer/contract';

/** What went wrong on this side of the wire; the server never sends these codes. */
export type LocalProblemCode = 'unreachable' | 'timed-out' | 'cancelled' | 'unreadable-reply';

/** Shaped like a problem of the server's, so that a screen shows both in the same way. `status` is 0. */
export interface LocalProblem {
  readonly type: string;
  readonly title: string;
  readonly status: 0;
  readonly code: LocalProblemCode;
  readonly detail: string;
  readonly errors?: undefined;
  readonly state?: undefined;
}

/** Why a call had no reply: refused by the server, or never answered. */
export type CallProblem = Problem | LocalProblem;

const TITLES: Record<LocalProblemCode, { title: string; detail: string }> = {
  unreachable: {
    title: 'The branch server can’t be reached',
    detail: 'No connection to the branch server. Please check the network and try again.',
  },
  'timed-out': {
    title: 'The branch server took too long',
    detail: 'The branch server did not answer in time. Please try again.',
  },
  cancelled: { title: 'Cancelled', detail: 'The request was cancelled before it was answered.' },
  'unreadable-reply': {
    title: 'The answer can’t be read',
    detail: 'Something between here and the branch server answered in its place.',
  },
};

/** Makes the problem of a call that the server did not answer. */
export function localProblem(code: LocalProblemCode): LocalProblem {
  return { type: 'about:blank', status: 0, code, ...TITLES[code] };
}

/** Whether the command itself was refused for good; anything else may turn out differently when it is asked again. */
export function isDecided({ status }: CallProblem): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);
}

/** Tells whether an answer's body is a problem of the server's. */
export function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string'
  );
}
