import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { manualClock } from '@foyer/basics';
import { demoBranch, demoStaff } from '@foyer/branch-server';
import { wordsOf } from '@foyer/words/catalogue';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { startTestKiosk } from './harness/kiosk.ts';
import { wordFaults } from './harness/page-words.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const LANGUAGES = ['de-XA', 'ar-XB'] as const;
type PseudoLanguage = (typeof LANGUAGES)[number];

/** What the branch writes itself has no letters here, so that all letters are Foyer's. */
const wordless = <T extends { readonly id: string; readonly name: object }>(list: readonly T[]): T[] =>
  list.map((item, index) => ({ ...item, name: { en: `#${index + 1}` } }));
const branchWithoutWords: typeof demoBranch = {
  ...demoBranch,
  name: { en: '#0' },
  languages: [...LANGUAGES],
  locale: 'de-DE',
  categories: wordless(demoBranch.categories),
  services: wordless(demoBranch.services),
  profiles: wordless(demoBranch.profiles),
  classes: wordless(demoBranch.classes),
  segments: wordless(demoBranch.segments),
  tags: wordless(demoBranch.tags),
  outcomes: wordless(demoBranch.outcomes),
  marks: wordless(demoBranch.marks),
  reasons: {
    ...demoBranch.reasons,
    escalation: demoBranch.reasons.escalation.map(({ guidance, ...reason }) =>
      guidance === undefined ? reason : { ...reason, guidance: { en: '#1' } },
    ),
  },
  counters: demoBranch.counters.map((counter) => ({ ...counter, zone: { en: `#${counter.number}` } })),
};
// Names are not written in the pseudo-languages: each needs its own first.
const inLanguage = (language: PseudoLanguage): typeof demoBranch => {
  const named = JSON.parse(JSON.stringify(branchWithoutWords).replaceAll('{"en":', `{"${language}":`));
  return { ...named, languages: [language, ...LANGUAGES.filter((other) => other !== language)] };
};

