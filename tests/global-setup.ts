import { buildApps } from '@foyer/scripts/build';
import { ensureChromium } from '@foyer/scripts/chromium';

/** Before the scenarios: the web apps are built once, and `FOYER_CHROMIUM` names a browser for every test. */
export default async function setUp(): Promise<void> {
  await buildApps();
  await ensureChromium();
}
