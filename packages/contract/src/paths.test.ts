import { expect, test } from 'vitest';
import { paths } from './paths.ts';
import { routes } from './routes.ts';

test('CLIENT-7: the light table of paths says the same as the routes', () => {
  const fromRoutes = Object.fromEntries(
    Object.entries(routes).map(([name, { method, path, command }]) => [name, { method, path, command }]),
  );
  expect(paths).toEqual(fromRoutes);
});
