import type { Client } from '@foyer/client';
import type { Escalation, Print, Service } from '@foyer/contract';
import type { Press } from '../shell/desk.ts';
import type { Say } from '../shell/words.ts';

export type FloorPresses = ReturnType<typeof floorPresses>;

/** The presses a supervisor has on the floor. */
export function floorPresses(client: Client, say: Say) {
  const press = (name: string, done: string, send: Press['send']): Press => ({ name, done, send });
  return {
    openBranch: () =>
      press('openBranch', say('done.openBranch'), (commandId) => client.call('openBranch', { commandId })),
    closeBranch: () =>
      press('closeBranch', say('done.closeBranch'), (commandId) => client.call('closeBranch', { commandId })),
    endDay: () => press('endDay', say('done.endDay'), (commandId) => client.call('endDay', { commandId })),
    suspend: ({ id }: Service, name: string, reason: string, message: string | undefined) =>
      press(`suspend-${id}`, say('done.suspend', { service: name }), (commandId) =>
        client.call('suspendService', {
          params: { serviceId: id },
          body: { reason, ...(message === undefined ? {} : { message }) },
          commandId,
        }),
      ),
    resumeService: ({ id }: Service, name: string) =>
      press(`resume-${id}`, say('done.resumeService', { service: name }), (commandId) =>
        client.call('resumeService', { params: { serviceId: id }, commandId }),
      ),
    acknowledge: ({ id }: Escalation) =>
      press(`acknowledge-${id}`, say('done.acknowledge'), (commandId) =>
        client.call('acknowledgeEscalation', { params: { escalationId: id }, commandId }),
      ),
    resolve: ({ id }: Escalation, resolution: string, note: string | undefined) =>
      press(`resolve-${id}`, say('done.resolve'), (commandId) =>
        client.call('resolveEscalation', {
          params: { escalationId: id },
          body: { resolution, ...(note === undefined ? {} : { note }) },
          commandId,
        }),
      ),
    markPrinted: ({ id }: Print) =>
      press(`printed-${id}`, say('done.print'), (commandId) =>
        client.call('reportPrint', { params: { printId: id }, body: { outcome: 'printed' }, commandId }),
      ),
    settlePrint: ({ id, number }: Print) =>
      press(`settled-${id}`, say('done.seenTo', { number }), (commandId) =>
        client.call('reportPrint', { params: { printId: id }, body: { outcome: 'settled' }, commandId }),
      ),
  };
}
