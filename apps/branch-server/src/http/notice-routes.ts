import type { Instant, NoticeId } from '@foyer/basics';
import type { ParsedBody } from '@foyer/contract';
import type { NoticeContent } from '@foyer/queue-core';
import type { BranchContext } from '../context.ts';
import { allNotices, noticeWire } from '../wire/notice-wire.ts';
import { carryOut, eventOf, type Outcome } from './commands.ts';
import type { Handlers } from './route-call.ts';

type Names = 'notices' | 'postNotice' | 'correctNotice' | 'withdrawNotice';

/** What the branch tells everybody. */
export function noticeRoutes(context: BranchContext): Handlers<Names> {
  return {
    notices: () => ({ items: [...allNotices(context.source())] }),
    postNotice: (call) =>
      carryOut(
        context,
        call,
        { type: 'post-notice', confirmed: call.body.confirmed ?? false, ...contentOf(call.body, context.clock.now()) },
        { reply: (outcome) => noticeAfter(outcome, eventOf(outcome.events, 'NoticePosted').noticeId) },
      ),
    correctNotice: (call) => {
      const { noticeId } = call.params;
      const { confirmed = false, expectedVersion } = call.body;
      const content = contentOf(call.body, context.clock.now());
      const command = { type: 'correct-notice', noticeId, confirmed, expectedVersion, ...content } as const;
      return carryOut(context, call, command, { reply: (outcome) => noticeAfter(outcome, noticeId) });
    },
    withdrawNotice: (call) =>
      carryOut(context, call, { type: 'withdraw-notice', noticeId: call.params.noticeId }, { reply: () => ({}) }),
  };
}

/** A body's notice, with its times as the core has them; without a beginning it begins now. */
function contentOf(body: ParsedBody<'postNotice'>, now: Instant): NoticeContent {
  const { about, text, serviceIds = [], zones = [], places, from, until = null, drill = false } = body;
  const instantOf = (time: string) => Date.parse(time) as Instant;
  return {
    about,
    text: Object.fromEntries(Object.entries(text).filter(([, words]) => words !== '')),
    serviceIds: [...new Set(serviceIds)],
    zones: [...new Set(zones)],
    places: [...new Set(places)],
    from: from === undefined ? now : instantOf(from),
    until: until === null ? null : instantOf(until),
    drill,
  };
}

function noticeAfter({ after, source }: Outcome, noticeId: NoticeId) {
  const notice = after.notices.get(noticeId);
  if (notice === undefined) throw new Error(`The notice ${noticeId} is gone after a command about it`);
  return { notice: noticeWire(notice, source) };
}
