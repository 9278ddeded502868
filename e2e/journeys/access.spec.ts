import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { totpCode } from '../support/totp';
import { addColleague, newWorkspace, register, signIn } from '../support/workspace';

const PASSWORD = 'lantern-orbit-mosaic-7';

test('from an invitation to a second step, sessions, keys, and what the audit log tells of it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const workspace = newWorkspace();
  const mona = { name: 'Mona Idris', email: `mona@run-${workspace.unique}.example` };
  await register(page, workspace);
  await page.goto('/settings?tab=colleagues');
  const link = await invite(page, mona.email);
  await expect(page.getByRole('group', { name: mona.email })).toBeVisible();
  await expectAccessible(page);

  // Mona takes the link in a browser of her own.
  const context = await browser.newContext();
  const hers = await context.newPage();
  await hers.goto(link);
  await expectAccessible(hers);
  await hers.getByLabel('Name').fill(mona.name);
  await hers.getByRole('textbox', { name: 'Password' }).fill('password12');
  await hers.getByRole('button', { name: 'Join' }).click();
  await expect(hers.getByText('Many people use this one. Take something of your own.')).toBeVisible();
  await expectAccessible(hers);
  await hers.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await hers.getByRole('button', { name: 'Join' }).click();
  await expect(hers).toHaveURL(/\/people/);

  const { secret, recovery } = await secondStep(hers);
  await hers.getByRole('button', { name: `Menu of ${mona.name}` }).click();
  await hers.getByRole('button', { name: 'Sign out' }).click();
  await expect(hers).toHaveURL(/\/sign-in/);
  await enter(hers, mona.email, 'not-her-password-at-all');
  await expect(hers.getByText('Email or password is wrong.')).toBeVisible();
  await enter(hers, mona.email, PASSWORD);
  await expect(hers.getByRole('heading', { name: 'Second step' })).toBeVisible();
  await expectAccessible(hers);
  await hers.getByRole('textbox', { name: 'Code' }).fill('000000');
  await hers.getByRole('button', { name: 'Sign in' }).click();
  await expect(hers.getByText('This code is wrong, too old, or was used already.')).toBeVisible();
  // Each step is good once, and confirming took the present one.
  await hers.getByRole('textbox', { name: 'Code' }).fill(totpCode(secret, 1));
  await hers.getByRole('button', { name: 'Sign in' }).click();
  await expect(hers).toHaveURL(/\/people/);

  // A second sign-in, by a recovery code, ended from the first.
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto('/sign-in?to=/tasks');
  await enter(other, mona.email, PASSWORD);
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await other.getByLabel('Recovery code').fill(recovery[0]!);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL(/\/tasks/);
  await hers.goto('/settings?tab=security');
  await expect(hers.getByText('9 recovery codes are left')).toBeVisible();
  const sessions = hers.getByRole('list', { name: 'Sign-ins' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: 'This one' })).toHaveCount(1);
  await sessions.getByRole('button', { name: /^Sign out of/ }).click();
  await expect(sessions).toHaveCount(1);
  await expectSignedOut(other);
  await other.goto('/people');
  await expect(other).toHaveURL(/\/sign-in/);

  const key = await makeKey(hers, 'Weekly report');
  const asKey = (path: string) => fetch(`${baseURL}${path}`, { headers: { Authorization: `Bearer ${key}` } });
  expect((await asKey('/api/v1/contacts')).status).toBe(200);
  expect((await asKey('/api/v1/users')).status).toBe(200);
  expect((await asKey('/api/v1/audit')).status).toBe(403);
  await hers.getByRole('button', { name: 'Revoke Weekly report' }).click();
  await expect(hers.getByText('No keys.')).toBeVisible();
  await expect.poll(async () => (await asKey('/api/v1/contacts')).status, { timeout: 10_000 }).toBe(401);
  // A member reads no audit log.
  await expect(hers.getByRole('tab', { name: 'Audit log' })).toHaveCount(0);

  await readAudit(page, mona.name);
  await context.close();
  await elsewhere.close();
});

