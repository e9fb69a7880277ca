/**
 * One set-up at a time in one checkout. In: the checkout. Out: the work's result, after any other process's set-up has
 * ended. What stays true: a process that was killed holds nothing, because the lock names its holder (process id and,
 * on Linux, when it started, so that a reused id is not mistaken for it).
 */
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 100;
const waitMs = 15 * 60_000;

/** The moment a process started in clock ticks since boot (field 22 of /proc/pid/stat); empty where there is no /proc. */
async function startOf(pid) {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  }
}

async function isHeldBy(holder) {
  const [pid, start] = holder.trim().split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    if (error.code !== 'EPERM') throw error;
  }
  return start === undefined || start === (await startOf(pid));
}

/** Takes away the lock of a holder that is gone, and nobody else's: what was moved aside is put back if it was another's. */
async function removeStale(path, holder) {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, 'utf8')) !== holder) await link(aside, path);
    await rm(aside, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
}

/**
 * @template Result
 * @param {string} root the checkout
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 * @throws what `work` throws; an Error when another's set-up has not ended within 15 minutes
 */
export async function withSetUpLock(root, work) {
  const folder = join(root, '.switchboard');
  const path = join(folder, 'set-up.lock');
  await mkdir(folder, { recursive: true });
  const own = `${process.pid} ${await startOf(process.pid)}`.trim();
  const deadline = performance.now() + waitMs;
  let told = false;
  for (;;) {
    // Written aside and linked into place, so that the lock never exists without its holder's name.
    const mine = `${path}.${process.pid}`;
    await writeFile(mine, own);
    try {
      await link(mine, path);
      await rm(mine);
      break;
    } catch (error) {
      await rm(mine, { force: true });
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = await readFile(path, 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (holder === null) continue;
    if (!(await isHeldBy(holder))) {
      await removeStale(path, holder);
      continue;
    }
    if (performance.now() > deadline)
      throw new Error(`process ${holder} has been building for 15 minutes; delete ${path} if it is not`);
    if (!told) console.error(`Waiting for process ${holder.split(' ')[0]}, which is installing or building this checkout …`);
    told = true;
    await pause(pollMs);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
