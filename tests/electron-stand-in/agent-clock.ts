import { mock } from 'node:test';

/**
 * Loaded into an agent's process before the agent: its time passes as usual, and jumps when a message says by how much.
 * What is due by then happens at once. While the machine gives the process no turn its time nearly stands still, so that
 * no answer is late only because it could not be read.
 */
export interface ClockJump {
  readonly jumpMilliseconds: number;
}

const STEP_MILLISECONDS = 10;
const LONGEST_STEP_MILLISECONDS = 50;

const everySoOften = setInterval;
let before = performance.now();
mock.timers.enable({ apis: ['Date', 'setTimeout', 'setInterval'], now: Date.now() });
everySoOften(() => {
  const step = Math.floor(performance.now() - before);
  before += step;
  mock.timers.tick(Math.min(step, LONGEST_STEP_MILLISECONDS));
}, STEP_MILLISECONDS);

process.on('message', (message: object) => {
  if ('jumpMilliseconds' in message) mock.timers.tick(Number(message.jumpMilliseconds));
});
