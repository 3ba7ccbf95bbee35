export { createKioskAgent, type KioskAgent, type KioskAgentOptions } from './agent.ts';
