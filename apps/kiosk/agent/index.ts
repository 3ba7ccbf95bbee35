export { createKioskAgent, type KioskAgent, type KioskAgentOptions } from './agent.ts';
export { type AgentOverHttp, agentOverHttp } from './http-link.ts';
