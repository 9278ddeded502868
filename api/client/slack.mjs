#!/usr/bin/env node
// `slack.mjs "What's happening with John?"` asks a running InviCRM as Slack would: signs the command with
// INVICRM_SLACK_SIGNING_SECRET, waits for the answer at an address of its own and prints it; see docs/slack.md.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const {
  INVICRM_SLACK_SIGNING_SECRET: secret,
  INVICRM_DATA_DIR: dataDir = '.data',
  INVICRM_URL,
  SLACK_USER,
} = process.env;

try {
  if (!secret) fail('Set INVICRM_SLACK_SIGNING_SECRET here and for `make run`: see docs/slack.md.');
  (await ask(process.argv[2] ?? '')).forEach(print);
} catch (error) {
  fail(error.cause?.code === 'ECONNREFUSED' ? 'InviCRM is not running: start it with `make run`.' : error.message);
}

async function ask(text) {
  const slack = createServer().listen(0, 'localhost');
  await once(slack, 'listening');
  await send(
    new URLSearchParams({
      command: '/leancrm',
      team_id: 'T0HARBOUR',
      team_domain: 'harbour-trading',
      user_id: SLACK_USER || 'U0SARA',
      user_name: 'you',
      text,
      response_url: `http://localhost:${slack.address().port}/answer`,
    }).toString(),
  );
  const [request, response] = await once(slack, 'request');
  const message = JSON.parse(Buffer.concat(await request.toArray()).toString());
  response.end();
  slack.close();
  return message.blocks;
}

async function send(body) {
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const taken = await fetch(`${address()}/slack/commands`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  if (taken.status === 401) fail('Refused: the running InviCRM has another INVICRM_SLACK_SIGNING_SECRET, or none.');
  if (!taken.ok) fail('Not taken: start `make run` with INVICRM_SLACK_API_URL=http://localhost.');
}

function address() {
  const file = join(dataDir, 'demo-sign-in.json');
  return INVICRM_URL ?? (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).url : 'http://localhost:8080');
}

/** Block Kit as plain text. */
function print({ text, elements, accessory }) {
  if (text) console.log(text.text);
  for (const element of elements ?? [])
    console.log(element.url ? `[${element.text.text}] ${element.url}` : element.text);
  if (accessory) console.log(`[${accessory.text.text}] ${accessory.value}`);
  console.log();
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
