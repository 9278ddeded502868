import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { mailbox } from '../support/mailbox';
import { ARABIC, newWorkspace, register } from '../support/workspace';

test('a mailbox becomes people, a timeline and an answer', async ({ page }) => {
  test.setTimeout(120_000);
  const workspace = newWorkspace();
  const mail = mailbox(workspace.email, workspace.name, workspace.unique);
  const lina = mail.people[0]!;

  await page.goto('/register');
  await expectAccessible(page);
  await register(page, workspace);
  await expect(page.getByText('Nobody here yet')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Import a mailbox' }).click();
  await expect(page.getByLabel('Whose mailbox is it?')).toHaveValue(workspace.email);
  await page.locator('input[type=file]').setInputFiles(mail.file);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start import' }).click();
  const progress = page.getByRole('region', { name: 'Progress of the import' });
  await expect(progress.getByText('Done')).toBeVisible({ timeout: 30_000 });
  await expect(progress.getByText(/Found 3 people/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'See the people' }).click();
  for (const name of mail.people) await expect(page.getByRole('link', { name })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(lina.split(' ')[1]!);
  await expect(page.getByRole('link', { name: mail.people[1]! })).toBeHidden();
  await expectAccessible(page);

  await page.getByRole('link', { name: lina }).click();
  await expect(page.getByRole('heading', { level: 1, name: lina })).toBeVisible();
  await page.getByRole('button', { name: `Re: ${mail.subject}` }).click();
  await expect(page.getByText(mail.sentence).last()).toBeVisible();
  await expect(page.getByText('> our quote is attached.')).toBeHidden();
  await page.getByRole('button', { name: 'Show quoted text' }).click();
  await expect(page.getByText('> our quote is attached.')).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Write a note…').fill('Prefers to talk before noon.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByRole('heading', { level: 3, name: 'Today' })).toBeVisible();
  await expect(page.getByRole('listitem').getByText('Prefers to talk before noon.')).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type(`What's happening with ${lina}?`);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/ask\?q=/);
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toContainText(lina.split(' ')[0]!);
  const sources = page.getByRole('region', { name: 'Sources' });
  await expect(sources.getByRole('link').first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: /^Menu of/ }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/people');
  await expect(page).toHaveURL(/\/sign-in\?to=/);
});

test('the same in Arabic, from right to left', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ar-KW' });
  const page = await context.newPage();
  const workspace = newWorkspace();
  const mail = mailbox(workspace.email, workspace.name, workspace.unique);
  const lina = mail.people[0]!;

  await register(page, workspace, ARABIC);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.getByText('لا أحد هنا بعد')).toBeVisible();
  const side = await page.getByRole('navigation').first().boundingBox();
  expect(side!.x).toBeGreaterThan(600);

  await page.getByRole('link', { name: 'استورد صندوق بريد' }).click();
  await page.locator('input[type=file]').setInputFiles(mail.file);
  await page.getByRole('button', { name: 'ابدأ الاستيراد' }).click();
  await expect(page.getByRole('region', { name: 'تقدّم الاستيراد' }).getByText('اكتمل')).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole('link', { name: 'شاهد الأشخاص' }).click();
  await page.getByRole('link', { name: lina }).click();
  await page.getByRole('button', { name: `Re: ${mail.subject}` }).click();
  await expect(page.getByText(mail.sentence).last()).toBeVisible();
  await page.getByLabel('اكتب ملاحظة…').fill('تفضّل الاتصال قبل الظهر.');
  await page.getByRole('button', { name: 'إضافة ملاحظة' }).click();
  await expect(page.getByRole('listitem').getByText('تفضّل الاتصال قبل الظهر.')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/ask?q=${encodeURIComponent(`What's happening with ${lina}?`)}`);
  await expect(page.getByRole('region', { name: 'المصادر' }).getByRole('link').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^قائمة/ }).click();
  await page.getByRole('button', { name: 'تسجيل الخروج' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
});
