import { expect, test } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { strangers } from '../support/mailbox';
import { ARABIC, importMail, newWorkspace, register } from '../support/workspace';

test('who is missing is found, a rule is changed, and three people appear', async ({ page, request }) => {
  const workspace = newWorkspace();
  const mail = strangers(workspace.email, workspace.name, workspace.unique);
  const zoe = mail.people[0]!;
  await register(page, workspace);
  await importMail(request, workspace, mail);

  await page.goto('/people?q=zoe');
  await expect(page.getByText('Nobody found')).toBeVisible();
  await page.getByRole('link', { name: 'Search all addresses' }).click();
  await expect(page).toHaveURL(/\/correspondents\?q=zoe/);
  const row = page.getByRole('row', { name: zoe });
  await expect(row).toContainText('Not a contact');
  await expectAccessible(page);

  await row.getByRole('link').click();
  const decision = page.getByRole('region', { name: 'The decision' });
  await expect(decision).toContainText('the mailbox’s owner never wrote to them');
  await expect(page.getByRole('region', { name: 'What became of the mails' })).toContainText(mail.subject);
  await expectAccessible(page);

  const rule = page.getByRole('form', { name: 'Change this rule' });
  await rule.getByRole('radio', { name: /^Always a contact/ }).click();
  await rule.getByText(`Everyone at ${mail.domain}`).click();
  await rule.getByRole('button', { name: 'Change the rule' }).click();
  await expect(rule.getByText('3 people appeared')).toBeVisible({ timeout: 30_000 });
  for (const name of mail.people) await expect(rule.getByRole('link', { name })).toBeVisible();
  await expect(decision).toContainText('always becomes a contact');
  await expectAccessible(page);

  await rule.getByRole('link', { name: zoe }).click();
  await expect(page.getByRole('heading', { level: 1, name: zoe })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' }).getByText(mail.subject)).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Why is this person here?' }).click();

  await rule.getByRole('radio', { name: /^As the policy says/ }).click();
  await rule.getByRole('button', { name: 'Change the rule' }).click();
  await expect(rule.getByText('3 people were put away')).toBeVisible({ timeout: 30_000 });
  await page.goto('/people');
  await expect(page.getByText('Nobody here yet')).toBeVisible();
});

test('an address is looked up, and nonsense is told so', async ({ page, request }) => {
  const workspace = newWorkspace();
  const mail = strangers(workspace.email, workspace.name, workspace.unique);
  await register(page, workspace);
  await importMail(request, workspace, mail);
  await page.goto('/why');
  await expect(page.getByText('Whom do you miss, or wonder about?')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('/');
  await page.keyboard.type('za');
  await page.getByRole('option', { name: /^zaid/ }).click();
  await expect(page.getByRole('region', { name: 'The decision' })).toContainText(mail.people[1]!);
  await page.goto('/why?address=nobody');
  await expect(page.getByRole('alert')).toContainText('is not an e-mail address');
  await page.goto('/why?address=stranger@nowhere.example');
  await expect(page.getByRole('region', { name: 'The decision' })).toContainText(
    'in no mailbox that you may look into',
  );
});

test('the same in Arabic, from right to left', async ({ browser, request }) => {
  const context = await browser.newContext({ locale: 'ar-KW' });
  const page = await context.newPage();
  const workspace = newWorkspace();
  const mail = strangers(workspace.email, workspace.name, workspace.unique);
  await register(page, workspace, ARABIC);
  await importMail(request, workspace, mail);
  await page.goto('/correspondents?decision=none');
  await expect(page.getByRole('row', { name: mail.people[0]! })).toContainText('ليس جهة اتصال');
  await expectAccessible(page);
  await page.getByRole('row', { name: mail.people[0]! }).getByRole('link').click();
  const rule = page.getByRole('form', { name: 'غيّر هذه القاعدة' });
  await rule.getByRole('radio', { name: /^جهة اتصال دائمًا/ }).click();
  await rule.getByRole('button', { name: 'غيّر القاعدة' }).click();
  await expect(rule.getByText('ظهر شخص واحد')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await rule.getByRole('link', { name: mail.people[0]! }).click();
  await expect(page.getByRole('region', { name: 'السجل الزمني' }).getByText(mail.subject)).toBeVisible();
  await context.close();
});
