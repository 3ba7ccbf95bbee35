import { readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem, sendProblem } from './problems.ts';

const STYLE = readFileSync(new URL('not-found-page.css', import.meta.url), 'utf8');

interface Words {
  readonly direction: 'ltr' | 'rtl';
  readonly heading: string;
  readonly text: string;
  readonly places: Readonly<Record<'/kiosk' | '/signage' | '/dashboard', readonly [name: string, purpose: string]>>;
}

const WORDS: Readonly<Record<'en' | 'ar', Words>> = {
  en: {
    direction: 'ltr',
    heading: 'There is nothing at this address',
    text: 'Foyer is running. Perhaps you are looking for one of these:',
    places: {
      '/kiosk': ['Kiosk', 'Take a ticket'],
      '/signage': ['Lobby screen', 'Calls and waiting times'],
      '/dashboard': ['Dashboard', 'For staff: counter, floor, reports'],
    },
  },
  ar: {
    direction: 'rtl',
    heading: 'لا يوجد شيء في هذا العنوان',
    text: 'نظام Foyer يعمل. لعلك تبحث عن إحدى هذه الصفحات:',
    places: {
      '/kiosk': ['الكشك', 'لأخذ تذكرة'],
      '/signage': ['شاشة الصالة', 'النداءات وأوقات الانتظار'],
      '/dashboard': ['لوحة الموظفين', 'الشباك والصالة والتقارير'],
    },
  },
};

/** The first of the two languages that a browser prefers; its list is in order of preference. */
function preferred(acceptLanguage: string): 'en' | 'ar' {
  for (const range of acceptLanguage.toLowerCase().split(',')) {
    const language = range.trim().slice(0, 2);
    if (language === 'en' || language === 'ar') return language;
  }
  return 'en';
}

/**
 * The page for a person whose address leads nowhere: says so and leads on, in one language, and says so in the other.
 * Nothing of what was asked for is repeated in it.
 */
function notFoundPage(acceptLanguage: string): string {
  const language = preferred(acceptLanguage);
  const other = language === 'en' ? 'ar' : 'en';
  const { direction, heading, text, places } = WORDS[language];
  const links = Object.entries(places).map(
    ([place, [name, purpose]]) =>
      `<li><a href="${place}"><b>${name}</b><span>${purpose}</span><bdi dir="ltr">${place}</bdi></a></li>`,
  );
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
<p>${text}</p>
<ul>
${links.join('\n')}
</ul>
<p class="other" lang="${other}" dir="${WORDS[other].direction}">${WORDS[other].heading}.</p>
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
  // The same address is answered in two ways, and one of them in two languages.
  void reply.header('vary', 'accept, accept-language');
  if (!isForReading(request))
    return sendProblem(reply, new HttpProblem('not-found', 'There is nothing at this address.'));
  return reply
    .code(404)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(notFoundPage(request.headers['accept-language'] ?? ''));
}
