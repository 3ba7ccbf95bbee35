import type { IpcMain, WebContents } from 'electron';
import { KIOSK_CALLS, kioskRequests, STATE_CHANNEL } from '../bridge/index.ts';
import type { AgentHost } from './agent-host.ts';

/**
 * Passes the page's calls to the agent and the agent's states to the page. Only the kiosk's own page, in its main
 * frame, is heard, and only what the contract between the two allows.
 */
export function servePage(ipc: IpcMain, page: WebContents, pageOrigin: string, agent: AgentHost): void {
  for (const call of KIOSK_CALLS) {
    ipc.handle(`kiosk:${call}`, async (event, payload: unknown) => {
      const frame = event.senderFrame;
      const own = event.sender === page && frame !== null && frame === page.mainFrame;
      if (!own || new URL(frame.url).origin !== pageOrigin) throw new Error('Only the kiosk’s own page may ask this.');
      return agent.call(call, kioskRequests[call].parse(payload));
    });
  }
  agent.onState((state) => {
    if (!page.isDestroyed()) page.send(STATE_CHANNEL, state);
  });
}
