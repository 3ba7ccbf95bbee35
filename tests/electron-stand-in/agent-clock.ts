import { mock } from 'node:test';

/**
 * Loaded into an agent's process before the agent: its time passes as usual, and jumps when a message says by how much.
 * What is due by then happens at once.
 */
export interface ClockJump {
  readonly jumpMilliseconds: number;
}

const STEP_MILLISECONDS = 10;

const everySoOften = setInterval;
let passed = performance.now();
mock.timers.enable({ apis: ['Date', 'setTimeout', 'setInterval'], now: Date.now() });
everySoOften(() => {
  const step = Math.floor(performance.now() - passed);
  passed += step;
  mock.timers.tick(step);
}, STEP_MILLISECONDS);

process.on('message', (message: object) => {
  if ('jumpMilliseconds' in message) mock.timers.tick(Number(message.jumpMilliseconds));
});
