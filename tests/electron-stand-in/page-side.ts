/** The page's end of the stand-in: `electron` as a sandboxed preload script may require it. */

/** Names of what the stand-in puts into the page; the page under test never uses them itself. */
export const INVOKE_BINDING = '__electronInvoke';

declare global {
  interface Window {
    __electronInvoke(channel: string, values: unknown[]): Promise<{ ok: boolean; value: unknown }>;
    /** Hands the page what the application sent on a channel. */
    __electronDeliver?(channel: string, ...values: unknown[]): void;
  }
}

/** Makes the init script that runs a built preload file before the page's own scripts. */
export function preloadScript(preloadSource: string): string {
  return `(${runPreload.toString()})(${JSON.stringify(preloadSource)});`;
}

/**
 * Runs in the page. Everything that crosses the bridge is cloned by the structured clone algorithm, functions are
 * passed on as functions: what Electron could not carry over fails here too.
 */
function runPreload(source: string): void {
  type Listener = (event: object, ...values: unknown[]) => void;
  if (window.top !== window) return;
  const listeners = new Map<string, Set<Listener>>();

  const across = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...values: unknown[]) => {
        const result: unknown = value(...values.map(across));
        return result instanceof Promise ? result.then(across) : across(result);
      };
    }
    const holdsFunctions =
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).some((member) => typeof member === 'function');
    if (holdsFunctions) {
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, across(member)])));
    }
    return structuredClone(value);
  };

  const electron = {
    ipcRenderer: {
      invoke: async (channel: string, ...values: unknown[]) => {
        const answer = await window.__electronInvoke(channel, structuredClone(values));
        if (answer.ok) return answer.value;
        throw new Error(`Error invoking remote method '${channel}': ${String(answer.value)}`);
      },
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
    },
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => {
        Object.defineProperty(window, name, { value: across(api), writable: false, configurable: false });
      },
    },
  };
  window.__electronDeliver = (channel, ...values) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...values);
  };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload script can't load ${name}.`);
  };
  const module = { exports: {} };
  new Function('require', 'module', 'exports', source)(require, module, module.exports);
}
