import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type AgentProcess, createAgentHost } from './agent-host.ts';

/** A process as Electron gives it; what it was sent can be looked at. */
class ForkedAgent extends EventEmitter implements AgentProcess {
  readonly received: unknown[] = [];
  postMessage(message: unknown): void {
    this.received.push(message);
    this.emit('received');
  }
  kill(): boolean {
    return this.emit('exit', 0);
  }
}

test('KIOSK-29: an agent that ends is started again and gets the calls that were not answered', async () => {
  const started: ForkedAgent[] = [];
  const again = Promise.withResolvers<ForkedAgent>();
  const host = createAgentHost(() => {
    const agent = new ForkedAgent();
    started.push(agent);
    if (started.length === 2) agent.once('received', () => again.resolve(agent));
    return agent;
  });
  const answered = host.call('state', {});
  const lasting = host.call('issue', { requestId: 'one' });
  started[0]?.emit('message', { type: 'answer', id: 1, value: 'here' });
  expect(await answered).toBe('here');
  started[0]?.emit('exit', 9);
  const second = await again.promise;
  expect(second.received).toEqual([{ id: 2, call: 'issue', request: { requestId: 'one' } }]);
  second.emit('message', { type: 'refusal', id: 2, message: 'The disk is full' });
  await expect(lasting).rejects.toThrow('The disk is full');
  host.close();
  expect(started).toHaveLength(2);
});
