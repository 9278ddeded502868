import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type Page } from '@playwright/test';

const OUT = process.env.SCREENSHOTS_DIR ?? 'test-results/screens';
const DEMO = JSON.parse(readFileSync(process.env.DEMO_SIGN_IN ?? '../.data/demo-sign-in.json', 'utf8')) as {
  email: string;
  colleague: string;
  password: string;
};

const QUESTIONS = [
  ['briefing', "What's on my plate today?"],
  ['silence', 'Who have I not talked to in three weeks?'],
  ['pipeline', 'How much is in the pipeline?'],
  ['deals', 'Which deals are open?'],
  ['note', 'Note that I called Lina Haddad about the quote'],
  ['reminder', 'Remind me to call Lina Haddad on Sunday at 10'],
  ['draft', 'Draft a follow-up to Lina Haddad'],
  ['help', 'What can you do?'],
  ['unknown', 'What is the weather in Paris?'],
  ['arabic', 'ما آخر أخبار خالد؟'],
] as const;

const LOOKS = [
  { name: 'desktop-light', width: 1280, height: 800, scheme: 'light', locale: 'en' },
  { name: 'desktop-dark', width: 1280, height: 800, scheme: 'dark', locale: 'en' },
  { name: 'phone-light', width: 390, height: 844, scheme: 'light', locale: 'en' },
  { name: 'phone-dark', width: 390, height: 844, scheme: 'dark', locale: 'en' },
  { name: 'desktop-arabic', width: 1280, height: 800, scheme: 'light', locale: 'ar' },
  { name: 'phone-arabic', width: 390, height: 844, scheme: 'dark', locale: 'ar' },
] as const;

for (const look of LOOKS) {
  test(look.name, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.height },
      colorScheme: look.scheme,
      locale: look.locale,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    mkdirSync(OUT, { recursive: true });
    const shoot = async (name: string) => {
      await page.waitForLoadState('load');
      await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(OUT, `${look.name}-${name}.png`) });
    };
    await door(page, shoot);
    await enter(page, DEMO.email, look.locale);
    await lists(page, shoot);
    await records(page, shoot);
    await deals(page, shoot);
    await asking(page, shoot);
    await rest(page, shoot);
    await context.clearCookies();
    await enter(page, DEMO.colleague, look.locale);
    await page.goto('/people?q=Lina');
    await page.getByRole('table').getByRole('link').first().click();
    await page.locator('[data-locked]').first().waitFor();
    await shoot('person-as-colleague');
    await page.goto('/deals');
    await page.getByRole('main').locator('[role=img]').first().waitFor();
    await shoot('deals-as-colleague');
    await page.goto('/tasks?whose=all');
    await page.getByRole('main').locator('[role=img]').first().waitFor();
    await shoot('tasks-as-colleague');
    await context.close();
  });
}

type Shoot = (name: string) => Promise<void>;

async function door(page: Page, shoot: Shoot) {
  await page.goto('/sign-in');
  await page.locator('form').waitFor();
  await shoot('sign-in');
  await page.goto('/register');
  await page.locator('form').waitFor();
  await shoot('register');
  await page.goto('/sign-in?problem=no-account');
  await page.getByRole('alert').waitFor();
  await shoot('sign-in-problem');
  await page.goto('/invite#of-nobody');
  await page.locator('form').waitFor();
  await shoot('invite');
  await page.goto('/link');
  await page.getByRole('alert').waitFor();
  await shoot('link-incomplete');
}

/** By the API: what is looked at is the screens behind it. */
async function enter(page: Page, email: string, locale: string) {
  await page.request.post('/api/v1/auth/login', { data: { email, password: DEMO.password, cookie: true } });
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  await page.request.patch('/api/v1/me', { data: { locale }, headers: { 'X-XSRF-TOKEN': token } });
}

async function lists(page: Page, shoot: Shoot) {
  await page.goto('/people');
  await page.getByRole('table').getByRole('link').first().waitFor();
  await shoot('people');
  await page.keyboard.press('c');
  await page.getByRole('dialog').waitFor();
  await shoot('new-person');
  await page.goto('/people?q=nobodyatall');
  await page.getByRole('main').waitFor();
  await shoot('people-none');
  await page.goto('/companies');
  await page.getByRole('table').getByRole('link').first().waitFor();
  await shoot('companies');
}

