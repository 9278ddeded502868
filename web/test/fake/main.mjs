// A server for looking at the app without the real one: the built pages under the same policy, and the contract in memory.
// A test fixture: it forgets everything when it stops, and checks only what the pages rely on.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handle } from './api.mjs';
import { seed } from './seed.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const PORT = Number(process.env.PORT ?? 8099);
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const POLICY = [
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'",
  "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
].join('; ');

async function page(path, response) {
  const file = normalize(join(DIST, path));
  const inside = file.startsWith(DIST) && extname(file) ? file : join(DIST, 'index.html');
  const body = await readFile(inside).catch(() => readFile(join(DIST, 'index.html')));
  const type = TYPES[extname(inside)] ?? 'application/octet-stream';
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}

seed();
createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const work = url.pathname.startsWith('/api/') ? handle(request, response, url) : page(url.pathname, response);
  work.catch((error) => {
    console.error(error);
    response.writeHead(500, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify({ status: 500, code: 'server', title: 'The fake failed', traceId: 'fake' }));
  });
}).listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`));
