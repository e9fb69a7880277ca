/** `npm run build`: installs and builds what has changed, as `npm start` does, and starts nothing. */
import { requireNode } from './require-node.mjs';

requireNode();
const { explainFailure, setUp } = await import('./set-up.mjs');
try {
  await setUp();
} catch (error) {
  console.error(`Switchboard could not be built. ${explainFailure(error)}`);
  process.exit(1);
}
