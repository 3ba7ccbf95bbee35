import { readFileSync } from 'node:fs';
import { languageName, type Words } from '@foyer/words';
import { acceptedLanguage, isSpoken, LANGUAGES, wordsOf } from '@foyer/words/catalogue';
import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../http/public-page/html.ts';
import { CALLBACK_FAULTS, PROVIDER_FAULTS, REFUSAL_CODES } from './faults.ts';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const STYLES = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
/** What the page loads, by its name below the page; a style sheet may differ from those before it. */
const FILES = [
  ['plain.css', STYLES, read('../http/plain-page.css')],
  ['page.css', STYLES, read('page/page.css')],
  ['panel.css', STYLES, read('page/panel.css')],
  ['device.css', STYLES, read('page/device.css')],
  ['conversation.css', STYLES, read('page/conversation.css')],
  ['page.js', SCRIPT, read('page/page.js')],
  ['conversation.js', SCRIPT, read('page/conversation.js')],
  ['panel.js', SCRIPT, read('page/panel.js')],
] as const;

/** Nothing but what is served beside it: what stands in messages can do nothing on the page. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Serves the page that shows the telephones and what comes to them, in its reader's language or the one of `?lang=`.
 *
 * @param prefix where the page is; its control is below it, at `control`
 */
export function servePhonePage(app: FastifyInstance, prefix: string): void {
  for (const [name, type, text] of FILES) {
    app.get(`${prefix}/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(text),
    );
  }
  for (const path of [prefix, `${prefix}/`]) {
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      const { lang } = request.query as { readonly lang?: unknown };
      const language = typeof lang === 'string' && isSpoken(lang) ? lang : acceptedLanguage(request);
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('vary', 'accept-language')
        .header('content-security-policy', POLICY)
        .send(phonePage(wordsOf(language, null), prefix));
    });
  }
}

/** The page before anything is known of what it shows; its script asks for that. */
function phonePage(words: Words, prefix: string): string {
  const { t } = words;
  return html`<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('phone.title')} · Foyer</title>
<link rel="icon" href="data:,">
${FILES.filter(([, type]) => type === STYLES).map(
  ([name]) => html`<link rel="stylesheet" href="${prefix}/${name}">
`,
)}<script type="module" src="${prefix}/page.js"></script>
</head>
<body data-control="${prefix}/control" data-words="${JSON.stringify(scriptWords(words))}">
<header class="top">
<div><p class="product">Foyer</p><h1>${t('phone.title')}</h1></div>
<p class="trouble" id="trouble" role="status"></p>
<nav aria-label="${t('pages.branch.language')}">${LANGUAGES.map((tag) =>
    tag === words.language
      ? html`<b lang="${tag}">${languageName(tag)}</b>`
      : html`<a href="?lang=${tag}" lang="${tag}" hreflang="${tag}">${languageName(tag)}</a>`,
  )}</nav>
</header>
<main>
${phones(words)}
${device(words)}
${panel(words)}
</main>
</body>
</html>
`.text;
}

function phones({ t }: Words): Html {
  return html`<section class="phones" aria-labelledby="phones-title">
<p class="intro">${t('phone.intro')}</p>
<div class="card">
<div class="head"><h2 id="phones-title">${t('phone.phones')}</h2><button type="button" class="quiet" id="forget" disabled>${t('phone.forget')}</button></div>
<p class="none" id="no-phones">${t('phone.noPhones')}</p>
<ul id="phones"></ul>
</div>
</section>`;
}

/** The telephone itself. Its clock and signal are decoration. */
function device({ t }: Words): Html {
  return html`<section class="stage" aria-label="${t('phone.device')}">
<div class="device" id="device">
<div class="screen">
<div class="bar" aria-hidden="true"><span id="clock"></span><span class="island"></span><span class="signal"><i></i><i></i><i></i><i></i></span></div>
<div class="sender" id="sender" hidden><svg viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="20"/><path d="M13 29V13.4A2 2 0 0 1 15 11.4h8"/><path class="door" d="M18.4 14.6 27 11.6v17L18.4 29z"/></svg><bdi dir="ltr" id="sender-name"></bdi></div>
<div class="empty" id="empty"><svg viewBox="0 0 48 48" aria-hidden="true"><path d="M8 12a5 5 0 0 1 5-5h22a5 5 0 0 1 5 5v16a5 5 0 0 1-5 5H22l-9 8v-8a5 5 0 0 1-5-5z"/><path d="M16 17h16M16 24h10"/></svg>
<b>${t('phone.emptyTitle')}</b><p>${t('phone.empty')}</p></div>
<div class="bubbles" id="bubbles" role="log" aria-label="${t('phone.messages')}" tabindex="-1"></div>
<form class="reply" id="reply"><textarea id="text" rows="1" maxlength="1600" dir="auto" aria-label="${t('phone.reply')}" placeholder="${t('phone.reply')}" disabled></textarea>
<button id="send" aria-label="${t('phone.send')}" disabled><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12 20 4.5 15.5 20l-4-6.2z"/><path d="m11.5 13.8 8.5-9.3"/></svg></button></form>
<span class="home" aria-hidden="true"></span>
</div>
</div>
<label class="choice reach"><input type="checkbox" role="switch" id="reach" disabled><span><b>${t('phone.reach')}</b><small>${t('phone.reachEffect')}</small></span></label>
</section>`;
}

function panel(words: Words): Html {
  const { t } = words;
  const codes = REFUSAL_CODES.map(
    (code) => html`<option value="${code}">${t(`phone.code.${code}`)} (${code})</option>`,
  );
  const reason = html`<label class="code" id="code-row" hidden><span>${t('phone.reason')}</span><select id="code">${codes}</select></label>`;
  const faults = PROVIDER_FAULTS.map((fault) => [
    choice('provider', fault, t(`phone.faults.${fault}.name`), t(`phone.faults.${fault}.effect`)),
    fault === 'refuses' ? reason : null,
  ]);
  const told = CALLBACK_FAULTS.map((fault) =>
    choice('callbacks', fault, t(`phone.told.${fault}.name`), t(`phone.told.${fault}.effect`)),
  );
  return html`<section class="panel card" aria-labelledby="provider-title">
<div class="head"><h2 id="provider-title">${t('phone.provider')}</h2><button type="button" class="quiet" id="reset" disabled>${t('phone.reset')}</button></div>
<div class="choices" role="radiogroup" aria-labelledby="provider-title">${faults}</div>
<h2 id="callbacks-title">${t('phone.callbacks')}</h2>
<div class="choices" role="radiogroup" aria-labelledby="callbacks-title">${told}</div>
</section>`;
}

function choice(name: string, value: string, title: string, effect: string): Html {
  return html`<label class="choice"><input type="radio" name="${name}" value="${value}"><span><b>${title}</b><small>${effect}</small></span></label>`;
}

/** The sentences of what the script makes; a value that only it knows stays open. */
function scriptWords({ t }: Words) {
  return {
    lost: t('phone.lost'),
    refused: t('phone.refused'),
    unread: t('phone.unread', { number: '{{number}}' }),
    markRead: t('phone.markRead'),
    status: {
      delivered: t('phone.status.delivered'),
      undelivered: t('phone.status.undelivered'),
      read: t('phone.status.read'),
      receiving: t('phone.status.receiving'),
      received: t('phone.status.received'),
      failed: t('phone.status.failed'),
    },
  };
}
