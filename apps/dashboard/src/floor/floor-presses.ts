import type { Client } from '@foyer/client';
import type { Escalation, Print, Service } from '@foyer/contract';
import { localText } from '@foyer/ui';
import type { Done, Press } from '../shell/desk.ts';

export type FloorPresses = ReturnType<typeof floorPresses>;

/** The presses a supervisor has on the floor. */
export function floorPresses(client: Client) {
  const press = (name: string, done: Done, send: Press['send']): Press => ({ name, done, send });
  return {
    openBranch: () =>
      press(
        'openBranch',
        (say) => say('done.openBranch'),
        (commandId) => client.call('openBranch', { commandId }),
      ),
    closeBranch: () =>
      press(
        'closeBranch',
        (say) => say('done.closeBranch'),
        (commandId) => client.call('closeBranch', { commandId }),
      ),
    endDay: () =>
      press(
        'endDay',
        (say) => say('done.endDay'),
        (commandId) => client.call('endDay', { commandId }),
      ),
    suspend: ({ id, name }: Service, reason: string, message: string | undefined) =>
      press(
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
      press(
        `resume-${id}`,
        (say, language) => say('done.resumeService', { service: localText(name, language) }),
        (commandId) => client.call('resumeService', { params: { serviceId: id }, commandId }),
      ),
    acknowledge: ({ id }: Escalation) =>
      press(
        `acknowledge-${id}`,
        (say) => say('done.acknowledge'),
        (commandId) => client.call('acknowledgeEscalation', { params: { escalationId: id }, commandId }),
      ),
    resolve: ({ id }: Escalation, resolution: string, note: string | undefined) =>
      press(
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
      press(
        `printed-${id}`,
        (say) => say('done.print'),
        (commandId) => client.call('reportPrint', { params: { printId: id }, body: { outcome: 'printed' }, commandId }),
      ),
    settlePrint: ({ id, number }: Print) =>
      press(
        `settled-${id}`,
        (say) => say('done.seenTo', { number }),
        (commandId) => client.call('reportPrint', { params: { printId: id }, body: { outcome: 'settled' }, commandId }),
      ),
  };
}
