import { ROUTE_NAMES, type Route, routes } from '@foyer/contract';
import { schemasOf } from '@foyer/contract/schemas';
import type { OpenAPIV3_1 } from 'openapi-types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedBrowser } from '../harness/browser.ts';
import { startTestBranch, type TestBranch } from '../harness/test-branch.ts';

describe('API-16: the OpenAPI document', () => {
  let branch: TestBranch;
  let document: OpenAPIV3_1.Document;
  beforeAll(async () => {
    branch = await startTestBranch({ open: false });
    document = await (await fetch(`${branch.address}/api/openapi.json`)).json();
  });
  afterAll(() => branch.close());

  const placeOf = ({ path }: Route) => `/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`;
  const operationOf = (route: Route) => {
    const { get, post, put, patch, delete: remove } = document.paths?.[placeOf(route)] ?? {};
    return { GET: get, POST: post, PUT: put, PATCH: patch, DELETE: remove }[route.method];
  };

  test('API-16: it lists every route, each with how it answers and how it refuses', async () => {
    expect(document.openapi).toBe('3.1.0');
    for (const route of Object.values<Route>(routes)) {
      expect(operationOf(route)?.responses, `${route.method} ${route.path}`).toEqual({
        [route.status]: expect.objectContaining({ content: { 'application/json': expect.anything() } }),
        default: {
          description: 'Why it was refused',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      });
    }
    expect(document.components?.schemas?.Problem).toMatchObject({ required: expect.arrayContaining(['code']) });
    expect((await fetch(`${branch.address}/api/docs`)).status).toBe(200);
  });

  test('API-16: it says who may use a route, with a role or a kind of device', () => {
    expect(document.components?.securitySchemes).toMatchObject({
      session: { type: 'apiKey', in: 'cookie', name: 'foyer_session' },
      key: { type: 'http', scheme: 'bearer' },
      device: { type: 'http', scheme: 'bearer' },
    });
    expect(operationOf(routes.services)?.security).toEqual([]);
    expect(operationOf(routes.ticket)?.security).toEqual([]);
    expect(operationOf(routes.floor)?.security).toEqual([{ session: ['supervisor'] }, { key: ['read'] }]);
    expect(operationOf(routes.issueTicket)?.security).toEqual([
      { session: ['agent'] },
      { key: ['issue'] },
      { device: ['kiosk'] },
    ]);
    expect(operationOf(routes.reportStatus)?.security).toEqual([{ device: [] }]);
  });

  test('API-16: commands take an Idempotency-Key, and a body only where there is something to say', () => {
    const key = { in: 'header', name: 'idempotency-key', required: false };
    for (const name of ROUTE_NAMES) {
      const route: Route = routes[name];
      const { parameters = [], requestBody } = operationOf(route) ?? {};
      expect(parameters.filter((parameter) => 'in' in parameter && parameter.in === 'header')).toEqual(
        route.command ? [expect.objectContaining(key)] : [],
      );
      const { body } = schemasOf(name);
      if (body === undefined) expect(requestBody).toBeUndefined();
      else expect(requestBody).toMatchObject({ required: !body.safeParse({}).success });
    }
    expect(operationOf(routes.callNext)?.requestBody).toMatchObject({ required: false });
    expect(operationOf(routes.issueTicket)?.requestBody).toMatchObject({ required: true });
  });
});

test('API-22: the reference page lists every operation in a browser, and asks nobody else for anything', async () => {
  const branch = await startTestBranch({ open: false });
  const browser = await sharedBrowser();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(branch.address)) {
        complaints.push(`asks ${request.url()}`);
      }
    });
    await page.goto(`${branch.address}/api/docs`);
    await expect.poll(() => page.locator('.opblock').count(), { timeout: 20_000 }).toBe(ROUTE_NAMES.length);
    await page.locator('#operations-tickets-issueTicket').click();
    await page.locator('#operations-tickets-issueTicket .try-out__btn').click();
    await page.locator('#operations-tickets-issueTicket .execute').click();
    // Nobody is signed in: the page shows the problem that the server answers.
    await expect
      .poll(() => page.locator('.live-responses-table').textContent(), { timeout: 10_000 })
      .toMatch(/unauthorised/);
    expect(complaints.filter((complaint) => !complaint.includes('status of 401'))).toEqual([]);
  } finally {
    await branch.close();
  }
});
