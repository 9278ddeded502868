import { expect, test, type APIRequestContext, type Locator, type Page, type TestInfo } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { newWorkspace, register, token, type Workspace } from '../support/workspace';

const ADDRESS = process.env['GMAIL_ADDRESS'] ?? '';

test.skip(!ADDRESS, 'there is no Google to connect to');

/** Looks at the page on which one is, light and dark, on a phone and in Arabic. */
async function lookAtIt(page: Page, request: APIRequestContext, workspace: Workspace, testInfo: TestInfo, it: Locator) {
  const headers = { Authorization: `Bearer ${await token(request, workspace)}` };
  for (const look of ['light', 'dark', 'phone', 'arabic'] as const) {
    await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(look === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 900 });
    if (look === 'arabic') await request.patch('/api/v1/me', { data: { locale: 'ar' }, headers });
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('dir', look === 'arabic' ? 'rtl' : 'ltr');
    await expect(it).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: testInfo.outputPath(`${look}.png`), fullPage: true });
  }
}

test('how much would come is told before anything is read', async ({ page, request }, testInfo) => {
  test.setTimeout(180_000);
  const workspace = newWorkspace();
  await register(page, workspace);
  await page.goto('/settings');
  await page.getByRole('tab', { name: 'Mailboxes' }).click();
  await page.getByRole('button', { name: 'see first what would come' }).click();
  await page.getByRole('button', { name: ADDRESS }).click();
  await expect(page.getByRole('heading', { level: 1, name: ADDRESS })).toBeVisible();
  const parts = page.getByRole('table', { name: 'Mails by label and rule' });
  await expect(parts.getByRole('row', { name: 'Sent' })).toContainText('67', { timeout: 30_000 });
  await lookAtIt(page, request, workspace, testInfo, page.getByRole('table'));
  await page.getByRole('button', { name: 'ابدأ القراءة' }).click();
  await expect(page.getByRole('progressbar', { name: ADDRESS })).toBeVisible();
});

test('a mailbox at Gmail is connected, and its people appear', async ({ page, request }, testInfo) => {
  test.setTimeout(180_000);
  const workspace = newWorkspace();
  await register(page, workspace);
  await page.goto('/settings');
  await page.getByRole('tab', { name: 'Mailboxes' }).click();
  await page.getByRole('button', { name: 'Connect Gmail' }).click();

  // Google's own page, as emulate has it.
  await expect(page.getByText('Sign in to Google')).toBeVisible();
  await page.getByRole('button', { name: ADDRESS }).click();

  await expect(page).toHaveURL(/\/settings\/mailboxes\/[\w-]+/);
  await expect(page.getByRole('heading', { level: 1, name: ADDRESS })).toBeVisible();
  await expect(page.getByText('Connected. The newest mails come first')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: `Progress of ${ADDRESS}` })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByTestId('mailbox-progress')).toContainText('8 people', { timeout: 60_000 });
  await expect(page.getByText('Up to date', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByTestId('numbers')).toContainText('200');
  const mailbox = page.url();

  await page.getByRole('link', { name: 'People' }).first().click();
  await page.getByRole('link', { name: 'Pia Holm' }).click();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText(/Samples, part/).first()).toBeVisible({ timeout: 30_000 });

  await page.goto(mailbox);
  await lookAtIt(page, request, workspace, testInfo, page.getByTestId('numbers'));
});
