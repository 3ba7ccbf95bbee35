import { readFileSync } from 'node:fs';
import { acceptedLanguage, LANGUAGES, wordsOf } from '@foyer/words/catalogue';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem, sendProblem } from './problems.ts';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const STYLE = read('plain-page.css') + read('not-found-page.css');

const PLACES = ['kiosk', 'signage', 'dashboard'] as const;

/**
 * The page for a person whose address leads nowhere: says so and leads on, in their language, and says so in the others.
 * Nothing of what was asked for is repeated in it.
 */
function notFoundPage(request: FastifyRequest): string {
  const language = acceptedLanguage(request);
  const { t, direction } = wordsOf(language, null);
  const heading = t('pages.notFound.title');
  const links = PLACES.map(
    (place) =>
      `<li><a href="/${place}"><b>${t(`pages.notFound.${place}`)}</b><span>${t(`pages.notFound.${place}For`)}</span>` +
      `<bdi dir="ltr">/${place}</bdi></a></li>`,
  );
  const others = LANGUAGES.filter((other) => other !== language).map((other) => {
    const words = wordsOf(other, null);
    return `<p lang="${other}" dir="${words.direction}">${words.t('pages.notFound.title')}</p>`;
  });
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} · Foyer</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
<rect width="40" height="40" rx="12"/>
<path class="frame" d="M12 31V11.5A2.5 2.5 0 0 1 14.5 9H24"/>
<path class="door" d="M18 13.2 28 9.6v21L18 31z"/>
<circle cx="21.2" cy="21.6" r="1.4"/>
</svg>
<h1>${heading}</h1>
<p>${t('pages.notFound.text')}</p>
<ul>
${links.join('\n')}
</ul>
<div class="others">
${others.join('\n')}
</div>
</main>
</body>
</html>
`;
}

/** A person at a browser asks for pages; programs, and what pages load, ask for anything. */
function isForReading({ method, url, headers }: FastifyRequest): boolean {
  const { accept = '' } = headers;
  return (method === 'GET' || method === 'HEAD') && accept.includes('text/html') && !url.startsWith('/api/');
}

/** Answers an address where there is nothing: people with a page that leads on, programs with problem details. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // The same address is answered in two ways, and one of them in several languages.
  void reply.header('vary', 'accept, accept-language');
  if (!isForReading(request))
    return sendProblem(reply, new HttpProblem('not-found', 'There is nothing at this address.'));
  return reply
    .code(404)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(notFoundPage(request));
}
