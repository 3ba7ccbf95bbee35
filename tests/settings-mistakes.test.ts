import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { branch, branchForAllTests, chooseLanguage, openWindow } from './harness/dashboard-pages.ts';
import { choose, discard, fillIn, pick, pressOne, save, stored } from './harness/settings-pages.ts';

// What is saved here is a deadline alone.
branchForAllTests();

interface Mistake {
  readonly what: string;
  readonly steps: readonly ((page: Page) => Promise<unknown>)[];
  readonly en: string;
  readonly ar: string;
}

const PAGES: readonly (readonly [at: string, mistakes: readonly Mistake[]])[] = [
  [
    'branch',
    [
      {
        what: 'a name that is emptied',
        steps: [(page) => fillIn(page, 'Name · English', '')],
        en: 'A text in English, the branch’s first language, is needed.',
        ar: 'يلزم نص بلغة الفرع الأولى: English.',
      },
      {
        what: 'no language',
        steps: [(page) => pressOne(page, 'Remove English'), (page) => pressOne(page, 'Remove العربية')],
        en: 'At least one is needed.',
        ar: 'يلزم واحد على الأقل.',
      },
    ],
  ],
  [
    'services/cash',
    [
      {
        what: 'letters without a font',
        steps: [(page) => fillIn(page, 'Name · English', 'Cash 現')],
        en: 'There is no font for the letters of “現”.',
        ar: 'لا يوجد خط لأحرف «現».',
      },
      {
        what: 'a figure that is emptied',
        steps: [(page) => fillIn(page, 'Most who may wait', '')],
        en: 'This is needed.',
        ar: 'هذا مطلوب.',
      },
      {
        what: 'words for a figure',
        steps: [(page) => fillIn(page, 'Last number', 'many')],
        en: 'This must be a number.',
        ar: 'يجب أن يكون هذا رقمًا.',
      },
      {
        what: 'a part of a customer',
        steps: [(page) => fillIn(page, 'Most who may wait', '2.5')],
        en: 'This must be a whole number.',
        ar: 'يجب أن يكون هذا رقمًا صحيحًا.',
      },
      {
        what: 'too much, in the field’s unit',
        steps: [(page) => fillIn(page, 'Share of customers (%)', '120')],
        en: 'At most 100%.',
        ar: 'على الأكثر',
      },
      {
        what: 'letters that are too many for a ticket',
        steps: [(page) => fillIn(page, 'Letters before the number', 'ABCDE')],
        en: 'At most 4 characters, without spaces.',
        ar: '4 أحرف على الأكثر، بلا مسافات.',
      },
      {
        what: 'numbers that go down',
        steps: [(page) => fillIn(page, 'First number', '900'), (page) => fillIn(page, 'Last number', '100')],
        en: 'The numbers must go up, not from 900 to 100.',
        ar: 'يجب أن تتصاعد الأرقام، لا من 900 إلى 100.',
      },
      {
        what: 'numbers that are too wide',
        steps: [(page) => fillIn(page, 'Digits', '2')],
        en: 'The last number, 999, does not fit into 2 digits.',
        ar: 'آخر رقم، 999، لا يتسع في خانتين.',
      },
      {
        what: 'too many numbers',
        steps: [(page) => fillIn(page, 'Digits', '6'), (page) => fillIn(page, 'Last number', '999999')],
        en: 'These are 999,999 numbers; at most 100,000 are possible.',
        ar: 'هذه 999,999 رقمًا؛ والممكن 100,000 على الأكثر.',
      },
    ],
  ],
  [
    'policy',
    [
      {
        what: 'too little',
        steps: [(page) => fillIn(page, 'Most overtakings', '0')],
        en: 'At least 1.',
        ar: 'على الأقل 1.',
      },
    ],
  ],
  [
    'classes/standard',
    [
      {
        what: 'nothing where more is needed',
        steps: [(page) => fillIn(page, 'Urgency gained by waiting', '0')],
        en: 'More than 0.',
        ar: 'أكثر من 0.',
      },
    ],
  ],
  [
    'services/categories/everyday',
    [
      {
        what: 'a category under itself',
        steps: [
          (page) => pick(page, 'Stands under', 'Advice'),
          (page) => page.locator('.list-side [aria-level="2"]', { hasText: 'Everyday banking' }).waitFor(),
          (page) => choose(page, /^Advice/),
          (page) => pick(page, 'Stands under', 'Everyday banking'),
        ],
        en: 'It would stand under itself.',
        ar: 'ستقع تحت نفسها.',
      },
    ],
  ],
  [
    'counters/counter-2',
    [
      {
        what: 'a counter’s number twice',
        steps: [(page) => fillIn(page, 'Number', '1')],
        en: '“1” is there twice.',
        ar: '«1» مكرر.',
      },
    ],
  ],
  [
    'counters/counter-1',
    [
      {
        what: 'a counter without a number',
        steps: [(page) => fillIn(page, 'Number', '')],
        en: 'This is empty.',
        ar: 'هذا فارغ.',
      },
      {
        what: 'a counter’s number that is too long',
        steps: [(page) => fillIn(page, 'Number', '1234567890123')],
        en: 'At most 12 characters.',
        ar: '12 حرفًا على الأكثر.',
      },
      {
        what: 'a break that ends before it begins',
        steps: [
          (page) => pressOne(page, 'Add a break'),
          (page) => page.getByRole('group', { name: 'Until' }).getByRole('spinbutton').first().click(),
          (page) => page.keyboard.type('11'),
        ],
        en: 'The break must end after it begins.',
        ar: 'يجب أن تنتهي الاستراحة بعد بدايتها.',
      },
    ],
  ],
  [
    'profiles/teller',
    [
      {
        what: 'a tier without a service',
        steps: [(page) => pressOne(page, 'Add a tier')],
        en: 'At least one is needed.',
        ar: 'يلزم واحد على الأقل.',
      },
    ],
  ],
];

