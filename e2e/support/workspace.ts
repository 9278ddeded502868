import { expect, type APIRequestContext, type Page } from '@playwright/test';
import type { Mailbox } from './mailbox';

export interface Workspace {
  unique: string;
  name: string;
  email: string;
  password: string;
}

const PASSWORD = 'correct-horse-battery';

export function newWorkspace(): Workspace {
  const unique = Date.now().toString(36) + Math.floor(Math.random() * 1000).toString(36);
  return { unique, name: 'Ann Berger', email: `ann@run-${unique}.example`, password: PASSWORD };
}

/** Registers by the pages, as a person does. */
export async function register(page: Page, workspace: Workspace, words = ENGLISH) {
  await page.goto('/register');
  await page.getByLabel(words.workspace).fill(`Run ${workspace.unique}`);
  await page.getByRole('textbox', { name: words.name, exact: true }).fill(workspace.name);
  await page.getByLabel(words.email).fill(workspace.email);
  await page.getByRole('textbox', { name: words.password }).fill(workspace.password);
  await page.getByRole('button', { name: words.create }).click();
  await expect(page).toHaveURL(/\/people/);
}

const ENGLISH = {
  workspace: 'Workspace name',
  name: 'Name',
  email: 'Email',
  password: 'Password',
  create: 'Create workspace',
};
export const ARABIC = {
  workspace: 'اسم مساحة العمل',
  name: 'الاسم',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  create: 'إنشاء مساحة العمل',
};

export async function signIn(page: Page, email: string, password: string) {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/people/);
}

/** A token for the API, as a script would use it. */
export async function token(request: APIRequestContext, { email, password }: Workspace): Promise<string> {
  const response = await request.post('/api/v1/auth/login', { data: { email, password } });
  expect(response.ok()).toBe(true);
  return ((await response.json()) as { token: string }).token;
}

export async function addColleague(request: APIRequestContext, workspace: Workspace) {
  const colleague = {
    name: 'Ben Costa',
    email: `ben@run-${workspace.unique}.example`,
    password: PASSWORD,
    role: 'rep',
  };
  const headers = { Authorization: `Bearer ${await token(request, workspace)}` };
  const response = await request.post('/api/v1/users', { data: colleague, headers });
  expect(response.ok()).toBe(true);
  return colleague;
}

/** Hands a mailbox in by the API and waits until it is read. */
export async function importMail(request: APIRequestContext, workspace: Workspace, mail: Mailbox) {
  const headers = { Authorization: `Bearer ${await token(request, workspace)}` };
  const started = await request.post('/api/v1/imports', { headers, multipart: { owner: mail.owner, file: mail.file } });
  expect(started.status()).toBe(202);
  const { id } = (await started.json()) as { id: string };
  await expect
    .poll(async () => (await (await request.get(`/api/v1/imports/${id}`, { headers })).json()).status as string, {
      timeout: 30_000,
    })
    .toBe('done');
}
