import { API_BASE, type RouteName, routes } from '@foyer/contract';

/** A query's members; those that are `undefined` are left out. */
export type QueryValues = Readonly<Record<string, unknown>>;

/**
 * The URL of a route.
 *
 * @param baseUrl - the server's origin without a slash at its end; empty for the page's own
 * @param params - values of the path's `:name` parts
 */
export function routeAddress(
  baseUrl: string,
  name: RouteName,
  params: Readonly<Record<string, unknown>> = {},
  query: QueryValues = {},
): string {
  const path = routes[name].path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(String(params[part])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  const suffix = search.size > 0 ? `?${search}` : '';
  return `${baseUrl}${API_BASE}${path}${suffix}`;
}
