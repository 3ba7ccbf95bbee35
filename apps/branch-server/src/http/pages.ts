import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Settings } from '../settings/settings.ts';
import { serveThemes, THEMES } from './themes.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const APPS = ['kiosk', 'signage', 'dashboard', 'mobile'] as const;

/** Where a built web app lies. */
function builtApp(app: (typeof APPS)[number]): string {
  return join(ROOT, 'apps', app, app === 'kiosk' ? 'dist/renderer' : 'dist');
}

const page = (reply: FastifyReply, folder: string) =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', folder, { cacheControl: false });

/** Serves the built web apps, the signage themes and the address in a ticket's QR code. */
export async function servePages(app: FastifyInstance, settings: Settings): Promise<void> {
  if (!settings.serveApps) return;
  await serveApps(app, APPS, settings);
  app.get('/b/:branch/t/:token', { schema: { hide: true } }, (_request, reply) => page(reply, builtApp('mobile')));
  serveThemes(app, THEMES);
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/dashboard'));
}

/** Serves built web apps, each below its name. */
export async function serveApps(
  app: FastifyInstance,
  names: readonly (typeof APPS)[number][],
  settings: Pick<Settings, 'kioskAgent'>,
): Promise<void> {
  const roots = APPS.map(builtApp).filter((folder) => existsSync(folder));
  // Registered once for `sendFile`; each app then answers for its own paths.
  await app.register(fastifyStatic, { root: roots.length > 0 ? roots : [ROOT], serve: false });
  for (const name of names) {
    const folder = builtApp(name);
    if (!existsSync(folder)) continue;
    app.get(`/${name}`, { schema: { hide: true } }, (request, reply) =>
      name === 'kiosk' && settings.kioskAgent === true && !request.url.includes('?')
        ? reply.redirect('/kiosk?agent')
        : page(reply, folder),
    );
    app.get<{ Params: { '*': string } }>(`/${name}/*`, { schema: { hide: true } }, (request, reply) => {
      const path = request.params['*'];
      // Built files carry a hash in their name; everything else is a place within the app.
      return path.startsWith('assets/')
        ? reply.sendFile(path, folder, { maxAge: '1y', immutable: true })
        : path !== '' && existsSync(join(folder, path)) && !path.includes('..')
          ? reply.sendFile(path, folder)
          : page(reply, folder);
    });
  }
}
