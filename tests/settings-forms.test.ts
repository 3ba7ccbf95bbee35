import { describe, expect, it } from 'vitest';
import { branch, chooseLanguage, issue, open, press } from './harness/dashboard-pages.ts';
import { violations } from './harness/page-looks.ts';
import { choose, pick, rowNames, save, stored } from './harness/settings-pages.ts';
import { value } from './harness/test-branch.ts';

type Page = Awaited<ReturnType<typeof open>>;
const fill = (label: string, text: string) => async (page: Page) => page.getByLabel(label, { exact: true }).fill(text);
const press1 = (name: string) => async (page: Page) => page.getByRole('button', { name, exact: true }).first().click();

interface Case {
  readonly what: string;
  readonly at: string;
  readonly steps: readonly ((page: Page) => Promise<unknown>)[];
  readonly en: string;
  readonly ar: string;
}

const CASES: readonly Case[] = [
  {
    what: 'a name that is emptied',
    at: 'branch',
    steps: [fill('Name · English', '')],
    en: 'A text in English, the branch’s first language, is needed.',
    ar: 'يلزم نص بلغة الفرع الأولى: English.',
  },
  {
    what: 'letters without a font',
    at: 'services/cash',
    steps: [fill('Name · English', 'Cash 現')],
    en: 'There is no font for the letters of “現”.',
    ar: 'لا يوجد خط لأحرف «現».',
  },
  {
    what: 'no language',
    at: 'branch',
    steps: [press1('Remove English'), press1('Remove العربية')],
    en: 'At least one is needed.',
    ar: 'يلزم واحد على الأقل.',
  },
  {
    what: 'a figure that is emptied',
    at: 'services/cash',
    steps: [fill('Most who may wait', '')],
    en: 'This is needed.',
    ar: 'هذا مطلوب.',
  },
  {
    what: 'words for a figure',
    at: 'services/cash',
    steps: [fill('Last number', 'many')],
    en: 'This must be a number.',
    ar: 'يجب أن يكون هذا رقمًا.',
  },
  {
    what: 'a part of a customer',
    at: 'services/cash',
    steps: [fill('Most who may wait', '2.5')],
    en: 'This must be a whole number.',
    ar: 'يجب أن يكون هذا رقمًا صحيحًا.',
  },
  {
    what: 'too little',
    at: 'policy',
    steps: [fill('Most overtakings', '0')],
    en: 'At least 1.',
    ar: 'على الأقل 1.',
  },
  {
    what: 'too much, in the field’s unit',
    at: 'services/cash',
    steps: [fill('Share of customers (%)', '120')],
    en: 'At most 100%.',
    ar: 'على الأكثر',
  },
  {
    what: 'nothing where more is needed',
    at: 'classes/standard',
    steps: [fill('Urgency gained by waiting', '0')],
    en: 'More than 0.',
    ar: 'أكثر من 0.',
  },
  {
    what: 'letters that are too many for a ticket',
    at: 'services/cash',
    steps: [fill('Letters before the number', 'ABCDE')],
    en: 'At most 4 characters, without spaces.',
    ar: '4 أحرف على الأكثر، بلا مسافات.',
  },
  {
    what: 'numbers that go down',
    at: 'services/cash',
    steps: [fill('First number', '900'), fill('Last number', '100')],
    en: 'The numbers must go up, not from 900 to 100.',
    ar: 'يجب أن تتصاعد الأرقام، لا من 900 إلى 100.',
  },
  {
    what: 'numbers that are too wide',
    at: 'services/cash',
    steps: [fill('Digits', '2')],
    en: 'The last number, 999, does not fit into 2 digits.',
    ar: 'آخر رقم، 999، لا يتسع في خانتين.',
  },
  {
    what: 'too many numbers',
    at: 'services/cash',
    steps: [fill('Digits', '6'), fill('Last number', '999999')],
    en: 'These are 999,999 numbers; at most 100,000 are possible.',
    ar: 'هذه 999,999 رقمًا؛ والممكن 100,000 على الأكثر.',
  },
  {
    what: 'a category under itself',
    at: 'services/categories/everyday',
    steps: [
      (page) => pick(page, 'Stands under', 'Advice'),
      (page) => page.locator('.list-side [aria-level="2"]', { hasText: 'Everyday banking' }).waitFor(),
      (page) => choose(page, /^Advice/),
      (page) => pick(page, 'Stands under', 'Everyday banking'),
    ],
    en: 'It would stand under itself.',
    ar: 'ستقع تحت نفسها.',
  },
  {
    what: 'a counter’s number twice',
    at: 'counters/counter-2',
    steps: [fill('Number', '1')],
    en: '“1” is there twice.',
    ar: '«1» مكرر.',
  },
  {
    what: 'a counter without a number',
    at: 'counters/counter-1',
    steps: [fill('Number', '')],
    en: 'This is empty.',
    ar: 'هذا فارغ.',
  },
  {
    what: 'a counter’s number that is too long',
    at: 'counters/counter-1',
    steps: [fill('Number', '1234567890123')],
    en: 'At most 12 characters.',
    ar: '12 حرفًا على الأكثر.',
  },
  {
    what: 'a break that ends before it begins',
    at: 'counters/counter-1',
    steps: [
      press1('Add a break'),
      (page) => page.getByRole('group', { name: 'Until' }).getByRole('spinbutton').first().click(),
      (page) => page.keyboard.type('11'),
    ],
    en: 'The break must end after it begins.',
    ar: 'يجب أن تنتهي الاستراحة بعد بدايتها.',
  },
  {
    what: 'a tier without a service',
    at: 'profiles/teller',
    steps: [press1('Add a tier')],
    en: 'At least one is needed.',
    ar: 'يلزم واحد على الأقل.',
  },
];

