import {
  AGENT_HEADER,
  AGENT_PATH,
  type HelpReply,
  type JobView,
  type KioskPort,
  type KioskState,
} from '../../bridge/kiosk-state.ts';

const CALL_TIME_OUT = 20_000;

/** The port of a page in a plain browser whose kiosk has an agent beside its server: calls by HTTP, states as they come. */
export function createAgentPort(): KioskPort {
  const call = async <T>(name: string, request: object = {}): Promise<T> => {
    const response = await fetch(`${AGENT_PATH}/${name}`, {
      method: 'POST',
      headers: { [AGENT_HEADER]: '1' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(CALL_TIME_OUT),
    });
    if (!response.ok) throw new Error(`The kiosk's agent answered ${response.status}.`);
    return response.json() as Promise<T>;
  };
  return {
    subscribe: (listener) => {
      // Comes back by itself after a break and begins with the present state.
      const states = new EventSource(`${AGENT_PATH}/states`);
      states.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as KioskState);
      return () => states.close();
    },
    state: () => call<KioskState>('state'),
    issue: (request) => call<JobView>('issue', request),
    dismiss: (request) => call<void>('dismiss', request),
    answer: (request) => call<void>('answer', request),
    copy: (request) => call<void>('copy', request),
    help: () => call<HelpReply>('help'),
  };
}
