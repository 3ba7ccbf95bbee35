import { LIVE_ERRORS, type LiveErrorCode, type LiveErrorMessage } from '@foyer/contract';

function isCode(value: unknown): value is LiveErrorCode {
  return LIVE_ERRORS.some((code) => code === value);
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
