import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { mailbox } from '../support/mailbox';
import { addColleague, importMail, newWorkspace, register, signIn } from '../support/workspace';

test('a colleague sees who and when, never what', async ({ page, browser, request }) => {
  const workspace = newWorkspace();
  const mail = mailbox(workspace.email, workspace.name, workspace.unique);
  await register(page, workspace);
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(mail.file);
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page.getByRole('link', { name: 'See the people' })).toBeVisible({ timeout: 30_000 });

  const colleague = await addColleague(request, workspace);
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signIn(theirs, colleague.email, colleague.password);
  await theirs.getByRole('link', { name: mail.people[0]! }).click();
  await expect(theirs.getByText('Only who and when is shared with you').first()).toBeVisible();
  const markup = await theirs.content();
  expect(markup).not.toContain(mail.subject);
  expect(markup).not.toContain(mail.sentence);
  await expectAccessible(theirs);
  await context.close();
});

test('two people change the same field and the slower one is asked', async ({ page, browser }) => {
  const workspace = newWorkspace();
  await register(page, workspace);
  await page.getByRole('button', { name: 'New person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Nora Vance');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create person' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nora Vance' })).toBeVisible();

  // The second window hears nothing, so its copy grows old.
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.route('**/api/v1/events', (route) => route.abort());
  await signIn(other, workspace.email, workspace.password);
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Edit Job title' }).click();

  await page.getByRole('button', { name: 'Edit Job title' }).click();
  await page.getByLabel('Job title').fill('CFO');
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Edit Job title' })).toHaveText('CFO');
  await saved;

  await other.getByLabel('Job title').fill('CEO');
  await other.keyboard.press('Enter');
  const conflict = other.getByRole('dialog', { name: 'Two people changed this' });
  await expect(conflict.getByText('CFO')).toBeVisible();
  await expectAccessible(other);
  await conflict.getByText('CEO').click();
  await conflict.getByRole('button', { name: 'Save my choice' }).click();
  await expect(page.getByRole('button', { name: 'Edit Job title' })).toHaveText('CEO');
  await context.close();
});

test('what was deleted comes back', async ({ page }) => {
  await register(page, newWorkspace());
  await page.getByRole('button', { name: 'New person' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Nora Vance');
  await page.getByRole('button', { name: 'Create person' }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete person' }).click();
  await expect(page.getByText('Nobody here yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'Nora Vance' })).toBeVisible();
});

test('who is erased is gone for good, and a receipt says so without naming them', async ({ page, request }) => {
  const workspace = newWorkspace();
  const mail = mailbox(workspace.email, workspace.name, workspace.unique);
  const name = mail.people[0]!;
  await register(page, workspace);
  await importMail(request, workspace, mail);
  await page.goto('/people');
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as a card (vCard)' }).click();
  expect((await saved).suggestedFilename()).toBe(`${name}.vcf`);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Erase person…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase this person' });
  await expect(dialog.getByText(/mails? that (is|are) theirs alone/)).toBeVisible();
  await expectAccessible(page);
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  await dialog.getByLabel(/^Type/).fill('erase');
  await expect(erase).toBeDisabled();
  await dialog.getByLabel(/^Type/).fill(name.toUpperCase());
  await erase.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Receipt of an erasure' })).toBeVisible();
  await expect(page.getByRole('status').getByText('Erased')).toBeVisible({ timeout: 30_000 });
  expect(await page.content()).not.toContain(name);
  await expectAccessible(page);

  await page.goto('/settings?tab=erasures');
  await expect(page.getByRole('tabpanel').getByText('Done')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/people?q=${encodeURIComponent(name)}`);
  await expect(page.getByText('Nobody found')).toBeVisible();
});

test('settings, the rest of the screens, and the door', async ({ page }) => {
  const workspace = newWorkspace();
  await register(page, workspace);
  for (const tab of ['profile', 'workspace', 'provider', 'colleagues']) {
    await page.goto(`/settings?tab=${tab}`);
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Invite colleague' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  for (const path of ['/companies', '/ask', '/nowhere']) {
    await page.goto(path);
    await expect(page.getByRole('main').or(page.getByText('Nothing here')).first()).toBeVisible();
    await expectAccessible(page);
  }
  await page.context().clearCookies();
  await page.goto('/companies?sort=name');
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.getByLabel('Email').fill(workspace.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(workspace.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/companies\?sort=name/);
});
