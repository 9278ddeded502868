// Fails when src/schema.d.ts is not what openapi.yaml says today.
import { readFile } from 'node:fs/promises';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const contract = new URL('../../openapi.yaml', import.meta.url);
const committed = new URL('../src/schema.d.ts', import.meta.url);

const fresh = COMMENT_HEADER + astToString(await openapiTS(contract));
if (fresh.trim() !== (await readFile(committed, 'utf8')).trim()) {
  console.error('api/client/src/schema.d.ts is out of date: run "npm run generate -w @invicrm/client" and commit it.');
  process.exit(1);
}
