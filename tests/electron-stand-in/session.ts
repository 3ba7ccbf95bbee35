import type { BrowserContext, Route } from 'playwright-core';
import type { StandInContents } from './browser-window.ts';

type ProtocolHandler = (request: Request) => Promise<Response>;

/** Responses that mean "go on to the network as the page asked": see `net.fetch` of the stand-in. */
const onward = new WeakSet<Response>();

/** `net.fetch` with `bypassCustomProtocolHandlers`: the browser itself goes on with the request. */
export function fetchOnward(_request: Request, options: { bypassCustomProtocolHandlers: boolean }): Promise<Response> {
  if (!options.bypassCustomProtocolHandlers) throw new Error('Without the bypass the request would come back here.');
  const response = new Response(null, { status: 200 });
  onward.add(response);
  return Promise.resolve(response);
}

/** What the application has set for its session. */
export interface StandInSession {
  readonly session: object;
  /** Handlers by what they decide, to be asked by a test. */
  readonly permissions: { request: unknown; check: unknown; device: unknown };
  /** Puts the protocol handlers before the browser's network. */
  attach(context: BrowserContext, windows: readonly StandInContents[]): Promise<unknown>;
}

export function createSession(): StandInSession {
  const handlers = new Map<string, ProtocolHandler>();
  const permissions: StandInSession['permissions'] = { request: null, check: null, device: null };
  const set = (which: keyof typeof permissions) => (handler: unknown) => {
    permissions[which] = handler;
  };
  return {
    permissions,
    session: {
      protocol: { handle: (scheme: string, handler: ProtocolHandler) => handlers.set(scheme, handler) },
      setPermissionRequestHandler: set('request'),
      setPermissionCheckHandler: set('check'),
      setDevicePermissionHandler: set('device'),
    },
    attach: (context, windows) =>
      context.route('**/*', async (route) => {
        const request = route.request();
        const contents = windows.find((one) => one.isMainFrame(request.frame()));
        const own = request.isNavigationRequest() && contents !== undefined && !isLoad(request.headers());
        const redirected = request.redirectedFrom() !== null;
        if (own && request.frame().url() !== 'about:blank' && !contents.mayNavigate(request.url(), redirected)) {
          return route.abort('aborted');
        }
        const handler = handlers.get(new URL(request.url()).protocol.slice(0, -1));
        return handler === undefined ? route.continue() : answer(route, handler);
      }),
  };
}

/** A navigation begun by `loadURL` has no referrer and no initiating page. */
function isLoad(headers: Readonly<Record<string, string>>): boolean {
  return headers['sec-fetch-site'] === 'none';
}

async function answer(route: Route, handler: ProtocolHandler): Promise<void> {
  const asked = route.request();
  const body = asked.postDataBuffer();
  const request = new Request(asked.url(), {
    method: asked.method(),
    headers: asked.headers(),
    ...(body === null ? {} : { body: new Uint8Array(body) }),
  });
  const response = await handler(request);
  if (onward.has(response)) return route.continue();
  const headers = Object.fromEntries(response.headers);
  return route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
}
