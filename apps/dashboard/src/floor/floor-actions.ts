import type { ProfileId } from '@foyer/basics';
import type { Client } from '@foyer/client';
import type { Counter, Print, Service } from '@foyer/contract';
import { escalationActions } from '../escalations/escalation-actions.ts';
import type { Action, Done } from '../shell/commands.ts';

export type FloorActions = ReturnType<typeof floorActions>;

/** The actions a supervisor has on the floor. */
export function floorActions(client: Client) {
  const action = (name: string, done: Done, send: Action['send']): Action => ({ name, done, send });
  return {
    ...escalationActions(client),
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
