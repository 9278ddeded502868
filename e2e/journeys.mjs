// Starts the application as it is built, on free ports with an empty data directory, and runs the journeys against it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADDRESS, startGoogle } from './support/google.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const project = process.argv[2] ?? 'journeys';
const dataDir = mkdtempSync(join(tmpdir(), 'invicrm-e2e-'));
const [port, managementPort] = [await freePort(), await freePort()];
const url = `http://127.0.0.1:${port}`;
const google = await startGoogle(root, dataDir, url);
if (!google) missing('the journey with Gmail, since emulate is there for Linux on x64 only, after npm ci');
const app = spawn(
  join(process.env.JAVA_HOME ?? '', 'bin/java'),
  ['-Xmx768m', '-jar', 'server/target/invicrm-app.jar'],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...google?.settings,
      INVICRM_PORT: String(port),
      INVICRM_MANAGEMENT_PORT: String(managementPort),
      INVICRM_DATA_DIR: dataDir,
      INVICRM_PUBLIC_URL: url,
      INVICRM_DEMO: 'true',
      // Dozens of people found workspaces from this one address, and ask as they like.
      INVICRM_RATE_LIMIT_PER_MINUTE: '100000',
      INVICRM_LIMITS_BROWSER: '100000',
      INVICRM_LIMITS_ADDRESS: '100000',
      INVICRM_LIMITS_DOOR: '100000',
      INVICRM_LIMITS_REGISTER: '100000',
    },
  },
);

let status = 1;
try {
  await ready();
  status = spawnSync('npx', ['playwright', 'test', `--project=${project}`, '--reporter=list,junit'], {
    cwd: join(root, 'e2e'),
    stdio: 'inherit',
    env: {
      ...process.env,
      INVICRM_URL: url,
      DEMO_SIGN_IN: join(dataDir, 'demo-sign-in.json'),
      GMAIL_ADDRESS: google ? ADDRESS : '',
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
      PLAYWRIGHT_JUNIT_OUTPUT_FILE: join(root, 'e2e/reports', `${project}.xml`),
    },
  }).status;
} finally {
  app.kill('SIGTERM');
  await new Promise((done) => app.once('exit', done));
  google?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(status ?? 1);

function missing(what) {
  if (process.env.CI === 'true') throw new Error(`With CI=true this must run: ${what}`);
  console.log(`SKIPPED: ${what}`);
}

async function ready() {
  for (let tries = 0; tries < 240; tries++) {
    if (app.exitCode !== null) throw new Error('The application stopped while it was starting; its words are above.');
    const answer = await fetch(`http://127.0.0.1:${managementPort}/actuator/health/readiness`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((next) => setTimeout(next, 500));
  }
  throw new Error('The application was not ready after two minutes.');
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => found(free));
    });
  });
}
