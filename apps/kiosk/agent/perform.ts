import { type KioskCall, type KioskPort, kioskRequests } from '../bridge/index.ts';

/** Parses a request that came over a boundary, and has the agent do it. Rejects when it is not one the agent takes. */
export function perform(agent: KioskPort, call: KioskCall, request: unknown): Promise<unknown> {
  switch (call) {
    case 'state':
      return agent.state();
    case 'issue':
      return agent.issue(kioskRequests.issue.parse(request));
    case 'dismiss':
      return agent.dismiss(kioskRequests.dismiss.parse(request));
    case 'answer':
      return agent.answer(kioskRequests.answer.parse(request));
    case 'copy':
      return agent.copy(kioskRequests.copy.parse(request));
    case 'help':
      return agent.help();
  }
}
