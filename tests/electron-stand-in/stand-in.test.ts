import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startStandIn } from './index.ts';

/** An application whose bridge tries what Electron's can't carry, beside what it can. */
const main = `
const { app, BrowserWindow, ipcMain } = require('electron');
ipcMain.handle('give-data', () => ({ number: 'A001', at: new Date(0) }));
ipcMain.handle('give-function', () => ({ ask: () => 1 }));
ipcMain.handle('take', (_event, value) => typeof value);
app.whenReady().then(() => {
  const preload = require('node:path').join(__dirname, 'preload.cjs');
  const window = new BrowserWindow({
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  return window.loadURL('data:text/html,<title>Bridge</title>');
});
`;
const preload = `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('bridge', {
  data: () => ipcRenderer.invoke('give-data'),
  fromMain: () => ipcRenderer.invoke('give-function'),
  toMain: () => ipcRenderer.invoke('take', { ask: () => 1 }),
  fromPreload: () => new WeakMap(),
  fromPage: (value) => ipcRenderer.invoke('take', value),
});
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'foyer-bridge-'));
  await writeFile(path.join(folder, 'main.cjs'), main);
  await writeFile(path.join(folder, 'preload.cjs'), preload);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('STORY-7: what can’t be cloned fails at the bridge, whichever way it goes, and data passes', async () => {
  const application = await startStandIn({ main: path.join(folder, 'main.cjs'), arguments: [] });
  try {
    const page = await application.page();
    await page.waitForFunction(() => document.title === 'Bridge');
    const answers = await page.evaluate(async () => {
      const bridge = Reflect.get(window, 'bridge') as Record<string, (value?: unknown) => unknown>;
      const said = async (call: string, value?: unknown) => {
        try {
          return JSON.stringify(await bridge[call]?.(value));
        } catch (error) {
          return String(error);
        }
      };
      return {
        data: await said('data'),
        fromMain: await said('fromMain'),
        toMain: await said('toMain'),
        fromPreload: await said('fromPreload'),
        fromPage: await said('fromPage', document.body),
        plainFromPage: await said('fromPage', { number: 'A001' }),
      };
    });
    expect(answers.data).toContain('A001');
    expect(answers.plainFromPage).toBe('"object"');
    const { data: _data, plainFromPage: _plain, ...refused } = answers;
    for (const answer of Object.values(refused)) expect(answer).toContain('could not be cloned');
  } finally {
    await application.close();
  }
});
