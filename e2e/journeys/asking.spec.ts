import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { ARABIC, newWorkspace, register, token, type Workspace } from '../support/workspace';

/** Two people of one first name at two companies. */
async function twoJohns(request: APIRequestContext, workspace: Workspace, names: [string, string]) {
  const headers = { Authorization: `Bearer ${await token(request, workspace)}` };
  for (const [index, displayName] of names.entries()) {
    const company = { name: ['Orchard', 'Quarry'][index] };
    const made = await request.post('/api/v1/companies', { headers, data: company });
    const { id: companyId } = (await made.json()) as { id: string };
    const contact = await request.post('/api/v1/contacts', { headers, data: { displayName, companyId } });
    expect(contact.ok()).toBe(true);
  }
}

/** By the bar on top of every page. */
async function ask(page: Page, question: string) {
  await expect(page.getByRole('banner').getByRole('button').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeVisible();
}

test('two Johns become a question; a note is reviewed, saved and taken back', async ({ page, request }) => {
  const workspace = newWorkspace();
  await register(page, workspace);
  await twoJohns(request, workspace, ['John Marsh', 'John Field']);
  await page.reload();
  await expect(page.getByRole('link', { name: 'John Field' })).toBeVisible();

  await ask(page, "What's happening with John?");
  const answer = page.getByRole('article');
  await expect(answer.getByRole('heading', { level: 1, name: 'Which John?' })).toBeVisible();
  await expect(answer.getByRole('link', { name: /John Marsh\s*Orchard/ })).toBeVisible();
  await expectAccessible(page);
  await answer.getByRole('link', { name: /John Field\s*Quarry/ }).click();
  await expect(answer.getByRole('heading', { level: 1, name: /John Field/ })).toBeVisible();

  await ask(page, 'Note that I called John about the new price list');
  await answer.getByRole('link', { name: /John Marsh/ }).click();
  const proposal = page.getByRole('region', { name: 'Save call' });
  await expect(proposal.getByText('About John Marsh')).toBeVisible();
  await expectAccessible(page);
  await proposal.getByLabel('Text').fill('He wants the new price list by Sunday.');
  await proposal.getByRole('button', { name: 'Save call' }).click();
  await expect(proposal.getByRole('status')).toContainText('Saved');
  await expectAccessible(page);

  await page
    .getByRole('region', { name: 'Sources' })
    .getByRole('link', { name: /John Marsh/ })
    .click();
  await expect(page.getByRole('listitem').getByText('He wants the new price list by Sunday.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('article')).toBeVisible();

  await ask(page, 'Remind me to call John Marsh on 12 March 2030 at 10');
  const reminder = page.getByRole('region', { name: 'Set reminder' });
  await expect(reminder.getByLabel('Due')).toHaveValue('2030-03-12T10:00');
  await reminder.getByRole('button', { name: 'Set reminder' }).click();
  await reminder.getByRole('button', { name: 'Undo' }).click();
  await expect(reminder.getByText('Taken back; nothing is saved')).toBeVisible();
  await expect(reminder.getByRole('button', { name: 'Set reminder' })).toBeVisible();
  await page
    .getByRole('region', { name: 'Sources' })
    .getByRole('link', { name: /John Marsh/ })
    .click();
  await expect(page.getByRole('region', { name: 'Tasks' }).getByText('Nothing to do.')).toBeVisible();
});

test('what is not understood is answered with what can be asked', async ({ page }) => {
  await register(page, newWorkspace());
  await ask(page, 'What is the weather in Paris?');
  await expect(page.getByRole('heading', { level: 1, name: 'I did not understand that' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('article').getByRole('link', { name: 'How is the pipeline?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pipeline' })).toBeVisible();
});

test('the same in Arabic', async ({ browser, request }) => {
  const context = await browser.newContext({ locale: 'ar-KW' });
  const page = await context.newPage();
  const workspace = newWorkspace();
  await register(page, workspace, ARABIC);
  await twoJohns(request, workspace, ['خالد المطيري', 'خالد العتيبي']);
  await page.reload();
  await expect(page.getByRole('link', { name: 'خالد العتيبي' })).toBeVisible();

  await ask(page, 'ما آخر أخبار خالد؟');
  const answer = page.getByRole('article');
  await expect(answer.getByRole('heading', { level: 1, name: 'من تقصد: خالد؟' })).toBeVisible();
  await expectAccessible(page);
  await answer.getByRole('link', { name: /خالد العتيبي/ }).click();
  await expect(answer.getByRole('heading', { level: 1, name: /خالد العتيبي/ })).toBeVisible();

  await ask(page, 'ذكرني أتصل على خالد المطيري بكرة');
  const reminder = page.getByRole('region', { name: 'ضبط التذكير' });
  await reminder.getByRole('button', { name: 'ضبط التذكير' }).click();
  await expect(reminder.getByRole('status')).toContainText('حُفظ');
  await expectAccessible(page);
  await reminder.getByRole('button', { name: 'تراجع' }).click();
  await expect(reminder.getByText('تم التراجع؛ لم يُحفظ شيء')).toBeVisible();
  await context.close();
});
