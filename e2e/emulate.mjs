// Google, as the package `emulate` plays it, for the mailboxes and the tokens of a file of JSON: `node e2e/emulate.mjs
// seed.json`. Says where it is once it is there, and ends with whoever started it.
//
// Two things of Gmail's that it lacks are added in front of it and nowhere else: `users.getProfile`, and `-in:` in searches.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createEmulator } from 'emulate';

const PROFILE = /^\/gmail\/v1\/users\/[^/]+\/profile$/;
const OF_THIS_HOP = /^(connection|content-encoding|content-length|host|http2-settings|transfer-encoding|upgrade)$/;

const front = createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(502).end(String(error)));
}).listen(0, '127.0.0.1');
await once(front, 'listening');
const home = `http://127.0.0.1:${front.address().port}`;
const port = await freePort();
const emulator = `http://127.0.0.1:${port}`;
await createEmulator({
  service: 'google',
  port,
  baseUrl: home,
  seed: JSON.parse(readFileSync(process.argv[2], 'utf8')),
});
console.log(`Google is at ${home}`);
process.stdin.resume().on('end', () => process.exit());

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, home);
  if (PROFILE.test(pathname)) return profile(request, response);
  const query = searchParams.get('q');
  if (query) searchParams.set('q', query.replaceAll('-in:', '-label:'));
  const told = await fetch(`${emulator}${pathname}?${searchParams}`, {
    method: request.method,
    headers: passedOn(Object.entries(request.headers)),
    body: ['GET', 'HEAD'].includes(request.method) ? undefined : await whole(request),
    redirect: 'manual',
  });
  response.writeHead(told.status, passedOn([...told.headers])).end(Buffer.from(await told.arrayBuffer()));
}

function passedOn(headers) {
  return Object.fromEntries(headers.filter(([name]) => !OF_THIS_HOP.test(name)));
}

/** Whose token it is, and how far the history has come, each as emulate itself says. */
async function profile({ headers: { authorization = '' } }, response) {
  const ask = (path) => fetch(emulator + path, { headers: { authorization } });
  const who = await ask('/oauth2/v2/userinfo');
  if (!who.ok) return response.writeHead(401, { 'Content-Type': 'application/json' }).end(await who.text());
  const { email } = await who.json();
  const { historyId } = await (await ask('/gmail/v1/users/me/history?startHistoryId=1')).json();
  response
    .writeHead(200, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ emailAddress: email, historyId }));
}

async function whole(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  return free;
}
