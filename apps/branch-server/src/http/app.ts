import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { VisitId } from '@foyer/basics';
import { API_BASE, hasBody, MAX_BODY_BYTES, ROUTE_NAMES, type Route, type RouteName, routes } from '@foyer/contract';
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { turnedAway } from '../access/admission.ts';
import type { Authenticator } from '../access/authenticator.ts';
import type { Identity } from '../access/identity.ts';
import { NO_SUCH_TICKET } from '../access/ticket-tokens.ts';
import type { BranchContext } from '../context.ts';
import { providerRoutes } from '../messages/provider-routes.ts';
import type { Metrics } from '../metrics.ts';
import type { Settings } from '../settings/settings.ts';
import { auditRoutes } from './audit-routes.ts';
import { backupRoutes } from './backup-routes.ts';
import { bareApp } from './bare-app.ts';
import { branchRoutes } from './branch-routes.ts';
import { colleagueRoutes } from './colleague-routes.ts';
import { customerCommands } from './customer-commands.ts';
import { deviceRoutes } from './device-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { holidayRoutes } from './holiday-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { answerNotFound } from './not-found-page.ts';
import { noticeRoutes } from './notice-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import { servePages } from './pages.ts';
import { peopleRoutes } from './people-routes.ts';
import { pictureRoutes, servePictures } from './picture-routes.ts';
import { plainRoutes } from './plain-commands.ts';
import { passOnPractice, practiceRoutes } from './practice-routes.ts';
import { HttpProblem } from './problems.ts';
import { servePublicPage } from './public-page/serve-public-page.ts';
import { limitRates } from './rate-limits.ts';
import { schemaOf, serveReference } from './reference.ts';
import { reportRoutes } from './report-routes.ts';
import type { Handler, Handlers } from './route-call.ts';
import { sessionRoutes } from './session-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { visitRoutes } from './visit-routes.ts';

export interface AppOptions {
  readonly context: BranchContext;
  readonly settings: Settings;
  readonly metrics: Metrics;
  readonly isAllowedOrigin: (origin: string | undefined, host: string | undefined) => boolean;
}

/** Lets a request through to a route, or throws why not. */
function admit({ access }: Route, identity: Identity, ticket: VisitId | null): void {
  switch (turnedAway(access, identity, ticket)) {
    case null:
      return;
    case 'no-such-ticket':
      throw new HttpProblem('not-found', NO_SUCH_TICKET);
    case 'not-signed-in':
      throw new HttpProblem('unauthorised', 'Please sign in first.');
    case 'not-allowed': {
      const who =
        identity.kind === 'staff' ? `the role ${identity.role}` : identity.kind === 'key' ? 'this key' : 'this device';
      throw new HttpProblem('forbidden', `This is not allowed for ${who}.`);
    }
  }
}

/** Builds the HTTP side of the branch; listening is another matter. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { context, settings, metrics, isAllowedOrigin } = options;
  const app = bareApp(settings, context.faults);
  metrics.watchAnswers(app);
  await app.register(cookie);
  const identityOf = identifyBy(context.authenticator);
  const limit = await limitRates(app, settings.rateLimits, identityOf);
  app.setNotFoundHandler({ preHandler: limit }, answerNotFound);
  await serveReference(app);

  const handlers: Handlers = {
    ...operationRoutes(context),
    ...sessionRoutes(context, { secure: settings.tls !== undefined }),
    ...noticeRoutes(context),
    ...peopleRoutes(context),
    ...keyRoutes(context),
    ...deviceRoutes(context),
    ...branchRoutes(context),
    ...colleagueRoutes(context),
    ...plainRoutes(context),
    ...ticketRoutes(context),
    ...visitRoutes(context),
    ...customerCommands(context),
    ...reportRoutes(context),
    ...auditRoutes(context),
    ...erasureRoutes(context),
    ...settingsRoutes(context),
    ...holidayRoutes(context),
    ...backupRoutes(context),
    ...practiceRoutes(context),
    ...pictureRoutes(context),
  };
  const ticketOf = (token: string) => context.tokens.visitOf(token);
  for (const name of ROUTE_NAMES) {
    register(app, name, handlers[name] as Handler<RouteName>, { identityOf, ticketOf, limit, isAllowedOrigin });
  }
  for (const [path, target] of [
    ['/health', 'health'],
    ['/ready', 'ready'],
  ] as const) {
    app.get(path, { schema: { hide: true } }, async (_request, response) => {
      const answer = await app.inject(`${API_BASE}/${target}`);
      return response.code(answer.statusCode).type('application/json').send(answer.body);
    });
  }
  for (const path of ['/metrics', `${API_BASE}/metrics`]) {
    app.get(path, { schema: { hide: true } }, async (_request, response) =>
      response.type(metrics.contentType).send(await metrics.text()),
    );
  }
  await passOnPractice(app, context, { identityOf, limit, isAllowedOrigin });
  servePictures(app, context, limit);
  servePublicPage(app, context);
  if (settings.sms !== undefined) await providerRoutes(app, context, settings.sms.token);
  await servePages(app, settings);
  return app;
}

interface Guards {
  readonly identityOf: (request: FastifyRequest) => Identity;
  readonly ticketOf: (token: string) => VisitId | null;
  readonly limit: preHandlerAsyncHookHandler;
  readonly isAllowedOrigin: AppOptions['isAllowedOrigin'];
}

function register(app: FastifyInstance, name: RouteName, handler: Handler<RouteName>, guards: Guards): void {
  const { identityOf, limit, isAllowedOrigin } = guards;
  const route: Route = routes[name];
  const ticketOf = (request: FastifyRequest) =>
    route.access === 'ticket' ? guards.ticketOf((request.params as { token: string }).token) : null;
  app.route({
    method: route.method,
    url: `${API_BASE}${route.path}`,
    schema: schemaOf(name),
    bodyLimit: route.mostBytes ?? MAX_BODY_BYTES,
    // Refused requests count as well. Monitoring is always answered.
    onRequest: name === 'health' || name === 'ready' ? [] : limit,
    // Before the body is read: a caller who may not come in doesn't learn what would have been valid.
    preParsing: async (request) => {
      if (route.method !== 'GET' && !isAllowedOrigin(request.headers.origin, request.headers.host)) {
        throw new HttpProblem('wrong-origin', 'Requests from other sites are not accepted.');
      }
      admit(route, identityOf(request), ticketOf(request));
    },
    // What is sent without a body is a command without details.
    preValidation: async (request) => {
      if (hasBody(route.method) && (request.body === undefined || request.body === null)) request.body = {};
    },
    handler: async (request, response) => {
      void response.code(route.status);
      const sent = await handler({
        route: name,
        params: request.params,
        query: request.query,
        body: request.body,
        identity: identityOf(request),
        ticketVisitId: ticketOf(request),
        // Parsed as well where it is a command's; a key means nothing elsewhere.
        commandId: (route.command ? request.headers['idempotency-key'] : undefined) ?? randomUUID(),
        request,
        response,
      } as never);
      return response.send(sent);
    },
  });
}

function tokenOf(request: FastifyRequest): string | undefined {
  // A scheme's name is the same in any case (RFC 9110, 11.1).
  return /^bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Makes what says who a request comes from; it is looked up once a request. */
function identifyBy(authenticator: Authenticator): (request: FastifyRequest) => Identity {
  const identities = new WeakMap<FastifyRequest, Identity>();
  return (request) => {
    const known = identities.get(request);
    if (known !== undefined) return known;
    const identity = authenticator.identify(request.headers.cookie, tokenOf(request));
    identities.set(request, identity);
    return identity;
  };
}
