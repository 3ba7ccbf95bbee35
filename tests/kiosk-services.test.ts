import { type CategoryId, manualClock, type ServiceId } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { MORNING, startTestBranch, type TestBranch, value } from './harness/test-branch.ts';

const pictures = process.env.FOYER_PICTURES;
let browser: Browser;
let branch: TestBranch | null;

beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(() => {
  branch = null;
});
afterEach(() => branch?.close());

/** The demo's branch with these services only. */
const withServices = (count: number): typeof demoBranch => {
  const services = demoBranch.services.slice(0, count);
  const ids = services.map(({ id }) => id);
  return {
    ...demoBranch,
    marks: [],
    services,
    profiles: demoBranch.profiles.slice(0, 1).map((profile) => ({ ...profile, tiers: [ids] })),
    counters: demoBranch.counters.slice(0, 3),
  };
};
const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1920, height: 1080 };
const openServices = async (address: string, language: string, viewport = UPRIGHT): Promise<Page> => {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await page.goto(`${address}/kiosk/?scheme=light`);
  await page.locator(`.language-card:has([lang="${language}"])`).click();
  await page.locator('.services').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page;
};
const box = async (page: Page, selector: string, at = 0) => {
  const found = await page.locator(selector).nth(at).boundingBox();
  if (found === null) throw new Error(`${selector} is not on the screen`);
  return found;
};

const nobody = [
  { language: 'en', ahead: '1 person ahead of you', tells: 'Waiting time not known yet' },
  { language: 'ar', ahead: 'شخص واحد قبلك', tells: 'لا يمكن تقدير مدة الانتظار بعد' },
] as const;
test.for(nobody)(
  'KIOSK-33: without minutes it says how many are ahead and that nobody knows: $language',
  async (said) => {
    branch = await startTestBranch({ clock: manualClock(MORNING) });
    const agent = await branch.signIn('agent');
    value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
    value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
    const page = await openServices(branch.address, said.language);
    const card = page.locator('button.card').first();
    await card.getByText(said.ahead).waitFor();
    await expect.poll(() => card.textContent()).toContain(said.tells);
    // In the letters and lines of the language itself, what is shown at once has room.
    const hidden = () => page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight);
    expect(await hidden()).toBeLessThanOrEqual(1);
    await card.click();
    await page.locator('.paper-number').waitFor();
    const facts = (await page.locator('.paper-facts').textContent()) ?? '';
    expect(facts).toContain(said.tells);
    expect(facts).toMatch(said.language === 'en' ? /1 person ahead of you/ : /شخص واحد قبلك/);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-nobody-${said.language}.png` });
    await page.close();
  },
);

const unstaffed = [
  {
    language: 'en',
    noCounter: 'Nobody serves this just now',
    noneAtAll: 'Nobody is serving at the moment. You can take a ticket and wait.',
    ahead: '1 person ahead of you',
    next: 'You would be next',
  },
  {
    language: 'ar',
    noCounter: 'لا أحد يقدّم هذه الخدمة الآن',
    noneAtAll: 'لا أحد يقدّم الخدمة في هذه اللحظة. يمكنك أخذ تذكرة والانتظار.',
    ahead: 'شخص واحد قبلك',
    next: 'ستكون التالي',
  },
] as const;
test.for(unstaffed)(
  'KIOSK-36: a service that no open counter serves says so on its card; one line is enough where nobody waits: $language',
  async ({ language, noCounter, noneAtAll, ahead, next }) => {
    branch = await startTestBranch({ clock: manualClock(MORNING) });
    const agent = await branch.signIn('agent');
    const page = await openServices(branch.address, language);
    const facts = () =>
      page
        .locator('button.card')
        .evaluateAll((cards) =>
          cards.map((card) => [...card.querySelectorAll('.card-fact')].map((fact) => fact.textContent)),
        );
    await page.getByText(noneAtAll).waitFor();
    expect((await facts()).flat()).toEqual([]);
    value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
    await expect.poll(async () => (await facts())[0]).toEqual([ahead]);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-unstaffed-${language}.png` });
    value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
    value(await agent.call('callNext', { params: { counterId: 'counter-1' } }));
    await expect.poll(async () => (await facts())[0]).toEqual([next]);
    expect((await facts()).at(-1)).toEqual([noCounter]);
    expect(await page.getByText(noneAtAll).count()).toBe(0);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-next-${language}.png` });
    await page.close();
  },
);

test.for(['en', 'ar'])(
  'KIOSK-34: one or two services are large cards below each other, with an arrow: %s',
  async (language) => {
    for (const count of [1, 2]) {
      await branch?.close();
      const settings = { branch: withServices(count) };
      branch = await startTestBranch({ clock: manualClock(MORNING), settings });
      const page = await openServices(branch.address, language);
      await expect.poll(() => page.locator('button.card').count()).toBe(count);
      const screen = await box(page, '.services');
      const boxes = await Promise.all(Array.from({ length: count }, (_, at) => box(page, 'button.card', at)));
      for (const [at, card] of boxes.entries()) {
        expect(card.height).toBeGreaterThan(300);
        expect(card.y + card.height).toBeGreaterThan(screen.y + screen.height / 2);
        expect(card.y).toBeGreaterThan((boxes[at - 1]?.y ?? 0) + (boxes[at - 1]?.height ?? 0));
        const [name, arrow] = [await box(page, '.card-name', at), await box(page, '.card-go', at)];
        expect(name.x < arrow.x).toBe(language === 'en');
      }
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-few-${count}-${language}.png` });
      await page.close();
    }
  },
);

