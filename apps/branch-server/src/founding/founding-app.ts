import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { wallClock } from '@foyer/basics';
import { pointerOf } from '@foyer/configuration';
import { API_BASE, FOUNDING_PATH, MAX_SETTINGS_FILE_BYTES, SETTINGS_FILE_VERSION } from '@foyer/contract';
import { foundingRequest } from '@foyer/contract/schemas';
import type { FastifyInstance } from 'fastify';
import type { Lockout } from '../access/lockout.ts';
import type { BranchAddress } from '../address.ts';
import type { FaultLog } from '../fault-log.ts';
import { bareApp } from '../http/bare-app.ts';
import { answerNotFound } from '../http/not-found-page.ts';
import { serveApps } from '../http/pages.ts';
import { HttpProblem } from '../http/problems.ts';
import type { Settings } from '../settings/settings.ts';
import { checkFounding, type Founded } from './check-founding.ts';

/** Where the guide is, below the dashboard. */
export const FOUNDING_PAGE = '/dashboard/found';

/** A new code, of 128 bits. */
export function foundingCode(): string {
  return randomBytes(16).toString('base64url');
}

export interface FoundingAppOptions {
  readonly settings: Settings;
  readonly address: BranchAddress;
  readonly faults: FaultLog;
  readonly code: string;
  /** Kept while the founding listens anew: guessing is not made cheap by failing. */
  readonly lockout: Lockout;
  /** Why the last founding came to nothing. */
  readonly failed: string | null;
  /** Told once, after the answer has left. */
  readonly onFounded: (founded: Founded) => void;
}

/** What listens while there is no branch: the guide that founds one, and nothing else. */
export async function foundingApp(options: FoundingAppOptions): Promise<FastifyInstance> {
  const { settings, address, faults, code, lockout, failed, onFounded } = options;
  const app = bareApp(settings, faults);
  let taken = false;
  app.setNotFoundHandler(answerNotFound);
  // There is one page, wherever somebody begins.
  app.addHook('onRequest', async (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (path === '/' || (path.startsWith('/dashboard') && path !== FOUNDING_PAGE && !path.includes('.'))) {
      await reply.redirect(FOUNDING_PAGE);
    }
  });
  app.get(`${API_BASE}/health`, () => ({ status: 'ok' }));
  for (const path of [`${API_BASE}/ready`, '/ready']) {
    app.get(path, () => {
      throw new HttpProblem('storage-unavailable', 'There is no branch here yet; one is being founded.');
    });
  }
  app.get(`${API_BASE}${FOUNDING_PATH}`, () => ({ failed: taken ? null : failed }));
  app.post(
    `${API_BASE}${FOUNDING_PATH}`,
    { schema: { body: foundingRequest }, bodyLimit: MAX_SETTINGS_FILE_BYTES },
    async (request, reply) => {
      if (!address.isAllowedOrigin(request.headers.origin, request.headers.host)) {
        throw new HttpProblem('wrong-origin', 'Requests from other sites are not accepted.');
      }
      const asked = foundingRequest.parse(request.body);
      const seconds = lockout.begin(request.ip, wallClock.now());
      if (seconds > 0) {
        throw new HttpProblem('locked-out', `Too many wrong codes; try again in ${seconds} seconds.`, {}, seconds);
      }
      if (!isSame(asked.code, code)) {
        lockout.failed(request.ip, wallClock.now());
        throw new HttpProblem('forbidden', 'The code is not the one that was printed.');
      }
      lockout.succeeded(request.ip);
      if (asked.begin.with === 'file' && asked.begin.file.version > SETTINGS_FILE_VERSION) {
        const { version } = asked.begin.file;
        throw new HttpProblem(
          'newer-file',
          `The file is of version ${version}; this program reads ${SETTINGS_FILE_VERSION}.`,
        );
      }
      const checked = checkFounding(asked);
      if (!checked.ok) {
        throw new HttpProblem('validation-failed', 'The branch can’t be founded so.', {
          mistakes: checked.error.map(({ path, ...mistake }) => ({ ...mistake, pointer: pointerOf(path) })),
        });
      }
      if (taken) {
        throw new HttpProblem('invalid-state', 'The branch is being founded.', { what: 'branch', state: 'founded' });
      }
      taken = true;
      // The branch takes the port over, so this connection is not to be kept.
      reply.header('connection', 'close').raw.once('close', () => onFounded(checked.value));
      return {};
    },
  );
  await serveApps(app, ['dashboard'], settings);
  return app;
}

/** Are they the same, in a time that says nothing of how much of it is? */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
