/**
 * Keeps two processes out of one data directory: PGlite does not, and two silently lose rows. In: a directory. Out: an
 * operating-system lock on a file in it (flock), which ends with the process that holds it, however it ends.
 */
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SwitchboardError } from '@switchboard/shared/problem';
import { tryLock } from 'fs-native-extensions';

/**
 * Takes the directory, making it when missing.
 * @param directory the data directory
 * @returns a function that gives it back
 * @throws SwitchboardError `conflict`, naming the owner's process id, when another process has it; `unavailable` when it
 * cannot be made or written to
 */
export function lockDataDirectory(directory: string): () => void {
  const path = join(directory, 'owner.lock');
  const file = openOwnerFile(directory, path);
  if (!tryLock(file)) {
    closeSync(file);
    const owner = readFileSync(path, 'utf8').trim();
    throw new SwitchboardError(
      'conflict',
      `The data directory ${directory} is in use by process ${owner || '(unknown)'}. Stop that one first, or set DATA_DIR to another directory.`,
    );
  }
  ftruncateSync(file);
  writeSync(file, `${process.pid}\n`);
  return () => closeSync(file);
}

function openOwnerFile(directory: string, path: string): number {
  try {
    mkdirSync(directory, { recursive: true });
    return openSync(path, 'a+');
  } catch (cause) {
    throw new SwitchboardError(
      'unavailable',
      `The data directory ${directory} cannot be written to (${(cause as NodeJS.ErrnoException).code}). Set DATA_DIR to a directory that can.`,
      { cause },
    );
  }
}