test('KIOSK-34: a card without a neighbour says its wait beside its name', async () => {
  branch = await startTestBranch({ clock: manualClock(MORNING), settings: { branch: withServices(3) } });
  value(await (await branch.signIn('agent')).call('openCounter', { params: { counterId: 'counter-1' } }));
  const page = await openServices(branch.address, 'en');
  const [name, facts] = [await box(page, '.card-name', 2), await box(page, '.card-facts', 2)];
  expect(facts.x).toBeGreaterThan(name.x + name.width - 1);
  expect(Math.abs(facts.y + facts.height / 2 - (name.y + name.height / 2))).toBeLessThan(8);
  await page.close();
});

/** How much of the screen's middle can be seen by scrolling only, in pixels. */
const hidden = (page: Page) => page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight);

test('KIOSK-34: the demo’s eight services fit on an upright screen without scrolling, in Arabic too', async () => {
  branch = await startTestBranch({ clock: manualClock(MORNING) });
  for (const language of ['en', 'ar']) {
    const page = await openServices(branch.address, language);
    await expect.poll(() => page.locator('button.card').count()).toBe(demoBranch.services.length);
    expect(await hidden(page)).toBeLessThanOrEqual(0);
    await page.close();
  }
});

/** Somebody waits, so that the cards have all that they can say. */
const startBusy = async () => {
  const settings = { branch: { ...demoBranch, languages: ['en', 'ar', 'de-XA'] } };
  branch = await startTestBranch({ clock: manualClock(MORNING), settings });
  const agent = await branch.signIn('agent');
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  for (let count = 0; count < 3; count++) value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  return branch.address;
};

