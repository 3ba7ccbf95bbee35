import type { Client } from '@foyer/client';
import type { Counter, RouteBody, Visit } from '@foyer/contract';
import type { Done, Press } from '../shell/desk.ts';

/** Where a transfer goes and where the visit then stands in the queue, as the API takes it. */
export type TransferBody = RouteBody<'transfer'>;

/** The presses an agent has, each an unsent command with what to say when it is done. */
export type Presses = ReturnType<typeof counterPresses>;

/**
 * Makes the presses of one counter. Commands on a visit carry the version on the screen, so that what somebody else
 * changed in the meantime is not acted upon unseen.
 */
export function counterPresses(client: Client, counterId: Counter['id']) {
  const at = { params: { counterId } };
  const on = ({ id, version }: Visit) => ({ params: { visitId: id }, body: { expectedVersion: version } });
  const press = (name: string, done: Done, send: Press['send']): Press => ({ name, done, send });

  return {
    openCounter: () =>
      press(
        'openCounter',
        (say) => say('done.openCounter'),
        (commandId) => client.call('openCounter', { ...at, commandId }),
      ),
    pause: (reason: string) =>
      press(
        'pause',
        (say) => say('done.pause'),
        (commandId) => client.call('pauseCounter', { ...at, body: { reason }, commandId }),
      ),
    resumeCounter: () =>
      press(
        'resumeCounter',
        (say) => say('done.resumeCounter'),
        (commandId) => client.call('resumeCounter', { ...at, commandId }),
      ),
    closeCounter: () =>
      press(
        'closeCounter',
        (say) => say('done.closeCounter'),
        (commandId) => client.call('closeCounter', { ...at, commandId }),
      ),
    callNext: () =>
      press(
        'callNext',
        (say) => say('done.callNext'),
        (commandId) => client.call('callNext', { ...at, commandId }),
      ),
    callVisit: ({ id, version, number }: Visit) =>
      press(
        'callVisit',
        (say) => say('done.called', { number }),
        (commandId) => client.call('callVisit', { ...at, body: { visitId: id, expectedVersion: version }, commandId }),
      ),
    finishAndCallNext: ({ number }: Visit, outcomeId: string | null) =>
      press(
        'finishAndCallNext',
        (say) => say('done.finishAndCallNext', { number }),
        (commandId) =>
          client.call('finishAndCallNext', { ...at, body: outcomeId === null ? {} : { outcomeId }, commandId }),
      ),
    start: (visit: Visit) =>
      press(
        'start',
        (say) => say('done.start', { number: visit.number }),
        (commandId) => client.call('start', { ...on(visit), commandId }),
      ),
    recall: (visit: Visit) =>
      press(
        'recall',
        (say) => say('done.recall', { number: visit.number }),
        (commandId) => client.call('recall', { ...on(visit), commandId }),
      ),
    noShow: (visit: Visit) =>
      press(
        'noShow',
        (say) => say('done.noShow', { number: visit.number }),
        (commandId) => client.call('noShow', { ...on(visit), commandId }),
      ),
    finish: (visit: Visit, outcomeId: string | null) => {
      const { params, body } = on(visit);
      return press(
        'finish',
        (say) => say('done.finish', { number: visit.number }),
        (commandId) =>
          client.call('finish', { params, body: outcomeId === null ? body : { ...body, outcomeId }, commandId }),
      );
    },
    hold: (visit: Visit, reason: string, note: string | undefined) => {
      const { params, body } = on(visit);
      return press(
        'hold',
        (say) => say('done.hold', { number: visit.number }),
        (commandId) =>
          client.call('hold', {
            params,
            body: { ...body, reason, ...(note === undefined ? {} : { note }) },
            commandId,
          }),
      );
    },
    resumeHere: (visit: Visit) => {
      const { params, body } = on(visit);
      return press(
        'resumeVisit',
        (say) => say('done.resumeVisit', { number: visit.number }),
        (commandId) => client.call('resumeVisit', { params, body: { ...body, counterId }, commandId }),
      );
    },
    backToQueue: (visit: Visit) =>
      press(
        'toQueue',
        (say) => say('done.toQueue', { number: visit.number }),
        (commandId) => client.call('resumeVisit', { ...on(visit), commandId }),
      ),
    transfer: (visit: Visit, given: TransferBody) => {
      const { params, body } = on(visit);
      return press(
        'transfer',
        (say) => say('done.transfer', { number: visit.number }),
        (commandId) => client.call('transfer', { params, body: { ...given, ...body }, commandId }),
      );
    },
    escalate: (visit: Visit, reason: string, note: string | undefined) => {
      const { params, body } = on(visit);
      return press(
        'escalate',
        (say) => say('done.escalate', { number: visit.number }),
        (commandId) =>
          client.call('escalate', {
            params,
            body: { ...body, reason, ...(note === undefined ? {} : { note }) },
            commandId,
          }),
      );
    },
    cancel: (visit: Visit) =>
      press(
        'cancel',
        (say) => say('done.cancel', { number: visit.number }),
        (commandId) => client.call('cancelVisit', { ...on(visit), commandId }),
      ),
    abandon: (visit: Visit) =>
      press(
        'abandon',
        (say) => say('done.abandon', { number: visit.number }),
        (commandId) => client.call('abandonVisit', { ...on(visit), commandId }),
      ),
  };
}
