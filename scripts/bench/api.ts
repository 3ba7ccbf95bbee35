/** Calls of one caller of a branch's interface, for what a benchmark needs besides what it measures. */
export interface Caller {
  /** @throws Error with what the branch answered when it refused */
  post<Reply>(path: string, body?: object): Promise<Reply>;
  get<Reply>(path: string): Promise<Reply>;
  put<Reply>(path: string, body: object): Promise<Reply>;
  remove<Reply>(path: string): Promise<Reply>;
}

/** A caller who carries these headers: a device's token or a session's cookie. */
export function callerOf(address: string, headers: Readonly<Record<string, string>>): Caller {
  const ask = async <Reply>(method: string, path: string, body?: object): Promise<Reply> => {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return JSON.parse(text) as Reply;
  };
  return {
    post: (path, body = {}) => ask('POST', path, body),
    get: (path) => ask('GET', path),
    put: (path, body) => ask('PUT', path, body),
    remove: (path) => ask('DELETE', path),
  };
}

/** The session cookie of one of the demo's accounts. */
export async function signIn(address: string, name: string, password: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`${name} could not sign in: ${response.status}`);
  return cookie;
}
