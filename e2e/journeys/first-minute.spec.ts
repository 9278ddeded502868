import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { signIn } from '../support/workspace';

const demo = () => JSON.parse(readFileSync(process.env.DEMO_SIGN_IN!, 'utf8')) as Record<string, string>;

/** The questions as they stand in the README, word for word. */
const QUESTIONS = [...readFileSync('../README.md', 'utf8').matchAll(/^ {3}- `([^`]+)`/gm)].map(
  ([, question]) => question!,
);

async function ask(page: Page, question: string) {
  await page.goto('/ask');
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
  return page.getByRole('article');
}

test('the first minute goes as the README says', async ({ page }) => {
  test.setTimeout(180_000);
  expect(QUESTIONS).toHaveLength(5);
  await signIn(page, demo()['email']!, demo()['password']!);
  await page.goto('/deals');
  await expect(page.getByRole('region', { name: 'Negotiation' }).getByRole('listitem').first()).toBeVisible({
    timeout: 90_000,
  });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'People' }).first().click();
  await expect(page.getByRole('link', { name: 'John Smith' })).toBeVisible();
  await expect(page.getByText('newsletter')).toHaveCount(0);

  const [john, plate, quiet, pipeline, khaled] = QUESTIONS;
  let answer = await ask(page, john!);
  await expect(answer.getByRole('heading', { level: 1, name: 'Which John?' })).toBeVisible();
  await answer.getByRole('link', { name: /John Smith/ }).click();
  await expect(answer.getByRole('heading', { level: 1, name: /John Smith/ })).toBeVisible();
  await expectAccessible(page);

  answer = await ask(page, plate!);
  await expect(answer.getByRole('listitem').filter({ hasText: 'overdue' })).toHaveCount(1);
  await expectAccessible(page);

  answer = await ask(page, quiet!);
  await expect(answer.getByRole('region', { name: 'Deals' }).getByRole('listitem')).toHaveCount(2);

  answer = await ask(page, pipeline!);
  for (const currency of ['AED', 'EUR', 'KWD', 'USD']) await expect(answer.getByText(currency).first()).toBeVisible();

  answer = await ask(page, khaled!);
  await expect(answer.getByRole('heading', { level: 1, name: /خالد المطيري/ })).toBeVisible();
  await page
    .getByRole('region', { name: 'Sources' })
    .getByRole('link', { name: /خالد المطيري/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'خالد المطيري' })).toBeVisible();
});

test('for a colleague it is all in Arabic', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'huda@harbour.example', demo()['password']!);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.goto('/ask');
  await page.getByLabel('سؤالك').fill('ما الجديد مع خالد؟');
  await page.keyboard.press('Enter');
  const answer = page.getByRole('article');
  await expect(answer.getByRole('heading', { level: 1, name: /خالد المطيري/ })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/ask?q=شنو عندي اليوم؟');
  await expect(answer.getByRole('heading', { level: 1, name: /يومك/ })).toBeVisible();
});
