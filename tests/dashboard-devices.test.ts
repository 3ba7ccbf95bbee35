import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { branch, branchForEachTest, open, press } from './harness/dashboard-pages.ts';
import { followLive } from './harness/live-follower.ts';
import { violations } from './harness/page-looks.ts';
import { value } from './harness/test-branch.ts';

branchForEachTest();

const printer = { address: 'tcp://10.0.0.9:9100', dialect: 'epson', dotsPerLine: 576, style: 'drawn' } as const;

/** A device, opened by the administrator. */
async function opened(kind: 'kiosk' | 'screen', settings: Readonly<Record<string, unknown>> = {}) {
  const device = await branch.pair(kind, 'Door');
  const { deviceId } = value(await device.call('ownDevice'));
  const params = { deviceId };
  const admin = await branch.signIn('admin');
  value(await admin.call('changeDevice', { params, body: { settings } }));
  const page = await open('admin', `/settings/devices/${deviceId}`);
  await page.locator('.device-form').waitFor();
  return { device, admin, params, page };
}
const settingsOf = async (admin: Awaited<ReturnType<typeof opened>>['admin'], params: { deviceId: string }) =>
  value(await admin.call('device', { params })).device.settings;
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

describe('a device', () => {
  it('DASH-74: what a kiosk offers and how it prints is saved as a whole, and mistakes stand at their fields', async () => {
    const { admin, params, page } = await opened('kiosk');
    await page.getByText('Only some').first().click();
    await page.getByRole('checkbox', { name: 'Cash' }).press('Space');
    await page.getByText('Prints tickets').click();
    await page.getByLabel('Address of the printer').fill('10.0.0.9');
    await page.getByText('58 mm').click();
    await page.getByLabel('Ask after so many seconds').fill('2');
    await save(page);
    const address = page.locator('.device-address');
    await address.getByText('This can’t be read; see the examples.').waitFor();
    await page.getByText('At least 5.').waitFor();
    await page.getByLabel('Address of the printer').fill('tcp://10.0.0.9');
    await page.getByLabel('Ask after so many seconds').fill('45');
    await save(page);
    await page.getByText('Saved, and in force').waitFor();
    const settings = await settingsOf(admin, params);
    expect(settings).toMatchObject({ idleSeconds: 45, printer: { address: 'tcp://10.0.0.9', dotsPerLine: 384 } });
    expect(settings.kind === 'kiosk' && settings.offers?.services).not.toContain('cash');
  });

  it('DASH-74: what was typed stays when somebody else has saved first, until it is thrown away', async () => {
    const { admin, params, page } = await opened('screen');
    await page.getByLabel('Name').fill('Gate');
    value(await admin.call('changeDevice', { params, body: { settings: { waits: false } } }));
    const waits = page.getByRole('checkbox', { name: 'List the waits of the services' });
    await expect.poll(() => waits.isChecked()).toBe(false);
    expect(await page.getByLabel('Name').inputValue()).toBe('Gate');
    value(await admin.call('changeDevice', { params, body: { name: 'Exit' } }));
    await page.getByText('Somebody else has changed the same in the meantime.').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Gate');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep what I typed' }).click();
    await save(page);
    await page.getByText('Saved, and in force').waitFor();
    expect(value(await admin.call('device', { params })).device).toMatchObject({
      name: 'Gate',
      settings: { waits: false },
    });
    await page.getByLabel('Name').fill('Porch');
    value(await admin.call('changeDevice', { params, body: { name: 'Exit' } }));
    await page.getByRole('button', { name: 'Show what was saved' }).click();
    expect(await page.getByLabel('Name').inputValue()).toBe('Exit');
    await page.getByLabel('Name').fill('Porch');
    await page.getByRole('link', { name: 'All devices' }).click();
    await page.getByRole('alertdialog').getByText('not saved yet').waitFor();
    await page.getByRole('button', { name: 'Discard and leave' }).click();
    await page.locator('.devices-list').waitFor();
  });

  it('DASH-73: a test print is asked for and its outcome seen; a revoked device is removed, all by keys', async () => {
    const { device, admin, params, page } = await opened('kiosk', { printer });
    const agent = followLive(branch.address, { token: device.token });
    await agent.follow('device');
    await page.getByText('This kiosk is a page in a browser').waitFor();
    expect(await page.getByRole('button', { name: 'Print a test' }).count()).toBe(0);
    value(await device.call('reportStatus', { body: { printer: 'ready', openJobs: 0, software: '1.2.2' } }));
    await page.getByRole('button', { name: 'Print a test' }).press('Enter');
    await page.getByText('The test is being printed').waitFor();
    const self = () => agent.records('device').find((record) => record.kind === 'self');
    await expect.poll(() => self()?.testPrint?.id).toBeDefined();
    const testPrint = { id: self()?.testPrint?.id ?? '', outcome: 'failed', reason: 'paper-out' } as const;
    value(
      await device.call('reportStatus', { body: { printer: 'paper-out', openJobs: 2, software: '1.2.3', testPrint } }),
    );
    await page.getByText(/^The test was not printed: /).waitFor();
    await page.getByText('1.2.3').waitFor();
    agent.close();
    await page.getByRole('button', { name: 'Revoke access' }).press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await press(page, 'Enter');
    await page.getByText('No devices are paired').waitFor();
    expect((await admin.call('device', { params })).ok).toBe(false);
  });

  it('DASH-73: another machine takes its place by the code that it shows', async () => {
    const { params, page } = await opened('kiosk');
    const request = { kind: 'kiosk', name: 'New', secret: 'the-secret-of-a-new-machine' } as const;
    const waiting = branch.branch.context.pairings.ask(request, '10.0.0.8', false);
    if (waiting.status !== 'waiting') throw new Error(waiting.status);
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByLabel('Code on the device').fill('ZZZZ99');
    await press(page, 'Enter');
    await page.getByRole('dialog').getByText('It is no longer there.').waitFor();
    await page.getByLabel('Code on the device').fill(waiting.code.toLowerCase());
    await press(page, 'Enter');
    await page.getByText('Door is replaced').waitFor();
    const now = branch.branch.context.pairings.ask(request, '10.0.0.8', false);
    expect(now).toMatchObject({ status: 'claimed', claim: { deviceId: params.deviceId } });
  });

  for (const look of [
    { language: 'en', scheme: 'light' },
    { language: 'ar', scheme: 'dark' },
  ] as const) {
    it(`DASH-25, UI-9: axe finds nothing on an opened device (${look.language}, ${look.scheme})`, async () => {
      for (const kind of ['kiosk', 'screen'] as const) {
        const device = await branch.pair(kind, kind);
        const { deviceId } = value(await device.call('ownDevice'));
        const admin = await branch.signIn('admin');
        const languages = ['en'];
        const more =
          kind === 'kiosk'
            ? { printer, offers: { services: ['cash'], categories: [] } }
            : { calls: 'counters', counters: ['counter-1'] };
        value(await admin.call('changeDevice', { params: { deviceId }, body: { settings: { languages, ...more } } }));
        const page = await open('admin', `/settings/devices/${deviceId}`, look);
        await page.locator('.device-form').waitFor();
        expect(await violations(page, 'color-contrast-enhanced')).toEqual([]);
      }
    });
  }
});