test('an admin changes roles, helps whoever is locked out, and stays the last one', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const workspace = newWorkspace();
  await register(page, workspace);
  const colleague = await addColleague(page.request, workspace);
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signIn(theirs, colleague.email, colleague.password);
  await page.goto('/settings?tab=colleagues');
  const menuOf = async (name: string) => {
    await page.getByRole('button', { name: `What to do with ${name}` }).click();
    await expect(page.getByRole('menu')).toBeVisible();
  };
  await menuOf(workspace.name);
  await page.getByRole('menuitem', { name: 'Member' }).click();
  await expect(page.getByText(`${workspace.name} is the last active admin.`)).toBeVisible();
  await expectAccessible(page);

  await menuOf(colleague.name);
  await page.getByRole('menuitem', { name: 'Manager' }).click();
  await expect(page.getByRole('group', { name: colleague.name }).getByText('Manager')).toBeVisible();
  await expectSignedOut(theirs);

  // The message goes by itself; half gone it is no text that anybody is to read.
  await expect(page.getByText(/They have to sign in again/)).toHaveCount(0);
  await menuOf(colleague.name);
  await page.getByRole('menuitem', { name: 'Sign-in link…' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const link = await dialog.locator('pre').innerText();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await theirs.goto(link);
  await expectAccessible(theirs);
  await theirs.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(theirs).toHaveURL(/\/people/);
  // It is good once.
  await theirs.goto('/sign-in');
  await theirs.goto(link);
  await theirs.getByRole('textbox', { name: 'New password' }).fill('another-lantern-orbit-9');
  await theirs.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(theirs.getByText(/This link is not good/)).toBeVisible();

  await menuOf(colleague.name);
  await page.getByRole('menuitem', { name: 'Keep out' }).click();
  await expect(page.getByRole('group', { name: colleague.name }).getByText('Kept out')).toBeVisible();
  await expectSignedOut(theirs);
  await theirs.goto('/sign-in');
  await enter(theirs, colleague.email, PASSWORD);
  await expect(theirs.getByText('Email or password is wrong.')).toBeVisible();
  await context.close();
});

test('a member looks at a colleague’s deal and cannot change it', async ({ page, browser }) => {
  const workspace = newWorkspace();
  await register(page, workspace);
  const colleague = await addColleague(page.request, workspace);
  await page.goto('/deals');
  await page.getByRole('button', { name: 'New deal' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Fifty seats');
  await page.getByRole('button', { name: 'Create deal' }).click();
  await expect(page.getByRole('button', { name: 'Move Fifty seats' })).toBeVisible();

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signIn(theirs, colleague.email, colleague.password);
  await theirs.goto('/deals');
  const words = `${workspace.name}’s deal: they can change it, or a manager or an admin.`;
  await expect(theirs.getByRole('img', { name: words })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Move Fifty seats' })).toHaveCount(0);
  await expect(theirs.getByRole('listitem').filter({ hasText: 'Fifty seats' })).toHaveAttribute('draggable', 'false');
  await theirs.getByRole('button', { name: 'Fifty seats' }).click();
  const dialog = theirs.getByRole('dialog');
  await expect(dialog.getByText(words)).toBeVisible();
  await expect(dialog.getByLabel('Name')).toHaveAttribute('readonly', '');
  await expect(dialog.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Delete deal' })).toHaveCount(0);
  await expectAccessible(theirs);
  await context.close();
});

test('the door says what went wrong, also in Arabic', async ({ page }) => {
  await page.goto('/sign-in?problem=no-account');
  await expect(page.getByText('Nobody here has this email address.')).toBeVisible();
  await page.getByText('العربية').click();
  await expect(page.getByText(/لا حساب هنا بهذا البريد/)).toBeVisible();
  await expectAccessible(page);
  await page.goto('/invite');
  await expect(page.getByText(/الرابط ناقص/)).toBeVisible();
  await expectAccessible(page);
});

async function invite(page: Page, email: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite colleague' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByLabel('Email of your colleague').fill(email);
  await dialog.getByRole('button', { name: 'Invite colleague' }).click();
  const link = await dialog.getByRole('group', { name: 'Invitation link' }).locator('pre').innerText();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  return link;
}

async function enter(page: Page, email: string, password: string) {
  await page.getByLabel('Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function expectSignedOut(page: Page) {
  await expect.poll(async () => (await page.request.get('/api/v1/me')).status(), { timeout: 10_000 }).toBe(401);
}

async function secondStep(page: Page) {
  await page.goto('/settings?tab=security');
  await expect(page.getByText('Off. A password alone lets you in.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Set up' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  await expectAccessible(page);
  const secret = await dialog.locator('code').innerText();
  await dialog.getByRole('textbox', { name: 'Code' }).fill(totpCode(secret));
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  const codes = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  await expectAccessible(page);
  const recovery = await codes.allInnerTexts();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('On. Signing in takes your password and a code.')).toBeVisible();
  return { secret, recovery };
}

async function makeKey(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is it for?').fill(name);
  await dialog.getByLabel('Ends on').fill('2099-01-31');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make key' }).click();
  const key = await dialog.getByRole('group', { name: 'Your new key' }).locator('pre').innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(/Until .*2099/)).toBeVisible();
  return key;
}

/** What Mona did, in the words of the admin's log, by filters that the address keeps. */
async function readAudit(page: Page, name: string) {
  await page.goto('/settings?tab=audit');
  await page.getByLabel('Who').selectOption({ label: name });
  await expect(page).toHaveURL(/who=/);
  const log = page.getByRole('table', { name: 'Audit log' });
  for (const words of [
    'Revoked an API key',
    'Made an API key',
    'Ended a sign-in',
    'Used a recovery code',
    'Switched the second step on',
    'Signed in',
  ])
    await expect(log.getByText(words).first()).toBeVisible();
  const made = log.getByRole('row').filter({ hasText: 'Made an API key' });
  await made.getByRole('button', { name: 'Details' }).click();
  await expect(made.getByText(/In a browser · from/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('What').selectOption({ label: 'Second step' });
  await expect(log.getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(log.getByRole('row')).toHaveCount(2);
}
