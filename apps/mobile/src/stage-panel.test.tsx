import type { Freshness } from '@foyer/client';
import type { Estimate, Ticket } from '@foyer/contract';
import { WordsProvider } from '@foyer/ui';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { languages } from './languages.ts';
import { StagePanel } from './stage-panel.tsx';

type Stage = Ticket['stage'];

const estimate: Estimate = {
  kind: 'minutes',
  p50Seconds: 720,
  p90Seconds: 1100,
  aboutMinutes: 10,
  mostMinutes: 20,
  madeAt: '2026-02-03T10:00:00Z',
  asOf: null,
};
type Quoted = Extract<Stage, { kind: 'waiting' }>['quoted'];
const waiting = (ahead: number, said: Estimate = estimate, quoted: Quoted = null): Stage => ({
  kind: 'waiting',
  ahead,
  estimate: said,
  quoted,
});

/** What a reader sees, without the markup. */
function shown(stage: Stage, freshness: Freshness = 'fresh', language = 'en'): string {
  const markup = renderToStaticMarkup(
    <WordsProvider languages={languages} language={language} branch={null}>
      <StagePanel stage={stage} freshness={freshness} opens={null} closesAt={null} />
    </WordsProvider>,
  );
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

beforeAll(() => Promise.all([languages.load('en'), languages.load('ar')]));

test('PHONE-2: a waiting ticket says how many people are ahead, once, and the estimate', () => {
  expect(shown(waiting(4))).toMatch(/^4 people ahead of you Expected wait about 10 min, at most 20/);
  expect(shown(waiting(1))).toContain('1 person ahead of you');
  expect(shown(waiting(0))).toContain('You are next');
  expect(shown(waiting(2), 'fresh', 'ar')).toMatch(/^شخصان قبلك .*نحو 10 دقائق/);
});

test('WORDS-13: on the phone the first in line is not next where nobody serves', () => {
  const nobody: Estimate = { kind: 'withheld', reason: 'no-counter' };
  expect(shown(waiting(0, nobody))).toMatch(/^Nobody ahead of you .*nobody is serving this just now/);
  expect(shown(waiting(0, nobody), 'fresh', 'ar')).toMatch(/^لا أحد قبلك/);
});

test('PHONE-3: where there is no estimate it says that nobody knows it, and neither minutes nor that one is expected', () => {
  const said = shown(waiting(4, { kind: 'withheld', reason: 'no-evidence' }));
  expect(said).toMatch(/^4 people ahead of you Waiting time not known yet/);
  expect(said).not.toMatch(/min|Expected wait/);
});

test('PHONE-7: a wait that has outgrown what the ticket was told is said, with what that was, in both languages', () => {
  const quoted = { aboutMinutes: 10, mostMinutes: 15, state: 'outgrown' } as const;
  expect(shown(waiting(4, estimate, quoted))).toContain(
    'about 10 min, at most 20 It may take longer than we said (about 10 min, at most 15). We are sorry.',
  );
  expect(shown(waiting(4, { kind: 'withheld', reason: 'no-counter' }, quoted))).toContain('longer than we said');
  expect(shown(waiting(4, estimate, quoted), 'fresh', 'ar')).toContain('أكثر مما قلنا لك (نحو 10 دقائق');
  for (const silent of [
    shown(waiting(4, estimate, { ...quoted, state: 'kept' })),
    shown(waiting(4, estimate, { ...quoted, mostMinutes: 240 })),
    shown(waiting(4, estimate, quoted), 'withheld'),
  ]) {
    expect(silent).not.toContain('longer than we said');
  }
});

test('PHONE-4: data of 30 s hides the estimate, data of 2 min the people ahead too', () => {
  expect(shown(waiting(4), 'stale')).toContain('about 10 min');
  const withheld = shown(waiting(4), 'withheld');
  expect(withheld).toMatch(/4 people ahead of you .*Hidden until we hear from the branch again/);
  expect(withheld).not.toContain('about 10 min');
  const fallback = shown(waiting(4), 'fallback');
  expect(fallback).toContain('We lost touch with the branch');
  expect(fallback).not.toMatch(/4 people|about/);
});

test('PHONE-5: a called ticket names the counter, also when the connection is lost', () => {
  const called: Stage = {
    kind: 'called',
    counterNumber: '3',
    zone: { en: 'Ground floor', ar: 'الطابق الأرضي' },
    sequence: 7,
    at: '2026-02-03T10:52:00Z',
  };
  for (const freshness of ['fresh', 'fallback'] as const) {
    expect(shown(called, freshness)).toContain('It is your turn Please come to counter 3 Ground floor');
    expect(shown(called, freshness, 'ar')).toContain('3 الطابق الأرضي');
  }
});

test('PHONE-5: a counter whose number is a word is called by that alone', () => {
  const named: Stage = { kind: 'called', counterNumber: 'Room 1', zone: {}, sequence: 7, at: '2026-02-03T10:52:00Z' };
  expect(shown(named)).toBe('It is your turn Please come to Room 1');
  expect(shown(named, 'fresh', 'ar')).toBe('حان دورك تفضّل إلى Room 1');
  expect(shown({ kind: 'serving', counterNumber: 'Room 1' })).toContain('At Room 1.');
  expect(shown({ kind: 'serving', counterNumber: '3' })).toContain('At counter 3.');
});

test('PHONE-6: every other state has a sentence of its own, in both languages', () => {
  const stages: Stage[] = [
    { kind: 'serving', counterNumber: '3' },
    { kind: 'held' },
    ...(['finished', 'no-show', 'abandoned', 'cancelled', 'auto-closed'] as const).map(
      (how): Stage => ({ kind: 'done', how }),
    ),
  ];
  for (const language of ['en', 'ar']) {
    const sentences = stages.map((stage) => shown(stage, 'fresh', language));
    expect(new Set(sentences).size).toBe(stages.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/\w\.\w|\{\{/);
  }
});
