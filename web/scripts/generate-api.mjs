// Generates the TypeScript types of the HTTP API from docs/openapi/*.json, which a test of the services keeps true.
//
//   npm run generate            writes src/shared/api/generated/*.ts
//   npm run generate:check      fails if those files are not what docs/openapi says
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { narrow } from './narrowings.mjs';

const documents = ['events', 'orders', 'seats'];
const header = '// Generated from docs/openapi by `npm run generate`. Do not edit.\n\n';

const documentUrl = (name) => new URL(`../../docs/openapi/${name}.json`, import.meta.url);
const generatedUrl = (name) => new URL(`../src/shared/api/generated/${name}.ts`, import.meta.url);

/** The text of one generated file. */
async function generate(name) {
  const document = JSON.parse(readFileSync(documentUrl(name), 'utf8'));
  // A default of the server must not make a field of a request required.
  return header + astToString(await openapiTS(narrow(name, document), { defaultNonNullable: false }));
}

/** Names of the generated files that differ from what docs/openapi says now. */
export async function findDrift() {
  const drifted = [];
  for (const name of documents) {
    const committed = readFileSync(generatedUrl(name), 'utf8').replaceAll('\r\n', '\n');
    if (committed !== (await generate(name))) drifted.push(`src/shared/api/generated/${name}.ts`);
  }
  return drifted;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  if (process.argv.includes('--check')) {
    const drifted = await findDrift();
    if (drifted.length > 0) {
      console.error(`Not what docs/openapi says: ${drifted.join(', ')}. Run "npm run generate" and commit.`);
      process.exit(1);
    }
  } else {
    for (const name of documents) writeFileSync(generatedUrl(name), await generate(name));
  }
}
