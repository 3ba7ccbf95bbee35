import { BRIDGE_NAME, type KioskPort } from '../../bridge/index.ts';
import { createBrowserPort } from './browser-port.ts';

declare global {
  interface Window {
    /** Given by the preload script; absent in a plain browser. */
    readonly [BRIDGE_NAME]?: KioskPort;
  }
}

/** Electron's bridge where there is one. */
export function choosePort(name: string): KioskPort {
  return window[BRIDGE_NAME] ?? createBrowserPort(name);
}
