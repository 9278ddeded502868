#!/usr/bin/env node
// `import FILE --owner ADDRESS` and `ask "…"` on a running InviCRM, signed in as the demo's first user or as INVICRM_EMAIL with
// INVICRM_PASSWORD at INVICRM_URL; `slack "…"` asks as Slack would, signed with INVICRM_SLACK_SIGNING_SECRET (docs/slack.md).
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openAsBlob, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

const [command, what, ...rest] = process.argv.slice(2);
const flag = (name) => (rest.includes(`--${name}`) ? rest[rest.indexOf(`--${name}`) + 1] : undefined);

try {
  if (command === 'import' && what) await importFile(what, flag('owner'));
  else if (command === 'ask' && what) await ask(what);
  else if (command === 'slack') await askInSlack(what ?? '');
  else
    fail(
      'Use: make import FILE=mail.mbox OWNER=ann@acme.example, or make ask (or slack) Q="What\'s happening with John?"',
    );
} catch (error) {
  fail(error.cause?.code === 'ECONNREFUSED' ? 'InviCRM is not running: start it with `make run`.' : error.message);
}

async function importFile(file, owner) {
  if (!existsSync(file)) fail(`There is no file ${file}.`);
  if (!owner) fail('Say whose mailbox it is: OWNER=ann@acme.example');
  const session = await signIn();
  const packed = statSync(file).isDirectory() ? pack(file) : undefined;
  const form = new FormData();
  form.set('file', await openAsBlob(packed ?? file), basename(packed ?? file));
  form.set('owner', owner);
  for (const name of ['aliases', 'contactPolicy', 'includeOwnDomain']) if (flag(name)) form.set(name, flag(name));
  let state = await call(session, 'POST', '/api/v1/imports', form);
  if (packed) rmSync(dirname(packed), { recursive: true });
  while (state.status === 'running') {
    progress(state);
    await new Promise((next) => setTimeout(next, 300));
    state = await call(session, 'GET', `/api/v1/imports/${state.id}`);
  }
  progress(state);
  process.stdout.write('\n');
  if (state.failed) console.log(`${state.failed} could not be read: see ${session.url}/import`);
  if (state.status === 'failed') fail(state.error);
}

async function ask(question) {
  const { answer, alternatives } = await call(await signIn(), 'POST', '/api/v1/ask', { question });
  console.log(`${answer.title}\n${answer.text}`);
  for (const section of answer.sections) {
    console.log(`\n${section.title}`);
    for (const item of section.items)
      console.log(`  ${item.at?.slice(0, 10) ?? ''}  ${item.detail ?? ''}: ${item.text}`);
  }
  if (answer.hidden) console.log(`\n${answer.hidden} private`);
  for (const other of alternatives) console.log(`  ? ${other.label}${other.detail ? `  (${other.detail})` : ''}`);
}

async function askInSlack(text) {
  const secret = process.env.INVICRM_SLACK_SIGNING_SECRET;
  if (!secret) fail('Set INVICRM_SLACK_SIGNING_SECRET here and for `make run`: see docs/slack.md.');
  const slack = createServer().listen(0, 'localhost');
  await once(slack, 'listening');
  const body = new URLSearchParams({
    command: '/leancrm',
    team_id: process.env.SLACK_TEAM ?? 'T0HARBOUR',
    team_domain: 'harbour-trading',
    user_id: process.env.SLACK_USER ?? 'U0SARA',
    user_name: 'you',
    text,
    response_url: `http://localhost:${slack.address().port}/answer`,
  }).toString();
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const taken = await fetch(`${process.env.INVICRM_URL ?? demo().url ?? 'http://localhost:8080'}/slack/commands`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    body,
  });
  if (taken.status === 401) fail('Refused: the running InviCRM has another INVICRM_SLACK_SIGNING_SECRET, or none.');
  if (!taken.ok) fail(`Not taken (${taken.status}): is INVICRM_SLACK_API_URL=http://localhost set for \`make run\`?`);
  const [request, response] = await once(slack, 'request');
  const { blocks } = JSON.parse(Buffer.concat(await request.toArray()).toString());
  response.end();
  slack.close();
  blocks.forEach(print);
}

/** Block Kit as plain text. */
function print({ text, elements, accessory }) {
  if (text) console.log(text.text);
  for (const element of elements ?? [])
    console.log(element.url ? `[${element.text.text}] ${element.url}` : element.text);
  if (accessory) console.log(`[${accessory.text.text}] ${accessory.value}`);
  console.log();
}

function demo() {
  const file = join(process.env.INVICRM_DATA_DIR ?? '.data', 'demo-sign-in.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

async function signIn() {
  const email = process.env.INVICRM_EMAIL ?? demo().email;
  const password = process.env.INVICRM_PASSWORD ?? demo().password;
  const url = process.env.INVICRM_URL ?? demo().url ?? 'http://localhost:8080';
  if (!email || !password) fail('Start `make run` first, or give INVICRM_URL, INVICRM_EMAIL and INVICRM_PASSWORD.');
  const { token } = await call({ url }, 'POST', '/api/v1/auth/login', { email, password });
  return { url, token };
}

async function call({ url, token }, method, path, body) {
  const form = body instanceof FormData;
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && !form && { 'content-type': 'application/json' }),
  };
  const request = { method, headers };
  if (body) request.body = form ? body : JSON.stringify(body);
  const answer = await fetch(url + path, request);
  const json = await answer.json();
  if (!answer.ok) fail(json.detail ?? json.title);
  return json;
}

function progress(state) {
  const share = Math.round((state.progress ?? 0) * 30);
  const eta = state.etaSeconds === undefined ? '' : ` · about ${state.etaSeconds} s left`;
  const counts = `${state.seen} seen · ${state.imported} new · ${state.merged} merged · ${state.contacts} people · ${state.companies} companies`;
  process.stdout.write(`\r\x1b[K[${'█'.repeat(share)}${'·'.repeat(30 - share)}] ${counts}${eta}`);
}

function pack(folder) {
  const target = join(mkdtempSync(join(tmpdir(), 'invicrm-import-')), `${basename(resolve(folder))}.tar.gz`);
  const packed = spawnSync('tar', ['czf', target, '-C', dirname(resolve(folder)), basename(resolve(folder))]);
  if (packed.status !== 0) fail(`The folder could not be packed: ${packed.stderr}`);
  return target;
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
