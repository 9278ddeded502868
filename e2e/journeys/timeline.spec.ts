import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { conversation, letters } from '../support/mailbox';
import { addColleague, importMail, newWorkspace, register, signIn } from '../support/workspace';

const MAILS = 23;

test('a long conversation is one row that opens in its place', async ({ page, request }) => {
  const workspace = newWorkspace();
  const mail = conversation(workspace.email, workspace.name, workspace.unique, MAILS);
  await register(page, workspace);
  await importMail(request, workspace, mail);
  await page.goto('/people');
  await page.getByRole('link', { name: mail.people[0]! }).click();

  const timeline = page.getByRole('region', { name: 'Timeline' });
  const row = timeline.getByRole('button', { name: `Re: ${mail.subject}` });
  await expect(row).toHaveCount(1);
  await expect(row.getByLabel(`${MAILS} mails`)).toBeVisible();
  await expect(row).toContainText(mail.sentence);

  await row.focus();
  await page.keyboard.press('Enter');
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  const mails = timeline.getByRole('listitem').getByRole('listitem');
  await expect(mails).toHaveCount(20);
  await expect(mails.first()).toContainText(mail.sentence);
  await expectAccessible(page);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(mails.nth(1)).toContainText('To');
  await timeline.getByRole('button', { name: '3 more in this thread' }).click();
  await expect(mails).toHaveCount(MAILS);
  await expect(mails.last()).toContainText(`Word number 1 of ${workspace.unique}.`);

  // The day stays in sight while one reads on.
  await mails.last().scrollIntoViewIfNeeded();
  await expect(timeline.getByRole('heading', { level: 3 }).first()).toBeInViewport();
  await row.focus();
  await page.keyboard.press('Space');
  await expect(mails).toHaveCount(0);
});

test('a long timeline reads on by itself, to its very beginning', async ({ page, request }) => {
  const workspace = newWorkspace();
  const mail = letters(workspace.email, workspace.name, workspace.unique, 120);
  await register(page, workspace);
  await importMail(request, workspace, mail);
  await page.goto('/people');
  await page.getByRole('link', { name: mail.people[0]! }).click();
  const rows = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
  await expect(rows.first()).toContainText(mail.subject);
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(rows).toHaveCount(mail.mails, { timeout: 500 });
  }).toPass();
  await expect(rows.last()).toContainText('Letter 1');
  await expect(rows.last()).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Show earlier' })).toHaveCount(0);
});

test('a timeline is narrowed to a kind, and the address remembers it', async ({ page, request }) => {
  const workspace = newWorkspace();
  const mail = conversation(workspace.email, workspace.name, workspace.unique, 2);
  await register(page, workspace);
  await importMail(request, workspace, mail);
  await page.goto('/people');
  await page.getByRole('link', { name: mail.people[0]! }).click();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const thread = timeline.getByRole('button', { name: `Re: ${mail.subject}` });
  await expect(thread).toBeVisible();

  await timeline.getByText('Calls', { exact: true }).click();
  await expect(page).toHaveURL(/\?kind=call$/);
  await expect(timeline.getByText('No calls yet')).toBeVisible();
  await expect(thread).toHaveCount(0);
  await expectAccessible(page);
  await page.reload();
  await expect(timeline.getByRole('radio', { name: 'Calls' })).toBeChecked();
  await timeline.getByRole('button', { name: 'Show everything' }).click();
  await expect(thread).toBeVisible();
  await expect(page).not.toHaveURL(/kind=/);
});

test('a colleague opens a locked conversation and learns only who and when', async ({ page, browser, request }) => {
  const workspace = newWorkspace();
  const mail = conversation(workspace.email, workspace.name, workspace.unique, 3);
  await register(page, workspace);
  await importMail(request, workspace, mail);
  const colleague = await addColleague(request, workspace);
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signIn(theirs, colleague.email, colleague.password);
  await theirs.getByRole('link', { name: mail.people[0]! }).click();
  const timeline = theirs.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: 'Only who and when is shared with you' }).click();
  await expect(timeline.getByRole('listitem').getByRole('listitem')).toHaveCount(3);
  await expectAccessible(theirs);
  const markup = await theirs.content();
  expect(markup).not.toContain(mail.subject);
  expect(markup).not.toContain(`of ${workspace.unique}.`);
  await context.close();
});
