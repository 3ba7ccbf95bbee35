import { type KioskPort, type LinkMessage, linkCall } from '../bridge/index.ts';
import { perform } from './perform.ts';

/** The port a process was given by the one that started it. */
interface ParentPort {
  send(message: LinkMessage): void;
  onMessage(listener: (message: unknown) => void): () => void;
}

/** Serves the agent over the message port of this process, whichever kind it has; without one it does nothing. */
export function serveAgent(agent: KioskPort): () => void {
  const port = electronPort() ?? forkPort();
  if (port === null) return () => undefined;
  const stopStates = agent.subscribe((state) => port.send({ type: 'state', state }));
  const stopCalls = port.onMessage((message) => void answer(agent, port, message));
  return () => {
    stopStates();
    stopCalls();
  };
}

async function answer(agent: KioskPort, port: ParentPort, message: unknown): Promise<void> {
  const parsed = linkCall.safeParse(message);
  if (!parsed.success) return;
  const { id, call, request } = parsed.data;
  try {
    port.send({ type: 'answer', id, value: await perform(agent, call, request) });
  } catch (error) {
    port.send({ type: 'refusal', id, message: error instanceof Error ? error.message : String(error) });
  }
}

/** Node's own: `child_process.fork`. */
function forkPort(): ParentPort | null {
  if (process.send === undefined) return null;
  return {
    send: (message) => process.send?.(message, () => undefined),
    onMessage: (listener) => {
      process.on('message', listener);
      return () => process.off('message', listener);
    },
  };
}

interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  off(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** Electron's: a utility process has `process.parentPort`. */
function electronPort(): ParentPort | null {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ElectronParentPort };
  if (parentPort === undefined) return null;
  return {
    send: (message) => parentPort.postMessage(message),
    onMessage: (listener) => {
      const take = ({ data }: { data: unknown }) => listener(data);
      parentPort.on('message', take);
      return () => parentPort.off('message', take);
    },
  };
}
