import type { Instant, NoticeId, ServiceId } from '@foyer/basics';
import { cash, loans } from '@foyer/configuration/testing/bank';
import { describe, expect, test } from 'vitest';
import { nextDue } from '../due.ts';
import { isShown, MOST_NOTICES, type NoticeContent } from '../notices.ts';
import { Story } from '../testing/story.ts';

const MINUTE = 60_000;

function content(story: Story, changes: Partial<NoticeContent> = {}): NoticeContent {
  return {
    about: 'delay',
    text: { en: 'Cards take longer today.' },
    serviceIds: [],
    zones: [],
    places: ['screen', 'kiosk'],
    from: story.now,
    until: null,
    drill: false,
    ...changes,
  };
}

function post(story: Story, changes: Partial<NoticeContent> = {}, confirmed = false): NoticeId {
  const command = { type: 'post-notice', ...content(story, changes), confirmed } as const;
  return story.one('NoticePosted', command).noticeId;
}

const notice = (story: Story, id: NoticeId) => {
  const found = story.state.notices.get(id);
  if (found === undefined) throw new Error('The notice is gone');
  return found;
};

describe('notices', () => {
  test('NOTICE-1: a notice is shown from its beginning to its end, or until it is withdrawn', () => {
    const story = Story.open();
    const from = (story.now + 10 * MINUTE) as Instant;
    const until = (story.now + 20 * MINUTE) as Instant;
    const id = post(story, { from, until });
    const shown = (at: number) => isShown(notice(story, id), at as Instant);
    expect([from - 1, from, until - 1, until].map(shown)).toEqual([false, true, true, false]);
    const open = post(story);
    expect(isShown(notice(story, open), (until * 2) as Instant)).toBe(true);
    story.do({ type: 'withdraw-notice', noticeId: open });
    expect(story.state.notices.has(open)).toBe(false);
    expect(story.refusal({ type: 'withdraw-notice', noticeId: open })).toMatchObject({ code: 'not-found' });
  });

  test('NOTICE-2: a notice says something in the branch’s first language, about services and zones that there are, and ends after it begins', () => {
    const story = Story.open();
    const refused = (changes: Partial<NoticeContent>) =>
      story.refusal({ type: 'post-notice', ...content(story, changes), confirmed: true });
    expect(refused({ text: { ar: 'تأخير' } })).toEqual({ code: 'notice-empty', language: 'en' });
    expect(refused({ text: { en: ' ' } })).toEqual({ code: 'notice-empty', language: 'en' });
    const nowhere = 'nowhere' as ServiceId;
    expect(refused({ serviceIds: [cash, nowhere] })).toEqual({ code: 'not-found', what: 'service', id: nowhere });
    expect(refused({ zones: ['Cellar'] })).toEqual({ code: 'not-found', what: 'zone', id: 'Cellar' });
    expect(refused({ until: story.now })).toEqual({ code: 'notice-over', until: story.now });
    const from = (story.now + MINUTE) as Instant;
    expect(refused({ from, until: from })).toEqual({ code: 'notice-over', until: from });
  });

  test('NOTICE-3: an emergency is posted only where somebody has said twice that it is meant, a drill as well', () => {
    const story = Story.open();
    for (const drill of [false, true]) {
      const emergency = { type: 'post-notice', ...content(story, { about: 'emergency', drill }) } as const;
      expect(story.refusal({ ...emergency, confirmed: false })).toEqual({ code: 'not-confirmed' });
      story.do({ ...emergency, confirmed: true });
    }
    const delay = post(story);
    const raise = { type: 'correct-notice', noticeId: delay, ...content(story, { about: 'emergency' }) } as const;
    expect(story.refusal({ ...raise, confirmed: false })).toEqual({ code: 'not-confirmed' });
    story.do({ ...raise, confirmed: true });
    // Its words may be put right at once.
    story.do({ ...raise, text: { en: 'Leave by the south door.' }, confirmed: false });
    const drill = post(story, { about: 'emergency', drill: true }, true);
    const earnest = { type: 'correct-notice', noticeId: drill, ...content(story, { about: 'emergency' }) } as const;
    expect(story.refusal({ ...earnest, confirmed: false })).toEqual({ code: 'not-confirmed' });
  });

  test('NOTICE-4: a correction changes all that a notice says, keeps who posted it, and is refused to who has not seen the one before', () => {
    const story = Story.open();
    const id = post(story);
    const posted = notice(story, id);
    story.wait(60);
    const right = { type: 'correct-notice', noticeId: id, ...content(story, { serviceIds: [loans] }) } as const;
    story.do({ ...right, confirmed: false, expectedVersion: 1 });
    expect(notice(story, id)).toMatchObject({
      serviceIds: [loans],
      version: 2,
      postedAt: posted.postedAt,
      postedBy: 'ana',
      correctedBy: 'ana',
      correctedAt: story.now,
    });
    expect(story.refusal({ ...right, confirmed: false, expectedVersion: 1 })).toMatchObject({
      code: 'version-conflict',
      expected: 1,
      found: 2,
    });
    story.do({ ...right, until: (story.now + MINUTE) as Instant, confirmed: false });
    story.wait(60);
    expect(story.refusal({ ...right, confirmed: false })).toEqual({
      code: 'invalid-state',
      what: 'notice',
      id,
      state: 'ended',
    });
  });

  test('NOTICE-5: there are at most so many notices; those that have ended make room', () => {
    const story = Story.open();
    const until = (story.now + MINUTE) as Instant;
    const first = post(story, { until });
    for (let count = 1; count < MOST_NOTICES; count += 1) post(story);
    const more = { type: 'post-notice', ...content(story), confirmed: false } as const;
    expect(story.refusal(more)).toEqual({ code: 'too-many', what: 'notices', limit: MOST_NOTICES });
    story.wait(60);
    story.do({ ...more, from: story.now });
    expect(story.state.notices.size).toBe(MOST_NOTICES);
    expect(story.state.notices.has(first)).toBe(false);
  });

  test('NOTICE-6: the branch looks again at what it shows when a notice begins and when it ends', () => {
    const story = Story.open();
    const from = (story.now + 10 * MINUTE) as Instant;
    const until = (story.now + 20 * MINUTE) as Instant;
    post(story, { from, until });
    expect(nextDue(story.state, story.now)).toEqual({ at: from, command: null });
    expect(nextDue(story.state, from)).toEqual({ at: until, command: null });
    expect(nextDue(story.state, until)?.at).not.toBe(until);
  });

  test('NOTICE-7: notices outlast the day', () => {
    const story = Story.open();
    const id = post(story);
    story.do({ type: 'end-day' });
    expect(story.state.notices.has(id)).toBe(true);
  });
});
