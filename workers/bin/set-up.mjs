/**
 * Brings a checkout to where it can run. In: a clone, Node and npm. Out: dependencies installed as the lock file says,
 * and everything built. What stays true: what is unchanged is not done again (known by hash, 50 ms to find out); a stamp
 * is written only after its work has succeeded, so that a set-up broken off half-way is done anew; one set-up at a time.
 */
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandFailed, runCommand } from './run-command.mjs';
import { withSetUpLock } from './set-up-lock.mjs';
import { sourceHash } from './source-hash.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const packages = ['shared', 'engine', 'workers', 'builder-ui', 'e2e'];
const manifests = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packages.map((name) => `${name}/package.json`)];
const productSources = ['shared', 'engine', 'workers'].flatMap((name) => [`${name}/src`, `${name}/tsconfig.json`]);

/** The steps, in order: what each is made from, the stamp it leaves, what must exist for the stamp to count, the work. */
const steps = [
  {
    sources: manifests,
    stamp: 'node_modules/.switchboard-installed',
    needed: ['node_modules/.modules.yaml', ...packages.map((name) => `${name}/node_modules`)],
    say: 'Installing dependencies …',
    run: install,
  },
  {
    sources: [...manifests, 'tsconfig.base.json', ...productSources],
    stamp: 'workers/dist/.built',
    needed: ['shared/dist', 'engine/dist', 'workers/dist/main.js'],
    say: 'Building the engine …',
    run: buildEngine,
  },
  {
    sources: [...manifests, 'tsconfig.base.json', 'shared/src', 'builder-ui'],
    stamp: 'builder-ui/dist/.built',
    needed: ['builder-ui/dist/app/index.html'],
    say: 'Building the pages …',
    run: () => runCommand(bin('builder-ui/node_modules/.bin/vite'), ['build'], { cwd: join(root, 'builder-ui'), quiet: true }),
  },
];

function bin(path) {
  return join(root, process.platform === 'win32' ? `${path}.cmd` : path);
}

/** pnpm of the version that `packageManager` pins, reached through npm, which comes with Node. */
async function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
  await runCommand(npx, args, { cwd: root });
}

/** Forced: what tsc notes down for the next time does not see that an output was deleted. */
async function buildEngine() {
  await runCommand(bin('node_modules/.bin/tsc'), ['-b', '--force', 'workers'], { cwd: root, quiet: true });
  // What is not TypeScript is used as it is; tsc leaves it where it was.
  for (const name of ['shared', 'engine', 'workers']) {
    const filter = (path) => statSync(path).isDirectory() || !['.ts', '.tsx'].includes(extname(path));
    cpSync(join(root, name, 'src'), join(root, name, 'dist'), { recursive: true, filter });
  }
}

const causes = [
  [/ENOSPC|no space left/i, 'The disk is full. Free about 1 GB and start again; what was done so far is kept.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|network/i,
    'The package registry could not be reached. The first start needs a network (or a registry of your own in .npmrc); later starts do not.',
  ],
  [/EACCES|EPERM|EROFS/, 'This folder cannot be written to. Start as the user it belongs to.'],
  [/OUTDATED_LOCKFILE|FROZEN_LOCKFILE/, 'pnpm-lock.yaml does not fit the package.json files. Restore it from the repository.'],
];

/** What to tell the operator about a failed set-up: the cause when it is known, else the message. */
export function explainFailure(error) {
  const text = `${error.message}\n${error instanceof CommandFailed ? error.output : ''}`;
  const cause = causes.find(([pattern]) => pattern.test(text));
  return cause === undefined ? error.message : `${cause[1]} (${error.message})`;
}

function isDone(step, hash) {
  if (!step.needed.every((path) => existsSync(join(root, path)))) return false;
  const stamp = join(root, step.stamp);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/**
 * Installs and builds what has changed since the last time.
 * @returns {Promise<void>}
 * @throws {CommandFailed} when installing or building failed (see `explainFailure`)
 */
export async function setUp() {
  if (steps.every((step) => isDone(step, sourceHash(root, step.sources)))) return;
  await withSetUpLock(root, async () => {
    for (const step of steps) {
      const hash = sourceHash(root, step.sources);
      if (isDone(step, hash)) continue;
      console.error(step.say);
      const stamp = join(root, step.stamp);
      rmSync(stamp, { force: true });
      await step.run();
      writeFileSync(stamp, hash);
    }
  });
}