test.for(['en', 'ar', 'de-XA'])(
  'KIOSK-47: on a screen that lies categories stand side by side, and services and ticket are wholly in sight: %s',
  async (language) => {
    const page = await openServices(await startBusy(), language, LYING);
    await expect.poll(() => page.locator('button.card').count()).toBe(demoBranch.services.length);
    const tops = await page
      .locator('.group')
      .evaluateAll((groups) => groups.map((group) => group.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    expect(await hidden(page)).toBeLessThanOrEqual(0);
    await page.locator('button.card').first().click();
    await page.locator('.paper-number').waitFor();
    expect(await hidden(page)).toBeLessThanOrEqual(0);
    await page.locator('.bar-button').first().click();
    await page.locator('.access-switch').first().click();
    await page.locator('.window-actions button').click();
    expect(await hidden(page)).toBeLessThanOrEqual(0);
    await page.close();
  },
);

test('KIOSK-26: where a language’s words leave no room for all services the customer chooses a category first', async () => {
  const page = await openServices(await startBusy(), 'de-XA');
  const cards = page.locator('.category-card');
  await expect.poll(() => cards.count()).toBe(demoBranch.categories.length);
  expect(await hidden(page)).toBeLessThanOrEqual(0);
  await cards.first().click();
  await page.locator('.group').waitFor();
  expect(await hidden(page)).toBeLessThanOrEqual(0);
  await page.locator('.head .bar-button').click();
  await page.locator('.bar-button:has-text("Deutsch")').click();
  await page.locator('.window .language-card').first().click();
  await expect.poll(() => page.locator('.group').count()).toBe(demoBranch.categories.length);
  await page.close();
});

/** Sixteen services in a tree: two categories below one, and one that leads to a single other one. */
const inTree = (): typeof demoBranch => {
  const ids = { all: 'all-money', daily: 'daily', abroad: 'abroad', home: 'home', loans: 'home-loans' } as const;
  const placeOf = [ids.daily, ids.daily, ids.abroad, ids.loans];
  const category = (id: string, en: string, ar: string, parentId?: string) => ({
    id: id as CategoryId,
    name: { en, ar },
    ...(parentId === undefined ? {} : { parentId: parentId as CategoryId }),
  });
  const services = demoBranch.services.flatMap((service, at) =>
    ['', '-more'].map((more) => ({
      ...service,
      id: `${service.id}${more}` as ServiceId,
      categoryId: placeOf[at % placeOf.length] as CategoryId,
      name: { en: `${service.name.en}${more}`, ar: `${service.name.ar} ${more}` },
    })),
  );
  return {
    ...demoBranch,
    marks: [],
    categories: [
      category(ids.all, 'Money', 'المال'),
      category(ids.daily, 'Every day', 'كل يوم', ids.all),
      category(ids.abroad, 'Abroad', 'في الخارج', ids.all),
      category(ids.home, 'Home', 'المنزل'),
      category(ids.loans, 'Buying a home', 'شراء منزل', ids.home),
    ],
    services,
    profiles: demoBranch.profiles.map((profile) => ({ ...profile, tiers: [services.map(({ id }) => id)] })),
  };
};

test.for([
  { language: 'en', viewport: UPRIGHT, names: ['Money', 'Buying a home'], below: ['Every day', 'Abroad'] },
  { language: 'ar', viewport: LYING, names: ['المال', 'شراء منزل'], below: ['كل يوم', 'في الخارج'] },
])(
  'KIOSK-60: the tree is asked one level at a time, with a way back, and a level with one choice is passed over: $language',
  async ({ language, viewport, names, below }) => {
    branch = await startTestBranch({ clock: manualClock(MORNING), settings: { branch: inTree() } });
    const page = await openServices(branch.address, language, viewport);
    const cards = () => page.locator('.category-card .card-name').allTextContents();
    await expect.poll(cards).toEqual(names);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-tree-${language}.png` });
    await page.locator('.category-card').first().click();
    await expect.poll(cards).toEqual(below);
    expect(await page.locator('h1').textContent()).toBe(names[0]);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/kiosk-tree-below-${language}.png` });
    await page.locator('.category-card').nth(1).click();
    await page.locator('button.card:not(.category-card)').first().waitFor();
    expect(await page.locator('button.card').count()).toBe(4);
    await page.locator('.head .bar-button').click();
    await expect.poll(cards).toEqual(below);
    await page.locator('.head .bar-button').click();
    await expect.poll(cards).toEqual(names);
    await page.close();
  },
);