/** Letters that `Intl` and react-aria write for the page (months, days, units; what closes a window), numbers of tickets, names of languages and accounts. */
const ALLOWED: Readonly<Record<PseudoLanguage, RegExp>> = {
  'de-XA':
    /Foyer|Deutsch|العربية|\b[A-H]\d{3}\b|(Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|\b(Mo|Di|Mi|Do|Fr|Sa|So)\b|März|Februar|April|\bNov\.|\bund\b|\bTag\b|\bMonat\b|\bJahr\b|Schließen|Weiter|ausgewählt|English|Feb\b|Mär\b|Std\.|Min\.|Sek\.|Stunden?|Minuten?|Sekunden?|\b(agent2?|supervisor|manager|admin|foyer-demo)\b|Kiosk 1/,
  'ar-XB':
    /Foyer|Deutsch|English|العربية|\b[A-H]\d{3}\b|\p{Script=Arabic}+|\b(agent2?|supervisor|manager|admin|foyer-demo)\b|Kiosk 1/u,
};

/** The pages of the settings, an entry of each list among them. */
const SETTINGS = [
  'branch',
  'services',
  'services/cash',
  'services/categories/everyday',
  'counters/counter-1',
  'profiles/teller',
  'classes/standard',
  'policy',
  'outcomes',
] as const;
/** Ids, and what react-aria calls the buttons that open and fold, too. */
const IDS = /\b(cash|everyday|counter-1|teller|standard|UTC)\b|Empfehlungen anzeigen|Reduzieren/;
const ALLOWED_IN_SETTINGS: Readonly<Record<PseudoLanguage, RegExp>> = {
  'de-XA': new RegExp(`${ALLOWED['de-XA'].source}|${IDS.source}`, 'u'),
  'ar-XB': new RegExp(`${ALLOWED['ar-XB'].source}|${IDS.source}`, 'u'),
};

/** The lobby's screen is in both at once. */
const ON_SCREEN = new RegExp(LANGUAGES.map((language) => ALLOWED[language].source).join('|'), 'u');

let browser: Browser;
let branch: TestBranch;
let clock: ReturnType<typeof manualClock>;
let agent: SignedIn;
let supervisor: SignedIn;
const closing: (() => Promise<unknown>)[] = [];

async function start(language: PseudoLanguage): Promise<void> {
  clock = manualClock(MORNING);
  const staff = demoStaff.map((person, index) => ({ ...person, displayName: `#${index + 1}` }));
  branch = await startTestBranch({ clock, settings: { branch: inLanguage(language), staff } });
  closing.push(() => branch.close());
  [agent, supervisor] = await Promise.all([branch.signIn('agent'), branch.signIn('supervisor')]);
}

beforeAll(async () => {
  browser = await sharedBrowser();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const issue = async (language: string, serviceId = 'cash') =>
  value(await agent.call('issueTicket', { body: { serviceId, language } }));

/** Takes a picture where a folder for pictures is named, and finds nothing wrong with the words. */
async function expectWordsRight(
  page: Page,
  language: PseudoLanguage,
  name: string,
  allowed = ALLOWED[language],
): Promise<void> {
  const faults = await wordFaults(page, allowed);
  const pictures = process.env.FOYER_PICTURES;
  if (pictures !== undefined) {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${name}-${language}.png`) });
  }
  expect.soft(faults, `${name}: ${faults.join('; ')}`).toEqual([]);
}

async function openDashboard(account: Parameters<TestBranch['signIn']>[0] | null, place: string, language: string) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  closing.push(() => context.close());
  await context.addInitScript(
    (state) => localStorage.setItem('foyer.dashboard', JSON.stringify({ state, version: 0 })),
    { language, scheme: 'light', shortcuts: true },
  );
  if (account !== null) {
    const [name = '', cookie = ''] = (await branch.signIn(account)).cookie.split('=');
    await context.addCookies([{ name, value: cookie, url: branch.address }]);
  }
  const page = await context.newPage();
  await page.goto(`${branch.address}/dashboard${place}`);
  return page;
}

test.each(LANGUAGES)('WORDS-4: words that are not translated or are glued together are found: %s', async (language) => {
  const words = wordsOf(language, { ...demoBranch, counterNoun: demoBranch.words.counter });
  const { t } = words;
  const [back, ahead] = [t('kiosk.back'), t('common.ahead', { count: 3 })];
  const minutes = words.wait({ kind: 'minutes', aboutMinutes: 10, mostMinutes: 25 }) ?? '';
  const page = await browser.newPage();
  closing.push(() => page.close());
  const faultsOf = async (text: string) => {
    await page.setContent(`<p>${text}</p>`);
    return wordFaults(page, ALLOWED[language]);
  };
  for (const right of [
    back,
    ahead,
    minutes,
    t('mobile.outgrown', { said: minutes }),
    `${back} · ${ahead}`,
    `A042 ${back}`,
  ])
    expect(await faultsOf(right)).toEqual([]);
  for (const text of ['Start over', `${back} Start over`, ahead.replace('⟧', '⟧ Start over')])
    expect(await faultsOf(text)).toEqual([expect.stringMatching(/^untranslated: /)]);
  for (const text of [`${back} ${ahead}`, `${minutes}, ${back}`])
    expect(await faultsOf(text)).toEqual([expect.stringMatching(/^glued together: /)]);
});

describe.each(LANGUAGES)(
  'WORDS-4: in the pseudo-language %s nothing is cut off, overlaps, or is left untranslated',
  (language) => {
    test('at the counter', async () => {
      await start(language);
      const signIn = await openDashboard(null, '', language);
      await signIn.locator('form').waitFor();
      await expectWordsRight(signIn, language, 'sign-in');
      const page = await openDashboard('agent', '/counter', language);
      await page.locator('.choose-grid li').first().waitFor();
      await expectWordsRight(page, language, 'choose-counter');
      value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
      value(await agent.call('issueTicket', { body: { serviceId: 'cash', language, furtherServiceIds: ['cards'] } }));
      for (let count = 0; count < 6; count += 1) await issue(language, count % 2 === 0 ? 'cash' : 'cards');
      await page.goto(`${branch.address}/dashboard/counter/counter-1`);
      await page.locator('.current[data-stage=none]').waitFor();
      await expectWordsRight(page, language, 'counter-free');
      await page.keyboard.press('d');
      await page.getByRole('dialog').waitFor();
      await expectWordsRight(page, language, 'dialog-d');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('n');
      await page.locator('.current[data-stage=called]').waitFor();
      await page.keyboard.press('s');
      await page.locator('.current[data-stage=serving]').waitFor();
      await expectWordsRight(page, language, 'counter-serving');
      for (const key of ['h', 't', 'v', 'f', 'e', '?']) {
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        await expectWordsRight(page, language, `dialog-${key === '?' ? 'help' : key}`);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    });

    test('on the floor, among devices and in reports', async () => {
      await start(language);
      await branch.pair('kiosk', '#1');
      value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
      for (let count = 0; count < 12; count += 1) await issue(language, ['cash', 'cards', 'loans'][count % 3]);
      const called = value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
      value(await agent.call('escalate', { params: { visitId: called.visit.id }, body: { reason: 'complaint' } }));
      value(
        await supervisor.call('suspendService', { params: { serviceId: 'exchange' }, body: { reason: 'technical' } }),
      );
      clock.advance(25 * 60_000);
      const page = await openDashboard('admin', '/floor', language);
      await page.locator('.visits-table tbody tr').first().waitFor();
      await expectWordsRight(page, language, 'floor');
      await page.goto(`${branch.address}/dashboard/settings/devices`);
      await page.locator('.devices table').waitFor();
      await expectWordsRight(page, language, 'devices');
      await page.goto(`${branch.address}/dashboard/people`);
      await page.locator('.people-list table').waitFor();
      await expectWordsRight(page, language, 'people');
      await page.locator('.people-list tbody button').first().click();
      await page.getByRole('dialog').waitFor();
      await expectWordsRight(page, language, 'person');
      await page.keyboard.press('Escape');
      await page.locator('.people-tools label').nth(1).click();
      await page.locator('.role-matrix').waitFor();
      await expectWordsRight(page, language, 'roles');
      for (const place of SETTINGS) {
        await page.goto(`${branch.address}/dashboard/settings/${place}`);
        await page.locator('.section-body :is(.tree-row, .form-group)').first().waitFor();
        await expectWordsRight(page, language, `settings-${place.replaceAll('/', '-')}`, ALLOWED_IN_SETTINGS[language]);
      }
      await page.locator('.list-side .tree-row').first().click();
      await page.locator('.entry-actions button').first().click();
      await page.getByRole('dialog').waitFor();
      await expectWordsRight(page, language, 'settings-add', ALLOWED_IN_SETTINGS[language]);
      await page.goto(`${branch.address}/dashboard/reports`);
      const tabs = page.getByRole('tab');
      await tabs.first().waitFor();
      for (let tab = 0; tab < (await tabs.count()); tab += 1) {
        await tabs.nth(tab).click();
        await page.locator('.report-chart .chart svg, .reports .fy-empty').first().waitFor();
        await expectWordsRight(page, language, `reports-${tab}`);
      }
      await page.locator('.report-days .fy-date-open').first().click();
      await page.locator('.fy-calendar').waitFor();
      await expectWordsRight(page, language, 'calendar');
      await page.keyboard.press('Escape');
      await page.locator('button:has(.fy-language)').click();
      await page.getByRole('menuitemradio').first().waitFor();
      await expectWordsRight(page, language, 'languages');
    });

    test('on the lobby’s screen and the phone', async () => {
      await start(language);
      const screen = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      closing.push(() => screen.close());
      await screen.goto(`${branch.address}/signage/`);
      // Until a screen has the words of its own languages it says what it has to in the browser's.
      await screen.locator(`.idle [lang="${language}"]`).first().waitFor();
      await expectWordsRight(screen, language, 'screen-idle', ON_SCREEN);
      value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
      const second = await branch.signIn('agent2');
      value(await second.call('openCounter', { params: { counterId: 'counter-2' } }));
      const first = await issue(language);
      await issue(language);
      const waiting = await issue(language);
      const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
      closing.push(() => phone.close());
      await phone.goto(`${branch.address}${new URL(waiting.ticket.url).pathname}`);
      await phone.locator('.estimate').waitFor();
      await expectWordsRight(phone, language, 'phone-waiting');
      value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
      value(await second.call('callNext', { params: { counterId: 'counter-2' } }));
      await screen.locator('.stage[data-count="2"]').waitFor();
      await expectWordsRight(screen, language, 'screen-two-calls', ON_SCREEN);
      await phone.goto(`${branch.address}${new URL(first.ticket.url).pathname}`);
      await phone.locator('.called').waitFor();
      await expectWordsRight(phone, language, 'phone-called');
    });

    test.each([
      ['portrait', { width: 1080, height: 1920 }],
      ['landscape', { width: 1920, height: 1080 }],
    ] as const)('at the kiosk, %s', async (shape, size) => {
      await start(language);
      value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
      const kiosk = await startTestKiosk(branch.address, { screen: { viewport: size } });
      closing.push(() => kiosk.close());
      const page = await kiosk.page();
      await page.locator('.language-card').first().waitFor();
      await page.locator(`.language-card:has([lang="${language}"])`).click();
      await page.locator('button.card').first().waitFor();
      await expectWordsRight(page, language, `kiosk-services-${shape}`);
      await page.locator('button.card').first().click();
      await page.locator('.paper-number').waitFor();
      await expectWordsRight(page, language, `kiosk-ticket-${shape}`);
    });
  },
);
