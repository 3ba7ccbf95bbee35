import { describe, expect, test } from 'vitest';
import { formatMistake } from './format-mistake.ts';
import { checkBranchConfig, readBranchConfig, standardSettings } from './read-branch-config.ts';
import { bank } from './testing/bank.ts';

function mistakesIn(config: unknown): readonly string[] {
  const checked = checkBranchConfig(config);
  return checked.ok ? [] : checked.error.map(formatMistake);
}

const pausing = (...pause: readonly object[]) => ({ ...bank, reasons: { ...bank.reasons, pause } });

describe('SETTINGS-60: the reasons of a branch', () => {
  test('a file that leaves them out, or some of them, gets the standard ones', () => {
    const { reasons: _, ...without } = bank;
    expect(readBranchConfig(without)).toMatchObject({ ok: true, value: { reasons: standardSettings.reasons } });
    const reasons = { pause: [{ id: 'prayer', name: { en: 'Prayer' } }] };
    expect(readBranchConfig({ ...bank, reasons })).toMatchObject({
      ok: true,
      value: { reasons: { ...standardSettings.reasons, ...reasons } },
    });
  });

  test('a standard one needs no name, any other one has one in the first language', () => {
    expect(mistakesIn(pausing({ id: 'lunch' }, { id: 'prayer', name: { en: 'Prayer' } }))).toEqual([]);
    expect(mistakesIn(pausing({ id: 'lunch' }, { id: 'prayer' }, { id: 'meeting', name: { ar: 'اجتماع' } }))).toEqual([
      "reason “prayer”, name: has no text in “en”, the branch's first language.",
      "reason “meeting”, name: has no text in “en”, the branch's first language.",
    ]);
  });

  test('each stands once in its list, none is empty, and the usual one is not retired', () => {
    expect(mistakesIn(pausing({ id: 'lunch' }, { id: 'lunch' }))).toEqual([
      'reason “lunch”, id: “lunch” is written twice.',
    ]);
    expect(mistakesIn(pausing())).toEqual(['reasons.pause: must have at least 1 entry.']);
    expect(mistakesIn(pausing({ id: 'lunch', retired: true }, { id: 'break' }))).toEqual([
      "reason “lunch”, retired: is the first and so the usual one, which can't be retired.",
    ]);
    expect(mistakesIn(pausing({ id: 'not a code' }))[0]).toContain('reason “not a code”, id: must be 1–64 letters');
  });
});

test('SETTINGS-62: segments are named, each once', () => {
  expect(
    mistakesIn({
      ...bank,
      segments: [
        { id: 'gold', name: { ar: 'ذهبي' } },
        { id: 'gold', name: { en: 'x' } },
      ],
    }),
  ).toEqual([
    'segment “gold”, id: “gold” is written twice.',
    "segment “gold”, name: has no text in “en”, the branch's first language.",
  ]);
});

test('SETTINGS-63: a counter is called by one of the words that there are in every language', () => {
  expect(mistakesIn({ ...bank, words: { counter: 'room' } })).toEqual([]);
  expect(mistakesIn({ ...bank, words: { counter: 'throne' } })[0]).toContain(
    'words.counter: must be one of counter, desk',
  );
});

test('SETTINGS-64: a welcome and a closing line are short, and in the first language at least', () => {
  const words = (welcome: object, closing: object) => ({ ...bank, words: { counter: 'desk', welcome, closing } });
  expect(mistakesIn(words({ en: 'Good to see you' }, { en: 'Visit foyer.example', ar: 'شكرًا' }))).toEqual([]);
  expect(mistakesIn(words({ en: 'x'.repeat(81) }, { ar: 'شكرًا' }))).toEqual([
    'words.welcome.en: must have at most 80 characters.',
    "words.closing: has no text in “en”, the branch's first language.",
  ]);
});

test('PRACTICE-1: what a branch says of escalating for a reason is short, in its first language at least, and of escalations alone', () => {
  const reasons = (kind: string, guidance: object) => ({
    ...bank,
    reasons: { ...bank.reasons, [kind]: [{ id: 'other', guidance }] },
  });
  expect(mistakesIn(reasons('escalation', { en: 'Ask first what happened.', ar: 'اسأل أولاً عما حدث.' }))).toEqual([]);
  expect(mistakesIn(reasons('escalation', { en: 'x'.repeat(301) }))).toEqual([
    expect.stringMatching(/guidance\.en: must have at most 300 characters\.$/),
  ]);
  expect(mistakesIn(reasons('escalation', { ar: 'اسأل' }))).toEqual([
    expect.stringMatching(/guidance: has no text in “en”, the branch's first language\.$/),
  ]);
  expect(mistakesIn(reasons('hold', { en: 'Never.' }))).toHaveLength(1);
});

test('a logo is a hash, a colour has six digits, a pictogram is one that there is', () => {
  const [service] = bank.services;
  expect(mistakesIn({ ...bank, looks: { logo: 'logo.png', accent: 'teal' } })).toEqual([
    'looks.logo: must be the hash of a stored picture, 64 hexadecimal digits, not “logo.png”.',
    'looks.accent: must be a colour such as #115e59, not “teal”.',
  ]);
  expect(
    mistakesIn({ ...bank, services: [{ ...service, pictogram: 'unicorn' }, ...bank.services.slice(1)] })[0],
  ).toContain('service “cash”, pictogram: must be one of banknote, coins');
});
