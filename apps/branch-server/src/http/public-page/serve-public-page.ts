import { readFileSync } from 'node:fs';
import { acceptedLanguage, isSpoken, wordsOf } from '@foyer/words/catalogue';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BranchContext } from '../../context.ts';
import { mannerOf } from '../../wire/branch-wire.ts';
import { configOf } from '../branch-routes.ts';
import { answerNotFound } from '../not-found-page.ts';
import { Html } from './html.ts';
import { publicPage } from './public-page.ts';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const STYLE = new Html(read('../plain-page.css') + read('public-page.css'));
const SCRIPT = read('public-page.js');
const SCRIPT_PATH = '/b/page.js';
/** However many look at it, the page is drawn so seldom, milliseconds. */
const DRAWN_FOR = 1_000;

/** What other sites may show within theirs: nothing can be done on it, and it sets no cookie. */
const EMBEDDABLE = "default-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors *";

/** Serves what anybody may see of the branch: its page, and the same to be shown within another site. */
export function servePublicPage(app: FastifyInstance, context: BranchContext): void {
  const drawn = new Map<string, { readonly at: number; readonly text: string }>();
  const draw = (language: string, languages: readonly string[], embedded: boolean): string => {
    const at = performance.now();
    const key = `${language} ${embedded}`;
    const known = drawn.get(key);
    if (known !== undefined && at - known.at < DRAWN_FOR) return known.text;
    const config = configOf(context);
    const words = wordsOf(language, mannerOf(config));
    const source = context.source();
    const text = publicPage({ config, source, words, languages, embedded, style: STYLE, script: SCRIPT_PATH });
    drawn.set(key, { at, text });
    return text;
  };
  const answer = (request: FastifyRequest, reply: FastifyReply, embedded: boolean) => {
    const { branch } = request.params as { readonly branch: string };
    const config = configOf(context);
    if (branch !== config.branchId) return answerNotFound(request, reply);
    const languages = config.languages.filter(isSpoken);
    const { lang } = request.query as { readonly lang?: unknown };
    const language = typeof lang === 'string' && languages.includes(lang) ? lang : acceptedLanguage(request, languages);
    if (embedded) {
      // The headers of every page are on the reply already, below Fastify.
      reply.raw.removeHeader('x-frame-options');
      reply.raw.setHeader('content-security-policy', EMBEDDABLE);
    }
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-language')
      .send(draw(language, languages, embedded));
  };
  app.get(SCRIPT_PATH, { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'max-age=3600').send(SCRIPT),
  );
  app.get('/b/:branch', { schema: { hide: true } }, (request, reply) => answer(request, reply, false));
  app.get('/b/:branch/embed', { schema: { hide: true } }, (request, reply) => answer(request, reply, true));
}
