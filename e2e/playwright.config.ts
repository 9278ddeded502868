import { defineConfig } from '@playwright/test';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: {
    baseURL: process.env.INVICRM_URL ?? 'http://127.0.0.1:8080',
    browserName: 'chromium',
    timezoneId: 'Asia/Kuwait',
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromiumSandbox: false, args: flags },
  },
  projects: [
    { name: 'journeys', testDir: 'journeys' },
    { name: 'screenshots', testDir: 'screenshots' },
  ],
});
