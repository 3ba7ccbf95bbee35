import { API_BASE, type RouteName, routes } from '@foyer/contract';
import { schemasOf } from '@foyer/contract/schemas';
import { z } from 'zod';

export interface LeastRequest {
  readonly method: string;
  /** With its query, from the server's root. */
  readonly path: string;
  /** As JSON; absent where the route takes none. */
  readonly body?: string;
}

/**
 * The smallest valid request to a route: the path's parameters, and of query and body what the schemas require.
 *
 * @param values - by the name of a parameter or a member; one that is missing here is an error
 * @param also - optional members to say all the same
 */
export function leastRequest(
  name: RouteName,
  values: Readonly<Record<string, unknown>>,
  also: readonly string[] = [],
): LeastRequest {
  const valueNamed = (what: string) => {
    if (!Object.hasOwn(values, what)) throw new Error(`No value for “${what}” of the route ${name}`);
    return values[what];
  };
  const membersOf = (schema: z.ZodType | undefined): Record<string, unknown> => {
    if (schema === undefined) return {};
    const { required = [], properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    const members = Object.keys(properties).filter((member) => required.includes(member) || also.includes(member));
    return Object.fromEntries(members.map((member) => [member, valueNamed(member)]));
  };
  const { query, body } = schemasOf(name);
  const path = routes[name].path.replaceAll(/:(\w+)/g, (_all, parameter: string) =>
    encodeURIComponent(String(valueNamed(parameter))),
  );
  const search = new URLSearchParams(membersOf(query) as Record<string, string>);
  return {
    method: routes[name].method,
    path: `${API_BASE}${path}${search.size === 0 ? '' : `?${search}`}`,
    ...(body === undefined ? {} : { body: JSON.stringify(membersOf(body)) }),
  };
}
