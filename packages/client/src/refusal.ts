import type { LiveErrorCode, LiveErrorMessage } from '@foyer/contract';

const CODES: Record<LiveErrorCode, true> = {
  'protocol-too-old': true,
  unauthorised: true,
  forbidden: true,
  'not-found': true,
  malformed: true,
  'rate-limited': true,
  'too-many-views': true,
  'internal-error': true,
};

function isCode(value: unknown): value is LiveErrorCode {
  return typeof value === 'string' && Object.hasOwn(CODES, value);
}

/** Reads why the handshake was refused: in the error's `data`, or its code as the error's message. */
export function readRefusal(error: Error & { data?: unknown }): LiveErrorMessage {
  const { data } = error;
  if (typeof data === 'object' && data !== null && 'code' in data && isCode(data.code)) {
    const message = 'message' in data && typeof data.message === 'string' ? data.message : error.message;
    return { code: data.code, message };
  }
  if (isCode(error.message)) return { code: error.message, message: error.message };
  return { code: 'unauthorised', message: error.message };
}
