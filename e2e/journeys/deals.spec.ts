import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { ARABIC, newWorkspace, register } from '../support/workspace';

test('a deal is written down, moved without a mouse, and taken back', async ({ page }) => {
  await register(page, newWorkspace());
  await page.getByRole('link', { name: 'Deals' }).first().click();
  await expect(page.getByText('No deals yet')).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Globex renewal');
  await page.getByLabel('Amount').fill('1250.5');
  await page.getByLabel('Currency').fill('KWD');
  await page.getByLabel('Close date').fill('2030-12-31');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create deal' }).click();
  const lead = page.getByRole('region', { name: 'Lead' });
  await expect(lead.getByRole('button', { name: 'Globex renewal', exact: true })).toBeVisible();
  await expect(lead.getByText(/1,250\.500/).first()).toBeVisible();
  await expectAccessible(page);

  await lead.getByRole('button', { name: 'Move Globex renewal' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Won' }).press('Enter');
  const won = page.getByRole('region', { name: 'Won' });
  await expect(won.getByRole('button', { name: 'Globex renewal', exact: true })).toBeVisible();
  await expect(lead.getByRole('listitem')).toHaveCount(0);

  await won.getByRole('button', { name: 'Globex renewal', exact: true }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Delete deal' }).click();
  await expect(page.getByText('No deals yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(won.getByRole('button', { name: 'Globex renewal', exact: true })).toBeVisible();
});

test('what is to be done about a person stands on their page', async ({ page }) => {
  await register(page, newWorkspace());
  await page.getByRole('button', { name: 'New person' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Lena Fischer');
  await page.getByRole('button', { name: 'Create person' }).click();
  const tasks = page.getByRole('region', { name: 'Tasks' });
  await expect(tasks.getByText('Nothing to do.')).toBeVisible();
  await tasks.getByLabel('What is to be done?').fill('Send the offer');
  await tasks.getByLabel('Due').fill('2030-03-12');
  await page.keyboard.press('Enter');
  await expect(tasks.getByText('Due Mar 12, 2030')).toBeVisible();
  await expectAccessible(page);
  await tasks.getByLabel('Send the offer').click();
  await expect(tasks.getByText('Nothing to do.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tasks.getByLabel('Send the offer')).toBeVisible();

  await page.getByRole('link', { name: 'Tasks' }).first().click();
  const main = page.getByRole('main');
  await main.getByLabel('What is to be done?').fill('Book the fair');
  await page.keyboard.press('Enter');
  await expect(main.getByLabel('Book the fair')).toBeVisible();
  await expect(main.getByRole('link', { name: 'Lena Fischer' })).toBeVisible();
  await expectAccessible(page);
  await main.getByLabel('Send the offer').click();
  await expect(main.getByLabel('Send the offer')).toHaveCount(0);
  await main.getByText('Done', { exact: true }).click();
  await expect(main.getByLabel('Send the offer')).toBeChecked();
  await main.getByLabel('Send the offer').click();
  await main.getByText('Open', { exact: true }).click();
  await expect(main.getByLabel('Send the offer')).not.toBeChecked();
});

test('the board in Arabic runs from right to left', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ar-KW' });
  const page = await context.newPage();
  await register(page, newWorkspace(), ARABIC);
  await page.goto('/deals');
  await page.getByRole('button', { name: 'صفقة جديدة' }).click();
  await page.getByRole('textbox', { name: 'الاسم', exact: true }).fill('تجديد العقد');
  await page.getByRole('button', { name: 'إنشاء صفقة' }).click();
  const first = page.getByRole('region', { name: 'عميل محتمل' });
  await expect(first.getByText('تجديد العقد')).toBeVisible();
  const [lead, next] = [await first.boundingBox(), await page.getByRole('region', { name: 'مؤهَّل' }).boundingBox()];
  expect(lead!.x).toBeGreaterThan(next!.x);
  await expectAccessible(page);
  await context.close();
});
