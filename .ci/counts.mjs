// Adds up the JUnit reports of all runners and ends with one line of real counts. Fails on any failure, on a kind of test that did
// not run at all, and in CI on any skipped test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const kinds = {
  'schema (Surefire)': 'schema/target/surefire-reports',
  'fixtures (Surefire)': 'fixtures/target/surefire-reports',
  'server (Surefire)': 'server/target/surefire-reports',
  'bench (Surefire)': 'bench/target/surefire-reports',
  'client (Vitest)': 'api/client/reports',
  'web (Vitest)': 'web/reports',
  'journeys (Playwright)': 'e2e/reports',
};
const total = { tests: 0, failures: 0, skipped: 0 };
const skippedNames = [];
let missing = 0;

for (const [kind, folder] of Object.entries(kinds)) {
  const sum = { tests: 0, failures: 0, skipped: 0 };
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.xml')) : [];
  for (const file of files) {
    const xml = readFileSync(`${folder}/${file}`, 'utf8');
    for (const [suite] of xml.matchAll(/<testsuite\s[^>]*>/g)) {
      const number = (name) => Number(suite.match(new RegExp(`\\s${name}="(\\d+)"`))?.[1] ?? 0);
      sum.tests += number('tests');
      sum.failures += number('failures') + number('errors');
      sum.skipped += number('skipped');
    }
    for (const [, name] of xml.matchAll(/<testcase\s[^>]*?name="([^"]*)"[^>]*>\s*<skipped/g)) skippedNames.push(`${kind}: ${name}`);
  }
  console.log(`${kind}: ${sum.tests} tests, ${sum.failures} failed, ${sum.skipped} skipped`);
  if (sum.tests === 0 && (process.env.CI === 'true' || !kind.startsWith('journeys'))) missing++;
  for (const key of Object.keys(total)) total[key] += sum[key];
}
for (const name of skippedNames) console.log(`skipped: ${name}`);

const passed = total.tests - total.failures - total.skipped;
const unexpected = process.env.CI === 'true' ? skippedNames.length : 0;
if (missing) console.log(`FAILED: ${missing} kind(s) of tests did not run`);
if (unexpected) console.log(`FAILED: ${unexpected} test(s) were skipped, and in CI none may be`);
console.log(`${passed} passed, ${total.failures} failed, ${total.skipped} skipped`);
process.exit(total.failures || missing || unexpected ? 1 : 0);
