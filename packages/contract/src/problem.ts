/** The closed set of error codes. `status` is the HTTP status each is sent with. */
export const PROBLEMS = {
  'validation-failed': { status: 422, title: 'Something in the request is not valid' },
  'invalid-configuration': { status: 422, title: 'The configuration contradicts itself' },
  'newer-file': { status: 422, title: 'The file is of a newer version' },
  unauthorised: { status: 401, title: 'Please sign in' },
  forbidden: { status: 403, title: 'Not allowed for this role' },
  'wrong-origin': { status: 403, title: 'The request comes from another site' },
  'not-found': { status: 404, title: 'Not found' },
  retired: { status: 409, title: 'It is offered no more' },
  'invalid-state': { status: 409, title: 'Not possible in the present state' },
  'version-conflict': { status: 409, title: 'Somebody else changed it first' },
  'command-id-reused': { status: 409, title: 'The idempotency key was used for another command' },
  'branch-closed': { status: 409, title: 'The branch is closed' },
  'service-suspended': { status: 409, title: 'The service is suspended' },
  'service-closed': { status: 409, title: 'The service is outside its hours' },
  'too-late': { status: 409, title: 'Too late to be called before closing' },
  'queue-full': { status: 409, title: 'The queue is full' },
  'numbers-exhausted': { status: 409, title: 'Every ticket number of the service is in use' },
  'queue-empty': { status: 409, title: 'Nobody is waiting for this counter' },
  'counter-busy': { status: 409, title: 'The counter has a customer' },
  'counter-taken': { status: 409, title: 'Another agent has opened this counter' },
  'agent-busy': { status: 409, title: 'The agent has another counter open' },
  'not-their-counter': { status: 409, title: 'The agent may not have this counter' },
  'not-their-service': { status: 409, title: 'The agent may not serve this service' },
  'name-taken': { status: 409, title: 'Somebody signs in with this name already' },
  'device-name-taken': { status: 409, title: 'Another device has this name already' },
  'other-device-kind': { status: 409, title: 'It is a device of another kind' },
  'last-admin': { status: 409, title: 'Nobody would be left who can let people in' },
  'own-rights': { status: 409, title: 'Nobody changes what they may do themselves' },
  'too-many': { status: 409, title: 'There is no room for more' },
  'weak-password': { status: 422, title: 'The password is too easily guessed' },
  'wrong-password': { status: 422, title: 'The present password is another one' },
  'picture-refused': { status: 422, title: 'It can’t be stored as a picture' },
  'body-too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The request must be JSON' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'locked-out': { status: 429, title: 'Too many failed attempts' },
  'storage-unavailable': { status: 503, title: 'Nothing can be stored at the moment' },
  'server-closing': { status: 503, title: 'The server is shutting down' },
  'report-timeout': { status: 503, title: 'The report took too long' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** Why the live socket refused a connection or a message. */
export const LIVE_ERRORS = [
  'protocol-too-old',
  'unauthorised',
  'forbidden',
  'not-found',
  'malformed',
  'rate-limited',
  'too-many-views',
  'internal-error',
] as const;
export type LiveErrorCode = (typeof LIVE_ERRORS)[number];