/** The sentence at the field that is marked as wrong, or in the group that has no field of its own. */
const said = (page: Page, sentence: string) => page.locator('.fy-field-error').filter({ hasText: sentence }).first();

describe('each mistake at its field', () => {
  it.each(CASES)('SETTINGS-32: $what, in English and in Arabic, before it is saved', async ({ at, steps, en, ar }) => {
    const page = await open('admin', `/settings/${at}`);
    await page.locator('.section-body [data-field]').first().waitFor();
    const before = await stored('branch');
    for (const step of steps) await step(page);
    await said(page, en).waitFor();
    await chooseLanguage(page, 'العربية');
    await said(page, ar).waitFor();
    await page.getByRole('button', { name: 'احفظ', exact: true }).click();
    await said(page, ar).waitFor();
    expect(await stored('branch')).toEqual(before);
  });

  it('SETTINGS-32: two services with the same letters: both are marked in the list, and saving goes to the field', async () => {
    const page = await open('admin', '/settings/services/cash');
    await fill('Letters before the number', 'B')(page);
    const marked = page.getByRole('row').filter({ hasText: 'Something is to be mended' });
    await expect.poll(() => marked.count()).toBe(2);
    await said(page, '“Transfers and payments” with “B” could give the same numbers.').waitFor();
    await choose(page, /^Foreign/);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await said(page, '“Cash in and out” with “B” could give the same numbers.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    expect(await page.locator('#entry-title').textContent()).toBe('Transfers and payments');
  });

  it('SETTINGS-32: the first class can’t be retired', async () => {
    const page = await open('admin', '/settings/classes/standard');
    await press1('Retire')(page);
    await page.getByText('The first is the usual one and can’t be retired.').waitFor();
  });

  it('SETTINGS-42: a deadline in minutes, written with a comma, is stored in seconds', async () => {
    const page = await open('admin', '/settings/policy');
    await fill('Time to answer (minutes)', '2,5')(page);
    await save(page);
    expect((await stored('policy')).value).toMatchObject({ escalationDeadlineSeconds: 150 });
  });
});

describe('what belongs to others', () => {
  it('SETTINGS-33: a service that a profile needs is told above the form, with a way there', async () => {
    const before = await stored('services');
    const page = await open('admin', '/settings/services/cash');
    await press1('Take out')(page);
    const alert = page.locator('.mistakes-elsewhere');
    await alert.getByText('Teller · Services by tier: The service “Cash in and out” is not there.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect((await stored('services')).version).toBe(before.version);
    await alert.getByRole('link', { name: 'Go to Work profiles' }).click();
    await page.getByRole('button', { name: 'Discard and leave' }).click();
    await expect.poll(() => page.locator('#entry-title').textContent()).toBe('Teller');
  });

  it('SETTINGS-34: what has been used can’t be taken out, and is retired with one press', async () => {
    const page = await open('admin', '/settings/outcomes');
    await issue();
    const agent = await branch.signIn('agent');
    value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
    const called = value(await agent.call('callNext', { params: { counterId: 'counter-1' } })).visit;
    value(await agent.call('start', { params: { visitId: called.id } }));
    const outcomes = (await stored('outcomes')).value.outcomes;
    const [, second] = Array.isArray(outcomes) ? outcomes : [];
    value(await agent.call('finish', { params: { visitId: called.id }, body: { outcomeId: second.id } }));
    await page.getByRole('row').nth(1).click();
    const name = await page.locator('#entry-title').textContent();
    await press1('Take out')(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const alert = page.locator('.mistakes-elsewhere');
    await alert.getByText('It has been used, so it can’t be taken out. Retire it instead.').waitFor();
    await alert.getByRole('button', { name: 'Retire instead' }).click();
    await save(page);
    expect((await stored('outcomes')).value.outcomes).toContainEqual({ ...second, retired: true });
    expect(await rowNames(page)).toContain(name);
  });
});

describe('the bar', () => {
  it('SETTINGS-37: it counts and lists the changes, keeps why, and says who saved last', async () => {
    const page = await open('admin', '/settings/branch');
    await page.getByText('As the branch was set up').waitFor();
    await fill('Name · English', 'Riverside Central')(page);
    await pick(page, 'Time zone', 'Madrid (Europe)');
    await page.getByRole('button', { name: '2 changes' }).click();
    const list = page.getByRole('dialog');
    await list.getByText('Riverside Bank').waitFor();
    expect(await list.getByText('Europe/Madrid').count()).toBe(1);
    await press(page, 'Escape');
    await page.getByLabel('Why? (optional)').fill('We moved');
    const sent = page.waitForRequest((request) => request.method() === 'PUT' && !request.url().includes('dryRun'));
    await save(page);
    expect((await sent).postDataJSON()).toMatchObject({ note: 'We moved' });
    await page.getByText('Last saved by Ines').waitFor();
    expect(await page.locator('.top-bar strong').first().textContent()).toBe('Riverside Central');
    expect(await stored('branch')).toMatchObject({ value: { timeZone: 'Europe/Madrid' } });
  });

  it('SETTINGS-37: what is discarded is as it was', async () => {
    const page = await open('admin', '/settings/counters/counter-1');
    await fill('Number', '77')(page);
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => page.getByLabel('Number', { exact: true }).inputValue()).toBe('1');
    await page.getByText('As the branch was set up').waitFor();
  });
});

describe('two windows at once', () => {
  it('SETTINGS-35: what only one changed is kept, and each place that both changed is chosen by itself', async () => {
    const mine = await open('admin', '/settings/services/cash');
    const theirs = await open('admin', '/settings/services/cash');
    await fill('Name · English', 'Coins')(theirs);
    await fill('Most who may wait', '70')(theirs);
    await fill('Digits', '4')(theirs);
    await save(theirs);
    await fill('Name · English', 'Money')(mine);
    await fill('Most who may wait', '80')(mine);
    await fill('Usual service time (minutes)', '9')(mine);
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = mine.getByRole('dialog');
    await dialog.getByText('Ines saved first').waitFor();
    expect(await dialog.getByText('Digits').count()).toBe(1);
    expect(await violations(mine)).toEqual([]);
    await dialog.locator('.choice').filter({ hasText: 'Coins' }).click();
    await dialog.getByRole('button', { name: 'Save both' }).click();
    await mine.getByText('Saved. It is in force on every screen.').waitFor();
    const { value: now } = await stored('services');
    expect(now.services).toContainEqual(
      expect.objectContaining({
        id: 'cash',
        name: expect.objectContaining({ en: 'Coins' }),
        maxWaiting: 80,
        meanServiceSeconds: 540,
      }),
    );
    expect(now.series).toContainEqual(expect.objectContaining({ id: 'cash', width: 4 }));
    expect(await mine.getByLabel('Name · English').inputValue()).toBe('Coins');
  });

  it('SETTINGS-35: all of mine or all of theirs is one press; leaving the window loses nothing', async () => {
    const mine = await open('admin', '/settings/policy');
    const theirs = await open('admin', '/settings/policy');
    await fill('Most overtakings', '4')(theirs);
    await save(theirs);
    const after = await stored('policy');
    await fill('Most overtakings', '5')(mine);
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await mine.getByRole('dialog').getByRole('button', { name: 'Back' }).click();
    expect(await mine.getByLabel('Most overtakings').inputValue()).toBe('5');
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await mine.getByRole('button', { name: 'Take all of theirs' }).click();
    await mine.getByRole('button', { name: 'Save both' }).click();
    await expect.poll(() => mine.getByLabel('Most overtakings').inputValue()).toBe('4');
    expect(await stored('policy')).toEqual(after);
  });
});

describe('unsaved work', () => {
  const unsaved = async () => {
    const page = await open('admin', '/settings/policy');
    await page.getByRole('link', { name: 'Branch', exact: true }).click();
    await page.getByLabel('Name · English').fill('Riverside Central');
    return page;
  };
  const question = (page: Page) => page.getByRole('alertdialog', { name: 'Leave without saving?' });

  it.each([
    ['another section', (page: Page) => page.getByRole('link', { name: 'Counters' }).click()],
    ['another tab', (page: Page) => page.getByRole('link', { name: 'Reports' }).click()],
    ['the browser’s button', (page: Page) => page.goBack()],
    ['signing out', (page: Page) => page.getByRole('button', { name: 'Sign out' }).click()],
  ] as const)('SETTINGS-36: is asked about before %s, kept by staying, lost by leaving', async (_, leave) => {
    const page = await unsaved();
    await leave(page);
    await question(page).getByRole('button', { name: 'Stay here' }).click();
    expect(await page.getByLabel('Name · English').inputValue()).toBe('Riverside Central');
    await leave(page);
    await question(page).getByRole('button', { name: 'Discard and leave' }).click();
    await page.getByLabel('Name · English').waitFor({ state: 'detached' });
    expect((await stored('branch')).value).toMatchObject({ name: { en: 'Riverside Bank' } });
  });

  it('SETTINGS-36: is asked about before the page closes; nothing is asked where nothing is unsaved', async () => {
    const page = await unsaved();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await page.getByLabel('Name · English').waitFor();
    await page.getByRole('link', { name: 'Counters' }).click();
    await page.locator('.tree-row').first().waitFor();
    expect(await question(page).count()).toBe(0);
  });
});

describe('lists', () => {
  it('SETTINGS-38, SETTINGS-39: an entry is added and duplicated, with an id made of its name', async () => {
    const page = await open('admin', '/settings/services/cards');
    await page.locator('#entry-title').waitFor();
    await press1('Add a service')(page);
    await page.getByRole('dialog').getByLabel('Name').fill('Cash');
    await page.getByRole('dialog').getByText('Id: cash-2').waitFor();
    await press(page, 'Enter');
    await expect.poll(() => page.locator('#entry-title').textContent()).toBe('Cash');
    await fill('Name · English', 'Pensions')(page);
    await expect.poll(() => page.locator('#entry-title').textContent()).toBe('Pensions');
    await press1('Duplicate')(page);
    await press(page, 'Enter');
    await save(page);
    const { services } = (await stored('services')).value;
    expect(services).toContainEqual(
      expect.objectContaining({ id: 'cash-2', categoryId: 'accounts', name: { en: 'Pensions' } }),
    );
    expect(services).toContainEqual(expect.objectContaining({ id: 'pensions-2', seriesId: 'j' }));
  });

  it('SETTINGS-38: an entry is retired and brought back', async () => {
    const page = await open('admin', '/settings/counters/counter-2');
    await press1('Retire')(page);
    await save(page);
    await page
      .getByRole('row', { name: /Counter 2/ })
      .getByText('Retired')
      .waitFor();
    expect((await stored('counters')).value.counters).toContainEqual(
      expect.objectContaining({ id: 'counter-2', retired: true }),
    );
    await press1('Bring back')(page);
    await save(page);
    expect(JSON.stringify((await stored('counters')).value)).not.toContain('retired');
  });

  it('SETTINGS-38: entries are reordered with keys alone', async () => {
    const page = await open('admin', '/settings/outcomes');
    await page.locator('.tree-row').first().waitFor();
    const [first = '', second = '', ...rest] = await rowNames(page);
    await page.getByRole('row', { name: second }).click();
    await press(page, 'ArrowRight', 'Enter', 'ArrowUp', 'ArrowUp', 'Enter');
    await expect.poll(() => rowNames(page)).toEqual([second, first, ...rest]);
    await save(page);
    await page.reload();
    await page.locator('.tree-row').first().waitFor();
    expect(await rowNames(page)).toEqual([second, first, ...rest]);
  });

  it('SETTINGS-38: entries are reordered with the pointer', async () => {
    const page = await open('admin', '/settings/outcomes');
    await page.locator('.tree-row').first().waitFor();
    const [first = '', second = '', ...rest] = await rowNames(page);
    const target = await page.getByRole('row', { name: first }).boundingBox();
    await page.getByRole('row', { name: second }).hover();
    await page.mouse.down();
    await page.mouse.move((target?.x ?? 0) + 60, (target?.y ?? 0) + 10, { steps: 8 });
    await page.mouse.move((target?.x ?? 0) + 60, (target?.y ?? 0) + 2, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => rowNames(page)).toEqual([second, first, ...rest]);
  });

  it('SETTINGS-38: a service goes to the next tier with a button of its row, and others are added', async () => {
    const page = await open('admin', '/settings/profiles/teller');
    await press1('Move Cash in and out one tier down')(page);
    await pick(page, 'Add a service', 'Loans and mortgages');
    await save(page);
    const { profiles } = (await stored('profiles')).value;
    const [teller] = Array.isArray(profiles) ? profiles : [];
    expect(teller.tiers[0]).not.toContain('cash');
    expect(teller.tiers[1]).toContain('cash');
    expect(teller.tiers[0]).toContain('loans');
  });
});
