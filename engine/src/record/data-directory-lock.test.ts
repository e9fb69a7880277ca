import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockDataDirectory } from './data-directory-lock.ts';

/** Another process that holds the directory by the same lock and writes its id, until it is killed. */
const owner = `
const { openSync, ftruncateSync, writeSync } = require('node:fs');
const { tryLock } = require(process.argv[1]);
const file = openSync(process.argv[2], 'a+');
if (!tryLock(file)) process.exit(1);
ftruncateSync(file);
writeSync(file, process.pid + '\\n');
console.log('held');
setInterval(() => {}, 1000);
`;

describe('the lock of the data directory', () => {
  let directory: string;
  let child: ChildProcess | null = null;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'switchboard-lock-'));
  });
  afterEach(async () => {
    await end();
    rmSync(directory, { recursive: true });
  });

  async function hold(): Promise<number> {
    const lockModule = createRequire(import.meta.url).resolve('fs-native-extensions');
    child = spawn(process.execPath, ['-e', owner, lockModule, join(directory, 'owner.lock')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout!, 'data');
    return child.pid!;
  }
  async function end(): Promise<void> {
    if (child === null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    child = null;
  }

  it('refuses a directory that another process holds, and names it', async () => {
    const pid = await hold();
    expect(() => lockDataDirectory(directory)).toThrow(
      expect.objectContaining({ code: 'conflict', message: expect.stringContaining(`process ${pid}`) }),
    );
  });

  it('is free once its owner was killed', async () => {
    await hold();
    await end();
    const unlock = lockDataDirectory(directory);
    unlock();
  });

  it('is free once it was given back, and refused until then', () => {
    const unlock = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(`process ${process.pid}`) }),
    );
    unlock();
    lockDataDirectory(directory)();
  });

  it('makes the directory when there is none', () => {
    const missing = join(directory, 'a', 'b');
    lockDataDirectory(missing)();
    lockDataDirectory(missing)();
  });

  it('says which directory cannot be made', () => {
    writeFileSync(join(directory, 'a-file'), '');
    const impossible = join(directory, 'a-file', 'data');
    expect(() => lockDataDirectory(impossible)).toThrow(
      expect.objectContaining({ code: 'unavailable', message: expect.stringContaining(`${impossible} cannot be written to`) }),
    );
  });
});
