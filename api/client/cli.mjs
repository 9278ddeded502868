#!/usr/bin/env node
// `import FILE --owner ADDRESS` and `ask "…"` on a running InviCRM, signed in as the demo's first user or as INVICRM_EMAIL with
// INVICRM_PASSWORD at INVICRM_URL.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const USE =
  'Use: make import FILE=mail.mbox OWNER=ann@acme.example [ARGS="--dry-run --aliases a@acme.example --contactPolicy everyone"], or make ask Q="What\'s happening with John?"';
const FIELDS = ['aliases', 'contactPolicy', 'includeOwnDomain'];

const [command, what, ...rest] = process.argv.slice(2);
const flag = (name) => (rest.includes(`--${name}`) ? rest[rest.indexOf(`--${name}`) + 1] : undefined);

try {
  if (command === 'import' && what) await importFile(what, flag('owner'));
  else if (command === 'ask' && what) await ask(what);
  else fail(USE);
} catch (error) {
  fail(error.cause?.code === 'ECONNREFUSED' ? 'InviCRM is not running: start it with `make run`.' : error.message);
}

async function importFile(file, owner) {
  if (!existsSync(file)) fail(`There is no file ${file}.`);
  if (!owner) fail('Say whose mailbox it is: OWNER=ann@acme.example');
  const session = await signIn();
  const given = FIELDS.filter(flag).map((name) => [name, flag(name)]);
  const fields = { owner, ...Object.fromEntries(given), dryRun: String(rest.includes('--dry-run')) };
  let state = await upload(session, statSync(file).isDirectory() ? packed(file) : asItIs(file), fields);
  while (state.status === 'running') {
    progress(state);
    await pause(1);
    state = await call(session, 'GET', `/api/v1/imports/${state.id}`);
  }
  report(state, session.url);
}

function report(state, url) {
  progress(state);
  if (process.stdout.isTTY) process.stdout.write('\n');
  else console.log(counts(state));
  for (const [reason, count] of Object.entries(state.skipped)) console.log(`${count} skipped: ${reason}`);
  if (state.problems) console.log(`${state.problems} could not be read or in part: see ${url}/import`);
  if (state.status === 'failed') fail(state.error);
  if (state.dryRun) console.log('This was a try: nothing was written.');
}

// Sent while it is read: neither memory nor a second copy on disk is needed.
async function upload(session, file, fields) {
  const cut = `invicrm-${crypto.randomUUID()}`;
  const part = (name, more = '') => `--${cut}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  async function* body() {
    for (const [name, value] of Object.entries(fields)) yield Buffer.from(`${part(name)}${value}\r\n`);
    yield Buffer.from(part('file', `; filename="${file.name.replaceAll('"', '%22')}"`));
    yield* file.content();
    yield Buffer.from(`\r\n--${cut}--\r\n`);
  }
  return call(session, 'POST', '/api/v1/imports', body(), `multipart/form-data; boundary=${cut}`);
}

function asItIs(file) {
  const all = statSync(file).size;
  let sent = 0;
  async function* content() {
    for await (const chunk of createReadStream(file)) {
      sent += chunk.length;
      bar(sent / all, 'sending');
      yield chunk;
    }
  }
  return { name: basename(file), content };
}

// Standard output of tar, with the words it had when it fails.
function packed(folder) {
  const path = resolve(folder);
  async function* content() {
    const tar = spawn('tar', ['czf', '-', '-C', dirname(path), basename(path)]);
    const words = [];
    tar.stderr.on('data', (data) => words.push(data));
    const ended = once(tar, 'close');
    yield* tar.stdout;
    const [code] = await ended;
    if (code !== 0) fail(`The folder could not be packed: ${Buffer.concat(words)}`);
  }
  return { name: `${basename(path)}.tar.gz`, content };
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

async function signIn() {
  const file = join(process.env.INVICRM_DATA_DIR ?? '.data', 'demo-sign-in.json');
  const demo = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const email = process.env.INVICRM_EMAIL ?? demo.email;
  const password = process.env.INVICRM_PASSWORD ?? demo.password;
  const url = process.env.INVICRM_URL ?? demo.url ?? 'http://localhost:8080';
  if (!email || !password) fail('Start `make run` first, or give INVICRM_URL, INVICRM_EMAIL and INVICRM_PASSWORD.');
  const { token } = await call({ url }, 'POST', '/api/v1/auth/login', { email, password });
  return { url, token };
}

async function call({ url, token }, method, path, body, type = 'application/json') {
  const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': type }) };
  const streamed = body?.[Symbol.asyncIterator] !== undefined;
  const request = { method, headers, ...(streamed && { duplex: 'half' }) };
  if (body) request.body = streamed ? ReadableStream.from(body) : JSON.stringify(body);
  const answer = await fetch(url + path, request);
  if (answer.status === 429 && !streamed) {
    await pause(Number(answer.headers.get('retry-after')));
    return call({ url, token }, method, path, body, type);
  }
  const json = await answer.json();
  if (!answer.ok) fail([json.detail ?? json.title, ...(json.errors ?? []).map(words)].join('\n'));
  return json;
}

function pause(seconds) {
  return new Promise((next) => setTimeout(next, seconds * 1000));
}

function words({ field, message }) {
  return `  ${field} ${message}`;
}

function progress(state) {
  const eta = state.etaSeconds === undefined ? '' : ` · about ${state.etaSeconds} s left`;
  bar(state.progress ?? 0, counts(state) + eta);
}

function counts(state) {
  return `${state.seen} seen · ${state.imported} new · ${state.merged} merged · ${state.contacts} people · ${state.companies} companies`;
}

// Only where somebody looks: a log gets the end alone.
function bar(progress, text) {
  if (!process.stdout.isTTY) return;
  const share = Math.round(progress * 30);
  process.stdout.write(`\r\x1b[K[${'█'.repeat(share)}${'·'.repeat(30 - share)}] ${text}`);
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
