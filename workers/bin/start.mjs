/**
 * `npm start`. In: a clone, arguments for the product, the environment and `.env`. Out: the product, serving, in this
 * very process: no wrapper stays behind that a signal would have to pass. Needs nothing installed but Node and npm.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireNode } from './require-node.mjs';

requireNode();
const { explainFailure, root, setUp } = await import('./set-up.mjs');

// A variable that is set already wins over the file.
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));

try {
  await setUp();
} catch (error) {
  console.error(`Switchboard could not be set up. ${explainFailure(error)}`);
  process.exit(1);
}

const main = join(root, 'workers/dist/main.js');
process.argv[1] = main;
await import(pathToFileURL(main).href);
