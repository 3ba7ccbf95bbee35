import type { Client } from '@foyer/client';
import type { Escalation, Print, Service } from '@foyer/contract';
import { localText } from '@foyer/ui';
import type { Action, Done } from '../shell/commands.ts';

export type FloorActions = ReturnType<typeof floorActions>;

/** The actions a supervisor has on the floor. */
export function floorActions(client: Client) {
  const action = (name: string, done: Done, send: Action['send']): Action => ({ name, done, send });
  return {
    openBranch: () =>
      action(
        'openBranch',
        (say) => say('done.openBranch'),
        (commandId) => client.call('openBranch', { commandId }),
      ),
    closeBranch: () =>
      action(
        'closeBranch',
        (say) => say('done.closeBranch'),
        (commandId) => client.call('closeBranch', { commandId }),
      ),
    endDay: () =>
      action(
        'endDay',
        (say) => say('done.endDay'),
        (commandId) => client.call('endDay', { commandId }),
      ),
    suspend: ({ id, name }: Service, reason: string, message: string | undefined) =>
      action(
        `suspend-${id}`,
        (say, language) => say('done.suspend', { service: localText(name, language) }),
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
        (say, language) => say('done.resumeService', { service: localText(name, language) }),
        (commandId) => client.call('resumeService', { params: { serviceId: id }, commandId }),
      ),
    acknowledge: ({ id }: Escalation) =>
      action(
        `acknowledge-${id}`,
        (say) => say('done.acknowledge'),
        (commandId) => client.call('acknowledgeEscalation', { params: { escalationId: id }, commandId }),
      ),
    resolve: ({ id }: Escalation, resolution: string, note: string | undefined) =>
      action(
        `resolve-${id}`,
        (say) => say('done.resolve'),
        (commandId) =>
          client.call('resolveEscalation', {
            params: { escalationId: id },
            body: { resolution, ...(note === undefined ? {} : { note }) },
            commandId,
          }),
      ),
    markPrinted: ({ id }: Print) =>
      action(
        `printed-${id}`,
        (say) => say('done.print'),
        (commandId) => client.call('reportPrint', { params: { printId: id }, body: { outcome: 'printed' }, commandId }),
      ),
    settlePrint: ({ id, number }: Print) =>
      action(
        `settled-${id}`,
        (say) => say('done.seenTo', { number }),
        (commandId) => client.call('reportPrint', { params: { printId: id }, body: { outcome: 'settled' }, commandId }),
      ),
  };
}
