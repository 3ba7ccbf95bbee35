import type { Client } from '@foyer/client';
import type { Counter, Escalation } from '@foyer/contract';
import type { Action, Done } from '../shell/commands.ts';

export type EscalationActions = ReturnType<typeof escalationActions>;

/** What can be done about an escalation or a call for help. */
export function escalationActions(client: Client) {
  const action = (name: string, done: Done, send: Action['send']): Action => ({ name, done, send });
  return {
    acknowledge: ({ id }: Escalation) =>
      action(
        `acknowledge-${id}`,
        (words) => words.t('done.acknowledge'),
        (commandId) => client.call('acknowledgeEscalation', { params: { escalationId: id }, commandId }),
      ),
    advise: ({ id }: Escalation, note: string) =>
      action(
        `advise-${id}`,
        (words) => words.t('done.advise'),
        (commandId) => client.call('adviseEscalation', { params: { escalationId: id }, body: { note }, commandId }),
      ),
    takeOver: ({ id, number }: Escalation, { id: counterId, number: at }: Pick<Counter, 'id' | 'number'>) =>
      action(
        `take-${id}`,
        (words) => words.t('done.takeOver', { number: number ?? '', counter: words.counter(at) }),
        (commandId) =>
          client.call('takeOverEscalation', { params: { escalationId: id }, body: { counterId }, commandId }),
      ),
    resolve: ({ id }: Escalation, resolution: string, note: string | undefined, sendBack: boolean) =>
      action(
        `resolve-${id}`,
        (words) => words.t('done.resolve'),
        (commandId) =>
          client.call('resolveEscalation', {
            params: { escalationId: id },
            body: { resolution, ...(note === undefined ? {} : { note }), ...(sendBack ? { sendBack } : {}) },
            commandId,
          }),
      ),
  };
}
