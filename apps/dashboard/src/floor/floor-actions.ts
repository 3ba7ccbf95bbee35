import type { ProfileId } from '@foyer/basics';
import type { Client } from '@foyer/client';
import type { Counter, Print, Service, Visit } from '@foyer/contract';
import type { TransferBody } from '../counter/counter-actions.ts';
import { escalationActions } from '../escalations/escalation-actions.ts';
import { noticeActions } from '../notices/notice-actions.ts';
import type { Action, Done } from '../shell/commands.ts';
import { visitActions } from '../visits/visit-actions.ts';

export type FloorActions = ReturnType<typeof floorActions>;

/** The actions a supervisor has on the floor. */
export function floorActions(client: Client) {
  const action = (name: string, done: Done, send: Action['send']): Action => ({ name, done, send });
  return {
    ...escalationActions(client),
    ...visitActions(client),
    ...noticeActions(client),
    openBranch: () =>
      action(
        'openBranch',
        (words) => words.t('done.openBranch'),
        (commandId) => client.call('openBranch', { commandId }),
      ),
    closeBranch: () =>
      action(
        'closeBranch',
        (words) => words.t('done.closeBranch'),
        (commandId) => client.call('closeBranch', { commandId }),
      ),
    endDay: () =>
      action(
        'endDay',
        (words) => words.t('done.endDay'),
        (commandId) => client.call('endDay', { commandId }),
      ),
    suspend: ({ id, name }: Service, reason: string, message: string | undefined) =>
      action(
        `suspend-${id}`,
        (words) => words.t('done.suspend', { service: words.text(name) }),
        (commandId) =>
          client.call('suspendService', {
            params: { serviceId: id },
            body: { reason, ...(message === undefined ? {} : { message }) },
            commandId,
          }),
      ),
    resumeService: ({ id, name }: Service) =>
      action(
        `resume-${id}`,
        (words) => words.t('done.resumeService', { service: words.text(name) }),
        (commandId) => client.call('resumeService', { params: { serviceId: id }, commandId }),
      ),
    callTo: ({ id, version, number }: Visit, counterId: Counter['id']) =>
      action(
        'callVisit',
        (words) => words.t('done.called', { number }),
        (commandId) =>
          client.call('callVisit', {
            params: { counterId },
            body: { visitId: id, expectedVersion: version },
            commandId,
          }),
      ),
    transfer: ({ id, version, number }: Visit, given: TransferBody) =>
      action(
        'transfer',
        (words) => words.t('done.transfer', { number }),
        (commandId) =>
          client.call('transfer', {
            params: { visitId: id },
            body: { ...given, expectedVersion: version },
            commandId,
          }),
      ),
    changePriority: ({ id, version, number }: Visit, classId: string, reason: string) =>
      action(
        'changePriority',
        (words) => words.t('done.changePriority', { number }),
        (commandId) =>
          client.call('changePriority', {
            params: { visitId: id },
            body: { classId, reason, expectedVersion: version },
            commandId,
          }),
      ),
    cancel: ({ id, version, number }: Visit) =>
      action(
        'cancelVisit',
        (words) => words.t('done.cancelVisit', { number }),
        (commandId) =>
          client.call('cancelVisit', { params: { visitId: id }, body: { expectedVersion: version }, commandId }),
      ),
    staffCounter: (name: 'openCounter' | 'handOverCounter', { id, number }: Counter, agentId: string) =>
      action(
        name,
        (words) => words.t('done.counterOpened', { counter: words.counter(number) }),
        (commandId) => client.call(name, { params: { counterId: id }, body: { agentId }, commandId }),
      ),
    pauseCounter: ({ id, number }: Counter, reason: string, minutes: number | undefined) =>
      action(
        'pauseCounter',
        (words) => words.t('done.counterPaused', { counter: words.counter(number) }),
        (commandId) => client.call('pauseCounter', { params: { counterId: id }, body: { reason, minutes }, commandId }),
      ),
    resumeCounter: ({ id, number }: Counter) =>
      action(
        'resumeCounter',
        (words) => words.t('done.counterOpened', { counter: words.counter(number) }),
        (commandId) => client.call('resumeCounter', { params: { counterId: id }, commandId }),
      ),
    closeCounter: ({ id, number }: Counter) =>
      action(
        'closeCounter',
        (words) => words.t('done.counterClosed', { counter: words.counter(number) }),
        (commandId) => client.call('closeCounter', { params: { counterId: id }, commandId }),
      ),
    message: ({ id, number }: Counter, message: string) =>
      action(
        'messageCounter',
        (words) => words.t('done.messageCounter', { counter: words.counter(number, 'in-sentence') }),
        (commandId) => client.call('messageCounter', { params: { counterId: id }, body: { message }, commandId }),
      ),
    setProfile: ({ id, number }: Counter, profileId: ProfileId | null) =>
      action(
        `profile-${id}`,
        (words) => words.t('done.setProfile', { counter: words.counter(number) }),
        (commandId) => client.call('setProfile', { params: { counterId: id }, body: { profileId }, commandId }),
      ),
    markPrinted: ({ id }: Print) =>
      action(
        `printed-${id}`,
        (words) => words.t('done.print'),
        (commandId) => client.call('reportPrint', { params: { printId: id }, body: { outcome: 'printed' }, commandId }),
      ),
    settlePrint: ({ id, number }: Print) =>
      action(
        `settled-${id}`,
        (words) => words.t('done.seenTo', { number }),
        (commandId) => client.call('reportPrint', { params: { printId: id }, body: { outcome: 'settled' }, commandId }),
      ),
  };
}
