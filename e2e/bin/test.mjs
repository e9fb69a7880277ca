/**
 * `npm test`. In: a clone, Node and npm; arguments go to jest (`npm test -- country`). Out: every test's result, and as the
 * last line `N passed, N failed`, with `, N skipped` when some were; exit code 0 only when none failed.
 *
 * Three runs, one after the other: the packages' own tests, then those that drive the whole product, two files at a time
 * (they wait for most of their time), and last those that measure how fast it starts and recovers, which take the machine
 * for themselves. A file whose browser died under it is run once more, which is told.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { requireNode } from '../../workers/bin/require-node.mjs';

requireNode();
const { explainFailure, root, setUp } = await import('../../workers/bin/set-up.mjs');
const { installChromiumIfMissing } = await import('./find-chromium.mjs');

const runs = [
  { name: 'unit', project: 'unit', args: [] },
  { name: 'e2e', project: 'e2e', args: ['--testPathIgnorePatterns=/(start-up|crash)\\.'] },
  { name: 'timed', project: 'e2e', args: ['--runInBand', '--testPathIgnorePatterns=e2e/src/(?!(start-up|crash)\\.)'] },
];

/** @returns {Promise<number>} jest's exit code */
function jest(args) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  const child = spawn(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: options.trim() },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

try {
  await setUp();
} catch (error) {
  console.error(`The tests could not be set up. ${explainFailure(error)}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
installChromiumIfMissing();

/** How the browser's driver says that the browser is gone. */
const browserDied = 'Target page, context or browser has been closed';

/**
 * @param name of the run
 * @param options of jest
 * @param patterns of the files it runs
 * @returns {Promise<{ code: number, result: object | null }>} jest's exit code, and what it found; null when it left nothing
 */
async function runTests(name, options, patterns) {
  const outputFile = join(results, `${name}.json`);
  // Between them: an option before a pattern would take it for one more of its values.
  const code = await jest([...options, '--passWithNoTests', '--json', '--outputFile', outputFile, ...patterns]);
  try {
    return { code, result: JSON.parse(readFileSync(outputFile, 'utf8')) };
  } catch (error) {
    console.error(`jest left no result for the ${name} tests: ${error.message}`);
    return { code, result: null };
  }
}

const results = mkdtempSync(join(tmpdir(), 'switchboard-test-'));
const atSecondTry = [];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, project, args } of runs) {
  const { code, result } = await runTests(name, ['--selectProjects', project, ...args], process.argv.slice(2));
  if (result === null) {
    total.failed += 1;
    continue;
  }
  const diedUnder = result.testResults.filter(({ assertionResults }) =>
    assertionResults.some(({ failureMessages }) => failureMessages?.some((message) => message.includes(browserDied))),
  );
  const files = result.testResults.filter((file) => !diedUnder.includes(file));
  if (diedUnder.length > 0) {
    const paths = diedUnder.map((file) => file.name);
    console.log(
      `The browser died under ${paths.length === 1 ? 'a file, which is' : `${paths.length} files, which are`} run once more.`,
    );
    const again = await runTests(`${name}-again`, ['--selectProjects', project, '--runInBand', '--runTestsByPath'], paths);
    const tried = again.result?.testResults ?? diedUnder;
    files.push(...tried);
    atSecondTry.push(...tried.filter(({ status }) => status === 'passed').map((file) => relative(root, file.name)));
  }
  let failed = 0;
  for (const { status: ofFile, assertionResults } of files) {
    const count = (status) => assertionResults.filter((each) => each.status === status).length;
    for (const { fullName, status, invocations } of assertionResults)
      if (status === 'passed' && invocations > 1) atSecondTry.push(fullName);
    total.passed += count('passed');
    total.skipped += count('pending') + count('todo') + count('skipped');
    // A file that does not even load has no tests to count: it counts as one that failed.
    failed += ofFile === 'failed' ? Math.max(1, count('failed')) : 0;
  }
  total.failed += code !== 0 && failed === 0 && diedUnder.length === 0 ? 1 : failed;
}
rmSync(results, { recursive: true });

if (atSecondTry.length > 0) console.log(`Passed at the second try only:\n${atSecondTry.map((name) => `  ${name}`).join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;
