import swagger, { type SwaggerTransformObject } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { type Access, API_BASE, type Owned, ROUTE_NAMES, type Route, type RouteName, routes } from '@foyer/contract';
import { commandHeaders, problemSchema, schemasOf } from '@foyer/contract/schemas';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { SESSION_COOKIE } from '../access/authenticator.ts';

/** What a route takes and gives: Fastify checks requests against it, and the reference is made from it. */
export function schemaOf(name: RouteName): FastifySchema {
  const route: Route = routes[name];
  const { summary, params, query, body, reply } = schemasOf(name);
  const limits = limitsOf(route.access);
  return {
    summary,
    ...(limits === null ? {} : { description: limits }),
    tags: [route.path.split('/')[1] ?? ''],
    operationId: name,
    security: securityOf(route.access),
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(body === undefined ? {} : { body }),
    ...(route.command ? { headers: commandHeaders } : {}),
    response: {
      [route.status]: reply,
      default: {
        description: 'Why it was refused',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}

/** Any one of these opens a route: a session with the role, a token of the kind of device, or a key of the scope. Nothing listed: anybody. */
function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'public' || access === 'ticket') return [];
  const { staff, device, scope } = access;
  return [
    ...(staff === undefined ? [] : [{ session: [staff] }]),
    ...(scope === undefined ? [] : [{ key: [scope] }]),
    ...(device === undefined ? [] : [{ device: device === 'any' ? [] : [device] }]),
  ];
}

const OWN: Readonly<Record<Owned, string>> = {
  counter: 'at a counter that no other agent has opened',
  visit: 'on a visit that is with no other agent',
  step: 'on a step that no other agent serves or has just finished',
  agent: 'in their own name',
  escalation: 'on what was raised to them',
  note: 'on a note that they wrote',
};

/** What a scheme of security can't say. */
function limitsOf(access: Access): string | null {
  if (access === 'public') return null;
  if (access === 'ticket') return 'For whoever holds the ticket, by the token in the path.';
  if (access.own === undefined) return null;
  return `An agent acts only ${access.own.map((owned) => OWN[owned]).join(' and ')}; a supervisor may act for any.`;
}

/** Finishes the document. The plugin holds every body to be required; commands without details are sent without one. */
const finish: SwaggerTransformObject = (document) => {
  const paths = 'openapiObject' in document ? document.openapiObject.paths : undefined;
  for (const name of ROUTE_NAMES) {
    const { body } = schemasOf(name);
    const operations = paths?.[`${API_BASE}${routes[name].path.replaceAll(/:(\w+)/g, '{$1}')}`];
    const requestBody = (operations?.post ?? operations?.put ?? operations?.patch)?.requestBody;
    if (body === undefined || requestBody === undefined || !('content' in requestBody)) continue;
    requestBody.required = !body.safeParse({}).success;
  }
  return jsonSchemaTransformObject(document);
};

/** Serves the OpenAPI document and a page to read it on; both list the routes that are added after this. */
export async function serveReference(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Foyer branch server',
        version: '1',
        description:
          'Commands go up over HTTP; changes come down over the live socket. Errors are problem details: say them to people ' +
          'in their language, from the code and the facts beside it.',
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Staff, by signing in' },
          key: { type: 'http', scheme: 'bearer', description: 'A program, by a key that has the scope' },
          device: { type: 'http', scheme: 'bearer', description: 'A device, by the token that it was paired with' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: finish,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'list', deepLinking: true },
    theme: { title: 'Foyer API' },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