/** The sentence at the field that is marked as wrong, or in the group that has no field of its own. */
const said = (page: Page, sentence: string) => page.locator('.fy-field-error').filter({ hasText: sentence }).first();

describe('each mistake at its field', () => {
  it.each(PAGES)('SETTINGS-32: of %s, in English and in Arabic, before it is saved', async (at, mistakes) => {
    const page = await openWindow(`/settings/${at}`);
    await page.locator('.section-body [data-field]').first().waitFor();
    const before = branch.branch.context.runner.state.config;
    for (const { what, steps, en, ar } of mistakes) {
      for (const step of steps) await step(page);
      await said(page, en).waitFor();
      await chooseLanguage(page, 'العربية');
      await said(page, ar).waitFor();
      await page.getByRole('button', { name: 'احفظ', exact: true }).click();
      await said(page, ar).waitFor();
      await chooseLanguage(page, 'English');
      await discard(page);
      await expect.poll(() => page.locator('.fy-field-error').count(), { message: what }).toBe(0);
    }
    expect(branch.branch.context.runner.state.config).toBe(before);
  });

  it('SETTINGS-32: two services with the same letters: both are marked in the list, and saving goes to the field', async () => {
    const page = await openWindow('/settings/services/cash');
    await fillIn(page, 'Letters before the number', 'B');
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
    const page = await openWindow('/settings/classes/standard');
    await pressOne(page, 'Retire');
    await page.getByText('The first is the usual one and can’t be retired.').waitFor();
  });

  it('SETTINGS-42: a deadline in minutes, written with a comma, is stored in seconds', async () => {
    const page = await openWindow('/settings/policy');
    await fillIn(page, 'Time to answer (minutes)', '2,5');
    await save(page);
    expect((await stored('policy')).value).toMatchObject({ escalationDeadlineSeconds: 150 });
  });
});
