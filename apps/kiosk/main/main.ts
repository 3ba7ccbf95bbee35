import path from 'node:path';
import { app, BrowserWindow, ipcMain, net, session, utilityProcess } from 'electron';
import { createAgentHost } from './agent-host.ts';
import { type KioskConfiguration, readConfiguration } from './configuration.ts';
import { servePage } from './page-calls.ts';
import { servePageFiles } from './page-files.ts';
import { denyPermissions, keepOnPage } from './page-guard.ts';

/** The pause before a page that crashed or could not be loaded is loaded again. */
const RELOAD_MILLISECONDS = 500;

/** Where the built parts lie beside this one. */
const dist = path.dirname(__dirname);

/** One kiosk a machine: a second start ends itself. */
function main(): void {
  const configuration = readConfiguration(process.argv.slice(1), process.env);
  if ('mistakes' in configuration) {
    process.stderr.write(`${configuration.mistakes.join('\n')}\n`);
    app.exit(1);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // The page's files come from this disk, its data from the branch's private network: one and the same origin, so the
  // browser's guard between the public and the private network has nothing to guard here.
  app.commandLine.appendSwitch('disable-features', 'LocalNetworkAccessChecks');
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => openKiosk(configuration));
}

async function openKiosk(configuration: KioskConfiguration): Promise<void> {
  const { server, windowed } = configuration;
  const place = session.defaultSession;
  denyPermissions(place);
  servePageFiles(place, server, path.join(dist, 'renderer'), (request) =>
    net.fetch(request, { bypassCustomProtocolHandlers: true }),
  );
  const window = new BrowserWindow({
    kiosk: !windowed,
    fullscreen: !windowed,
    autoHideMenuBar: true,
    backgroundColor: '#f7f5f1',
    webPreferences: {
      preload: path.join(dist, 'shell', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  const address = `${server}/kiosk/${configuration.page === '' ? '' : `?${configuration.page}`}`;
  const { webContents } = window;
  keepOnPage(webContents, address);

  const agent = createAgentHost(() =>
    utilityProcess.fork(path.join(dist, 'agent', 'run.mjs'), agentArguments(configuration), { serviceName: 'agent' }),
  );
  servePage(ipcMain, webContents, new URL(server).origin, agent);
  app.on('will-quit', () => agent.close());

  const load = () => void window.loadURL(address).catch(reloadSoon);
  const reloadSoon = () =>
    setTimeout(() => {
      if (!window.isDestroyed()) load();
    }, RELOAD_MILLISECONDS);
  webContents.on('render-process-gone', reloadSoon);
  webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer());
  load();
}

function agentArguments({ server, name, journal }: KioskConfiguration): string[] {
  const folder = journal ?? path.join(app.getPath('userData'), 'agent');
  const named = name === undefined ? [] : ['--name', name];
  return ['--server', server, ...named, '--journal', folder];
}

main();
