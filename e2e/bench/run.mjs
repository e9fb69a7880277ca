/**
 * Runs one benchmark: `node e2e/bench/run.mjs throughput`. In: a name. Out: figure, limit measured in the same run, and
 * ratio; exit code 1 when a target was missed.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from '../../workers/bin/run-command.mjs';
import { explainFailure, root, setUp } from '../../workers/bin/set-up.mjs';

const names = ['throughput', 'singles', 'latency', 'start-up', 'matching', 'people', 'inbox', 'routing', 'canvas'];
const name = process.argv[2] ?? '';
if (!names.includes(name)) {
  console.error(`node e2e/bench/run.mjs <name>, with one of: ${names.join(', ')}`);
  process.exit(2);
}
try {
  await setUp();
  await runCommand(join(root, 'node_modules/.bin/tsc'), ['-b', 'e2e'], { cwd: root, quiet: true });
} catch (error) {
  console.error(`The benchmark could not be set up. ${explainFailure(error)}`);
  process.exit(2);
}
await import(pathToFileURL(join(root, `e2e/dist/bench/${name}.js`)).href);
