import type { CommandId } from '@foyer/basics';
import type { BranchContext } from '../context.ts';

/**
 * Notes that whoever has a number wants no more messages, or may be asked again; the same `commandId` does it once.
 *
 * @returns whether it stands in the log; where not, it is to be tried again
 */
export async function opt(
  context: Pick<BranchContext, 'runner' | 'customers' | 'store' | 'clock'>,
  want: 'stop' | 'start',
  phone: string,
  commandId: CommandId,
): Promise<boolean> {
  const { config } = context.runner.state;
  const lookup = await context.customers.of({ phone }, config?.locale ?? 'en');
  if (lookup === null) return false;
  // What is no number has nobody.
  if (lookup === undefined) return true;
  const { optOuts } = context.store;
  const answer = await context.runner.submit({
    commandId,
    actor: { kind: 'customer' },
    command: { type: want === 'stop' ? 'opt-out' : 'opt-in', channel: 'sms' },
    requestHash: '',
    lookup,
    alongside: () => (want === 'stop' ? optOuts.add(lookup, context.clock.now()) : optOuts.remove(lookup)),
    reply: () => null,
  });
  return answer.ok;
}
