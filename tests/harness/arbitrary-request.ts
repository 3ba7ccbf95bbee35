import { ROUTE_NAMES, type RouteName, routes } from '@foyer/contract';
import { schemasOf } from '@foyer/contract/schemas';
import fc from 'fast-check';
import { z } from 'zod';

/** A request as it goes over the wire; `@visitId:3` in a value stands for the fourth visit known when it is sent. */
export interface WildRequest {
  readonly route: RouteName;
  /** Path parameters by name, as they are put into the path after encoding. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>> | null;
  /** Sent as JSON, unless `raw` is there. */
  readonly body: unknown;
  readonly raw: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

type Schema = z.core.JSONSchema.JSONSchema;

/** Characters that have broken programs before. */
const nastyText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u0001text:0196f0c0-0000-7000-8000-000000000000',
    '\ud800',
    '٣\u202e',
    "'; DROP TABLE events; --",
    '../../../../etc/passwd',
    '%00',
    '%zz',
    '__proto__',
    'constructor',
    '=HYPERLINK("x")',
    '9'.repeat(90),
    'x'.repeat(300),
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom(null, true, -1, 0.5, 1e308, 2 ** 60, [], {}, [[]], 'NaN'),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Members that name something that exists, beside those that end in `Id`. */
const OTHER_IDS = new Set([
  'token',
  'priorityClass',
  'code',
  'number',
  'name',
  'password',
  'reason',
  'resolution',
  'phone',
]);

/** A value that the schema takes; ids are mostly ones that exist. */
function validValue(schema: Schema, name: string): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => validValue(choice, name)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(validValue(schema.items as Schema, name.replace(/(Id)?s$/, 'Id')), { maxLength: 2 });
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        { weight: 3, arbitrary: fc.nat(4) },
        {
          weight: 1,
          arbitrary: wholeNumber(schema.minimum ?? 0, schema.maximum ?? Number.POSITIVE_INFINITY),
        },
      );
    default:
      return textOf(schema, name);
  }
}

/** From the least that may be; of a wide range only its beginning. */
function wholeNumber(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max: Math.min(max, min + 1_000) });
}

function textOf(schema: Schema, name: string): fc.Arbitrary<string> {
  const known = fc.nat(40).map((index) => `@${name}:${index}`);
  if (name === 'name') return fc.oneof(known, fc.stringMatching(/^[a-z]{4,8}$/));
  if (name.endsWith('Id') || OTHER_IDS.has(name)) {
    if (schema.pattern === undefined) return known;
    return fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: fc.stringMatching(toRegExp(schema)) });
  }
  if (name === 'displayName') return fc.constantFrom('Sam', 'سلمى', 'Αθηνά');
  if (name === 'language') return fc.constantFrom('en', 'ar', 'ar-EG', 'zh-Hant-TW');
  if (schema.format === 'date') {
    const near = fc.nat(20).map((days) => new Date(Date.UTC(2026, 1, 20 + days)).toISOString().slice(0, 10));
    const far = fc.constantFrom('0000-01-01', '0001-01-01', '9999-12-31', '2024-02-29');
    return fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: far });
  }
  if (schema.pattern !== undefined)
    return fc.stringMatching(toRegExp(schema)).map((text) => text.slice(0, schema.maxLength));
  if (schema.format === 'email') return fc.emailAddress();
  return fc.string({ unit: 'grapheme', minLength: schema.minLength ?? 0, maxLength: schema.maxLength ?? 60 });
}

function toRegExp({ pattern = '' }: Schema): RegExp {
  return new RegExp(pattern.replaceAll(/\{(\d+),\d\d+\}/g, '{$1,20}'));
}

function objectOf(schema: Schema): fc.Arbitrary<Record<string, unknown>> {
  const properties = Object.entries(schema.properties ?? {}) as [string, Schema][];
  const model = Object.fromEntries(properties.map(([name, inner]) => [name, validValue(inner, name)]));
  return fc.record(model, { requiredKeys: (schema.required ?? []) as string[] });
}

/** Breaks one thing in an object: a member left out, added, or of another kind. */
function nearly(arbitrary: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(arbitrary, fc.nat(20), fc.constantFrom('drop', 'add', 'replace'), nastyValue, nastyText)
    .map(([object, at, how, value, name]) => {
      const names = Object.keys(object);
      const chosen = names[at % Math.max(1, names.length)];
      if (how === 'add' || chosen === undefined) return { ...object, [name]: value };
      if (how === 'replace') return { ...object, [chosen]: value };
      return Object.fromEntries(Object.entries(object).filter(([key]) => key !== chosen));
    });
}

const rawBody = fc.constantFrom(
  '{',
  '[]',
  'null',
  '"text"',
  '7',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"serviceId":"cash","serviceId":7}',
  '[[[['.repeat(2_000),
  '\u0000',
  'serviceId=cash',
  `{"serviceId":"${'x'.repeat(70_000)}"}`,
);

const wildHeaders = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': '' },
      { 'content-encoding': 'gzip' },
      { 'idempotency-key': 'not a uuid' },
      { 'idempotency-key': '00000000-0000-0000-0000-000000000000' },
      { accept: 'text/csv' },
      { accept: 'image/png;q=0' },
      { origin: 'null' },
      { origin: 'https://elsewhere.example' },
      { range: 'bytes=0-1' },
      { 'x-http-method-override': 'DELETE' },
    ),
  },
);

const jsonSchema = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });

function requestsOf(name: RouteName): fc.Arbitrary<WildRequest> {
  const { method } = routes[name];
  const route = schemasOf(name);
  const params = route.params === undefined ? fc.constant({}) : objectOf(jsonSchema(route.params));
  const query = route.query === undefined ? fc.constant({}) : objectOf(jsonSchema(route.query));
  const body = route.body === undefined ? fc.constant({}) : objectOf(jsonSchema(route.body));
  const wildParams = fc.tuple(params, nastyText).map(([known, text]) => {
    const [first] = Object.keys(known);
    return first === undefined ? known : { ...known, [first]: text };
  });
  const request = (
    parts: Partial<{ [K in 'params' | 'query' | 'body']: fc.Arbitrary<Record<string, unknown>> }>,
    raw: fc.Arbitrary<string | null> = fc.constant(null),
  ) =>
    fc.record({
      route: fc.constant(name),
      params: (parts.params ?? params) as fc.Arbitrary<Record<string, string>>,
      query: route.query === undefined && parts.query === undefined ? fc.constant(null) : (parts.query ?? query),
      body: route.body === undefined ? fc.constant(undefined) : (parts.body ?? body),
      raw: method === 'GET' ? fc.constant(null) : raw,
      headers: wildHeaders,
    });
  return fc.oneof(
    { weight: 5, arbitrary: request({}) },
    { weight: 3, arbitrary: request({ body: nearly(body), query: nearly(query) }) },
    { weight: 1, arbitrary: request({ params: wildParams }) },
    { weight: 1, arbitrary: request({}, rawBody) },
  );
}

/** A day that ends at every turn would leave nothing to break. */
function weightOf(name: RouteName): number {
  if (name === 'endDay' || name === 'closeBranch') return 1;
  return /^.(visits|counters|escalations|reports)./.test(routes[name].path) ? 12 : 4;
}

/** Requests to every route of the contract: well-formed, nearly so, and hostile. */
export const arbitraryRequest: fc.Arbitrary<WildRequest> = fc.oneof(
  ...ROUTE_NAMES.map((name) => ({ weight: weightOf(name), arbitrary: requestsOf(name) })),
);
