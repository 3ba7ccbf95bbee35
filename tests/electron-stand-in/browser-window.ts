import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { INVOKE_BINDING, preloadScript } from './page-side.ts';

export type IpcHandler = (event: { sender: unknown; senderFrame: unknown }, ...values: unknown[]) => unknown;

interface WebPreferences {
  readonly preload: string;
  readonly sandbox: boolean;
  readonly contextIsolation: boolean;
  readonly nodeIntegration: boolean;
}
export interface WindowOptions {
  readonly kiosk?: boolean;
  readonly webPreferences: WebPreferences;
}
type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** What a window needs of the application it belongs to. */
export interface WindowHost {
  newPage(): Promise<Page>;
  readonly handlers: ReadonlyMap<string, IpcHandler>;
  /** Told of each page that was opened: the first, and one after every crash. */
  opened(page: Page): void;
}

/** `webContents` over a real Chromium page; the page is a new one after a crash, as Electron's renderer is. */
export class StandInContents extends EventEmitter {
  readonly #host: WindowHost;
  readonly #frames = new WeakMap<Frame, { readonly url: string }>();
  #page: Page | null = null;
  #destroyed = false;
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' });

  constructor(host: WindowHost) {
    super();
    this.#host = host;
  }

  get mainFrame(): object | null {
    return this.#page === null ? null : this.frameOf(this.#page.mainFrame());
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    const cloned = structuredClone(values);
    const page = this.#page;
    if (page === null || page.isClosed()) return;
    // A page that is just being loaded or has crashed hears nothing, as in Electron.
    page
      .evaluate(([name, given]: [string, unknown[]]) => window.__electronDeliver?.(name, ...given), [
        channel,
        cloned,
      ] as [string, unknown[]])
      .catch(() => undefined);
  }

  forcefullyCrashRenderer(): void {
    void this.#page?.goto('chrome://crash').catch(() => undefined);
  }

  /** Asks the application whether a navigation of its own that the page has begun may go on. */
  mayNavigate(url: string, redirected: boolean): boolean {
    let prevented = false;
    const preventDefault = () => {
      prevented = true;
    };
    this.emit(redirected ? 'will-redirect' : 'will-navigate', { url, preventDefault });
    return !prevented;
  }

  async load(url: string, options: WindowOptions): Promise<void> {
    const page = this.#page ?? (await this.#open(options));
    await page.goto(url);
  }

  async #open({ webPreferences }: WindowOptions): Promise<Page> {
    const page = await this.#host.newPage();
    this.#page = page;
    page.on('crash', () => {
      this.#page = null;
      void page.close().catch(() => undefined);
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('popup', (popup) => {
      if (this.#openHandler({ url: popup.url() }).action === 'deny') void popup.close().catch(() => undefined);
    });
    await page.exposeBinding(INVOKE_BINDING, ({ frame }, channel: string, values: unknown[]) =>
      this.#invoke(frame, channel, values),
    );
    await page.addInitScript({ content: preloadScript(readFileSync(webPreferences.preload, 'utf8')) });
    this.#host.opened(page);
    return page;
  }

  async #invoke(frame: Frame, channel: string, values: unknown[]): Promise<{ ok: boolean; value: unknown }> {
    const handler = this.#host.handlers.get(channel);
    if (handler === undefined) return { ok: false, value: `No handler registered for '${channel}'` };
    try {
      const event = { sender: this, senderFrame: this.frameOf(frame) };
      return { ok: true, value: structuredClone(await handler(event, ...structuredClone(values))) };
    } catch (error) {
      return { ok: false, value: String(error) };
    }
  }

  frameOf(frame: Frame): { readonly url: string } {
    const known = this.#frames.get(frame);
    if (known !== undefined) return known;
    const made = {
      get url() {
        return frame.url();
      },
    };
    this.#frames.set(frame, made);
    return made;
  }

  isMainFrame(frame: Frame): boolean {
    return this.#page?.mainFrame() === frame;
  }

  destroy(): void {
    this.#destroyed = true;
  }
}

/** Makes Electron's `BrowserWindow` for one application. Settings that Electron would run less safely with are refused. */
export function browserWindowFor(host: WindowHost, windows: StandInContents[]) {
  return class BrowserWindow {
    readonly webContents = new StandInContents(host);
    readonly #options: WindowOptions;

    constructor(options: WindowOptions) {
      const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences;
      if (!sandbox || !contextIsolation || nodeIntegration) throw new Error('The window is not a sandboxed one.');
      this.#options = options;
      windows.push(this.webContents);
    }

    isDestroyed(): boolean {
      return this.webContents.isDestroyed();
    }

    loadURL(url: string): Promise<void> {
      return this.webContents.load(url, this.#options);
    }
  };
}
