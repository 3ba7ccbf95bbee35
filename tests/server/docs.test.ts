import { routes } from '@foyer/contract';
import { expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { startTestBranch } from '../harness/test-branch.ts';

test('API-22: the reference page lists every operation in a browser, and asks nobody else for anything', async () => {
  const branch = await startTestBranch({ open: false });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(branch.address)) {
        complaints.push(`asks ${request.url()}`);
      }
    });
    await page.goto(`${branch.address}/api/docs`);
    await expect.poll(() => page.locator('.opblock').count(), { timeout: 20_000 }).toBe(Object.keys(routes).length);
    await page.locator('#operations-tickets-issueTicket').click();
    await page.locator('#operations-tickets-issueTicket .try-out__btn').click();
    await page.locator('#operations-tickets-issueTicket .execute').click();
    // Nobody is signed in: the page shows the problem that the server answers.
    await expect
      .poll(() => page.locator('.live-responses-table').textContent(), { timeout: 10_000 })
      .toMatch(/unauthorised/);
    expect(complaints.filter((complaint) => !complaint.includes('status of 401'))).toEqual([]);
  } finally {
    await browser.close();
    await branch.close();
  }
});
