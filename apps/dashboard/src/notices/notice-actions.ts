import type { Client } from '@foyer/client';
import type { Notice, RouteBody } from '@foyer/contract';
import type { Action } from '../shell/commands.ts';

export type NoticeActions = ReturnType<typeof noticeActions>;

/** What is done with notices. */
export function noticeActions(client: Client) {
  return {
    postNotice: (body: RouteBody<'postNotice'>): Action => ({
      name: 'postNotice',
      done: (words) => words.t(body.drill === true ? 'notices.done.drill' : 'notices.done.posted'),
      send: (commandId) => client.call('postNotice', { body, commandId }),
    }),
    correctNotice: ({ id, version }: Notice, body: RouteBody<'postNotice'>): Action => ({
      name: 'correctNotice',
      done: (words) => words.t('notices.done.corrected'),
      send: (commandId) =>
        client.call('correctNotice', {
          params: { noticeId: id },
          body: { ...body, expectedVersion: version },
          commandId,
        }),
    }),
    withdrawNotice: ({ id }: Notice): Action => ({
      name: `withdraw-${id}`,
      done: (words) => words.t('notices.done.withdrawn'),
      send: (commandId) => client.call('withdrawNotice', { params: { noticeId: id }, commandId }),
    }),
  };
}
