import type { Instant } from '@foyer/basics';
import { type BranchConfig, indexOf, type OpeningHours } from '@foyer/configuration';
import { calendarOf, hoursByDate } from '@foyer/configuration/calendar';
import type * as contract from '@foyer/contract';
import { languageName, type Words } from '@foyer/words';
import { Temporal } from 'temporal-polyfill';
import { branchWire, servicePartsOf, serviceWire } from '../../wire/branch-wire.ts';
import { shownNotices } from '../../wire/notice-wire.ts';
import type { WireSource } from '../../wire/source.ts';
import { type Html, html } from './html.ts';

/** A week is shown of the hours. */
const DAYS = 7;

/** What the page is drawn from. */
export interface PublicPage {
  readonly config: BranchConfig;
  readonly source: WireSource;
  readonly words: Words;
  /** Those a reader can choose from, by their tags; their names are links. */
  readonly languages: readonly string[];
  /** Within another site: without what that site has itself. */
  readonly embedded: boolean;
  /** The style sheet, and where the script is that keeps the page up to date. */
  readonly style: Html;
  readonly script: string;
}

/**
 * The branch as anybody may see it from outside: is it open and until when, what it tells everybody, the wait for each
 * service, and its hours this week. Whole without a script; with one it stays up to date.
 */
export function publicPage(page: PublicPage): string {
  const { config, source, words, languages, embedded, style, script } = page;
  const branch = branchWire(config, source);
  const name = words.text(branch.name);
  const accent = branch.looks.accent;
  return html`<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} · ${words.t('pages.branch.waits')}</title>
<link rel="icon" href="data:,">
<style>${style}${accent === null ? null : html`:root { --branch: ${accent}; }`}</style>
<script src="${script}" defer></script>
</head>
<body${embedded ? html` class="embedded"` : null}>
${
  embedded || languages.length < 2
    ? null
    : html`<nav aria-label="${words.t('pages.branch.language')}">${languages.map((tag) =>
        tag === words.language
          ? html`<b lang="${tag}">${languageName(tag)}</b>`
          : html`<a href="?lang=${tag}" lang="${tag}" hreflang="${tag}">${languageName(tag)}</a>`,
      )}</nav>`
}
<main>
<header>
${branch.looks.logo === null ? null : html`<img src="/pictures/${branch.looks.logo}" alt="">`}
<h1>${name}</h1>
${openness(branch, config, source.now, words)}
</header>
${notices(config, source, words)}
${waits(config, source, words, branch)}
${config.hours === undefined || embedded ? null : week(config.hours, config, source.now, words)}
<footer><p>${words.t('pages.branch.asOf', { time: words.clockTime(source.now) })}</p></footer>
</main>
</body>
</html>
`.text;
}

/** Is it open, and until when; or when it opens again. */
function openness(branch: contract.Branch, config: BranchConfig, now: Instant, words: Words): Html {
  if (branch.status === 'open') {
    const stretch = calendarOf(config).branchAt(now);
    const until = stretch?.open === true ? stretch.until : null;
    return html`<p class="state open"><b>${words.t('pages.branch.open')}</b> ${
      until === null ? null : words.t('pages.branch.until', { time: words.soon(until, now) })
    }</p>`;
  }
  return html`<p class="state"><b>${words.t(branch.finishing ? 'pages.branch.finishing' : 'pages.branch.closed')}</b> ${
    branch.opensAt === null ? null : words.opens(branch.opensAt, now)
  }</p>`;
}

function notices(config: BranchConfig, source: WireSource, words: Words): Html | null {
  const { languages } = config;
  const shown = shownNotices(source, 'page');
  if (shown.length === 0) return null;
  return html`<section class="notices" aria-label="${words.t('pages.branch.notices')}">${shown.map(
    ({ about, text, drill, serviceIds }) => {
      const services = indexOf(config).inOrder.filter(({ id }) => serviceIds.includes(id));
      // What is not there in the reader's language stands in the branch's first, and is said to be in it.
      const language = (text[words.language] ?? '') === '' ? (languages[0] ?? words.language) : words.language;
      return html`<article class="${about}"><h2>${words.t(`common.notice.about.${about}`)}${
        drill ? html` <strong>${words.t('common.notice.drill')}</strong>` : null
      }</h2><p lang="${language}" dir="auto">${words.text(text)}</p>${
        services.length === 0
          ? null
          : html`<small>${words.t('common.notice.for', { services: words.list(services.map(({ name: called }) => words.text(called))) })}</small>`
      }</article>`;
    },
  )}</section>`;
}

/** What is offered and how long it takes; a service that takes nobody says why. */
function waits(config: BranchConfig, source: WireSource, words: Words, branch: contract.Branch): Html | null {
  const services = indexOf(config)
    .inOrder.map((service) => serviceWire(config, service, servicePartsOf(config, service, source)))
    .filter(({ status }) => status !== 'retired');
  if (services.length === 0) return null;
  return html`<section><h2>${words.t('pages.branch.waits')}</h2><ul class="waits">${services.map(
    (service) =>
      html`<li class="${service.status}"><span>${words.text(service.name)}</span><span>${waitOf(service, branch, words)}</span></li>`,
  )}</ul></section>`;
}

function waitOf(service: contract.Service, branch: contract.Branch, words: Words): Html | string {
  const { status, estimate, message, opensAt } = service;
  switch (status) {
    case 'open':
    case 'unstaffed': {
      const wait = words.wait(estimate);
      return wait === null ? (words.noWait(estimate) ?? '') : html`<b>${wait}</b>`;
    }
    case 'closed':
      return branch.status === 'open' && opensAt !== null
        ? words.t('pages.branch.from', { time: words.clockTime(opensAt) })
        : words.t('kiosk.closed.closed');
    case 'suspended':
      return message === null ? words.t('kiosk.closed.suspended') : html`<bdi>${message}</bdi>`;
    default:
      return words.t(`kiosk.closed.${status}`);
  }
}

/** The hours of today and the days after it, with the exceptions among them. */
function week(hours: OpeningHours, config: BranchConfig, now: Instant, words: Words): Html {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(config.timeZone).toPlainDate();
  const hoursOn = hoursByDate(hours);
  const rows = Array.from({ length: DAYS }, (_, ahead) => {
    const date = today.add({ days: ahead });
    const { spans, exception } = hoursOn(date);
    const why = exception === null ? null : words.text(exception.name);
    const times = spans.map(({ from, until }) =>
      words.t('pages.branch.span', { from: timeOf(from, words), until: timeOf(until, words) }),
    );
    return html`<tr${ahead === 0 ? html` class="today"` : null}><th scope="row">${words.day(date.toString(), 'short')}${
      why === null || why === '' ? null : html` <small>${why}</small>`
    }</th><td>${times.length === 0 ? words.t('pages.branch.closed') : times.map((time) => html`<span>${time}</span> `)}</td></tr>`;
  });
  return html`<section><h2>${words.t('pages.branch.hours')}</h2><table><tbody>${rows}</tbody></table></section>`;
}

/** `09:00` as the branch writes it; `24:00` is midnight. */
function timeOf(time: string, words: Words): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return words.timeOfDay(hour % 24, minute);
}