async function records(page: Page, shoot: Shoot) {
  await page.goto('/people?q=Lina');
  await page.getByRole('table').getByRole('link').first().click();
  await page.locator('ol > li').first().waitFor();
  await shoot('person');
  await page.locator('button[aria-expanded=false]', { hasText: 'Quote' }).first().click();
  await page.locator('button[aria-expanded=true]').first().scrollIntoViewIfNeeded();
  await shoot('person-thread-open');
  await page.mouse.wheel(0, 900);
  await page.waitForFunction(() => scrollY > 100);
  await shoot('person-scrolled');
  await page.getByRole('button', { name: /More actions|إجراءات/ }).click();
  await page.getByRole('menu').waitFor();
  await shoot('person-menu');
  await page.getByRole('menuitem').last().click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await shoot('person-erase');
  await page.keyboard.press('Escape');
  await page.goto(page.url().replace(/[?#].*|$/, '?kind=call'));
  await page.getByRole('main').getByRole('button').last().waitFor();
  await shoot('person-no-calls');
  await page.goto('/companies?q=Acme');
  await page.getByRole('table').getByRole('link').first().click();
  await page.locator('ol > li').first().waitFor();
  await shoot('company');
}

async function deals(page: Page, shoot: Shoot) {
  await page.goto('/deals');
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await shoot('deals');
  await page.keyboard.press('c');
  await page.getByRole('dialog').waitFor();
  await shoot('new-deal');
}

async function asking(page: Page, shoot: Shoot) {
  await page.goto('/ask');
  await page.locator('form').waitFor();
  await shoot('ask');
  await page.goto("/ask?q=What's happening with Lina Haddad?");
  await page.getByRole('article').waitFor();
  await shoot('ask-answer');
  await page.goto("/ask?q=What's happening with John?");
  await page.getByRole('article').waitFor();
  await shoot('ask-which');
  for (const [name, question] of QUESTIONS) {
    await page.goto(`/ask?q=${encodeURIComponent(question)}`);
    await page.getByRole('article').waitFor();
    await shoot(`ask-${name}`);
  }
  await page.goto('/people');
  await page.getByRole('table').getByRole('link').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await shoot('overlay');
  await page.keyboard.type('john');
  await page.getByRole('dialog').getByText('John Smith').waitFor();
  await shoot('overlay-typed');
}

async function rest(page: Page, shoot: Shoot) {
  await page.goto('/import');
  await page.locator('form').waitFor();
  await shoot('import');
  await page.goto('/correspondents');
  await page.getByRole('table').getByRole('link').first().waitFor();
  await shoot('addresses');
  await page.goto('/correspondents?decision=none');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('form').waitFor();
  await shoot('why-not');
  await page.goto('/why');
  await page.getByRole('search').waitFor();
  await shoot('why');
  await page.goto('/tasks');
  await page.getByRole('main').getByRole('listitem').first().waitFor();
  await shoot('tasks');
  for (const tab of [
    'profile',
    'security',
    'mailboxes',
    'workspace',
    'colleagues',
    'provider',
    'sharing',
    'erasures',
    'audit',
  ]) {
    await page.goto(`/settings?tab=${tab}`);
    await page.getByRole('tabpanel').waitFor();
    await shoot(`settings-${tab}`);
  }
  await page.getByRole('row').nth(1).getByRole('button').click();
  await shoot('settings-audit-details');
  await page.goto('/settings?tab=security');
  await page.getByRole('tabpanel').locator('section').nth(1).getByRole('button').click();
  await page.getByRole('dialog').locator('svg[role=img]').waitFor();
  await shoot('second-step');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('tabpanel').locator('section').last().getByRole('button').last().click();
  await page.getByRole('dialog').locator('form').waitFor();
  await shoot('new-key');
  await page.goto('/people/00000000-0000-4000-8000-000000000000');
  await page.getByText(/Nothing here|لا شيء هنا/).waitFor();
  await shoot('not-found');
}
