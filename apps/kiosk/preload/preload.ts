import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_NAME, type KioskPort, type KioskState, STATE_CHANNEL } from '../bridge/kiosk-state.ts';

/** All the page can reach of the machine: six calls with plain values, and the agent's states. */
const port: KioskPort = {
  subscribe: (listener) => {
    const take = (_event: unknown, state: KioskState) => listener(state);
    ipcRenderer.on(STATE_CHANNEL, take);
    return () => {
      ipcRenderer.off(STATE_CHANNEL, take);
    };
  },
  state: () => ipcRenderer.invoke('kiosk:state', {}),
  issue: (request) => ipcRenderer.invoke('kiosk:issue', request),
  dismiss: (request) => ipcRenderer.invoke('kiosk:dismiss', request),
  answer: (request) => ipcRenderer.invoke('kiosk:answer', request),
  copy: (request) => ipcRenderer.invoke('kiosk:copy', request),
  help: () => ipcRenderer.invoke('kiosk:help', {}),
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, port);
