import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { conversation } from '../support/mailbox';
import { addColleague, importMail, newWorkspace, register, signIn } from '../support/workspace';

test('an owner opens a conversation, gives it to whoever asks, and takes it back', async ({ page, browser }) => {
  const workspace = newWorkspace();
  await register(page, workspace);
  const mail = conversation(workspace.email, workspace.name, workspace.unique, 2);
  await importMail(page.request, workspace, mail);
  const colleague = await addColleague(page.request, workspace);
  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(other, colleague.email, colleague.password);
  await openPerson(page, mail.people[0]!);
  await openPerson(other, mail.people[0]!);
  await expect(other.getByText('Only who and when is shared with you').first()).toBeVisible();
  await expect(other.getByText(mail.subject)).toHaveCount(0);

  await page.getByRole('button', { name: new RegExp(mail.subject) }).click();
  await page.getByRole('button', { name: 'Colleagues see: Who and when' }).click();
  await page.getByRole('radio', { name: 'Also the subject' }).click();
  await expect(page.getByRole('button', { name: 'Colleagues see: Also the subject' })).toBeVisible();
  await expectAccessible(page);

  // The colleague's screen follows by itself.
  await expect(other.getByText(mail.subject).first()).toBeVisible();
  await expect(other.getByText(mail.sentence)).toHaveCount(0);
  await other.getByRole('button', { name: new RegExp(mail.subject) }).click();
  await other.getByRole('button', { name: 'Ask for access' }).first().click();
  await expect(other.getByText(`Ask ${workspace.name} to show you`)).toBeVisible();
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Send request' }).click();
  await expect(other.getByText(/You asked for access/)).toBeVisible();

  await page.goto('/settings?tab=sharing');
  const request = page.getByRole('region', { name: '1 colleague asks to see mail of yours' });
  await expect(request.getByText(colleague.name)).toBeVisible();
  await expectAccessible(page);
  await request.getByRole('button', { name: 'Show it' }).click();

  await expect(other.getByText(mail.sentence).first()).toBeVisible();

  await page.getByLabel('View as a colleague').last().selectOption({ label: colleague.name });
  await expect(page.getByText('Everything: 2 mails')).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('region', { name: 'Shown to single colleagues' })
    .getByRole('button', { name: 'Take back' })
    .click();
  await expect(page.getByText('Also the subject: 2 mails')).toBeVisible();
  await page.getByRole('button', { name: 'Remove this exception' }).click();
  await expect(page.getByText('Who and when: 2 mails')).toBeVisible();

  await expect(other.getByText('Only who and when is shared with you').first()).toBeVisible();
  await expect(other.getByText(mail.subject)).toHaveCount(0);
  await expect(other.getByText(mail.sentence)).toHaveCount(0);
  await context.close();
});

test('a whole mailbox and a domain, also in Arabic', async ({ page }) => {
  const workspace = newWorkspace();
  await register(page, workspace);
  await importMail(page.request, workspace, conversation(workspace.email, workspace.name, workspace.unique, 2));
  await page.goto('/settings?tab=sharing');
  await page.getByRole('radio', { name: 'Everything' }).first().click();
  await expect(page.getByRole('radio', { name: 'Everything' }).first()).toBeChecked();
  await page.getByRole('textbox', { name: 'Domain' }).fill('orchard.example');
  await page.getByRole('button', { name: 'Add exception' }).click();
  await expect(page.getByText('all mail with orchard.example')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Everything' }).first()).toBeChecked();

  await page.getByRole('button', { name: `Menu of ${workspace.name}` }).click();
  await page.getByText('العربية').click();
  await expect(page.getByRole('tab', { name: 'المشاركة' })).toBeVisible();
  await expect(page.getByText('كل البريد مع orchard.example')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectAccessible(page);
});

async function openPerson(page: Page, name: string) {
  await page.goto('/people');
  await page.getByRole('link', { name }).first().click();
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
}
