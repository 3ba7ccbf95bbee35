import { AGENT_PARAMETER, BRIDGE_NAME, type KioskPort } from '../../bridge/kiosk-state.ts';
import { createAgentPort } from './agent-port.ts';
import { createBrowserPort } from './browser-port.ts';

declare global {
  interface Window {
    /** Given by the preload script; absent in a plain browser. */
    readonly [BRIDGE_NAME]?: KioskPort;
  }
}

/** Electron's bridge where there is one, an agent beside the server where the address says so, else the page itself. */
export function choosePort(name: string | null): KioskPort {
  const bridge = window[BRIDGE_NAME];
  if (bridge !== undefined) return bridge;
  const hasAgent = new URLSearchParams(window.location.search).has(AGENT_PARAMETER);
  return hasAgent ? createAgentPort() : createBrowserPort(name);
}
