/**
 * A hash of what an installation or a build is made from. In: paths within the checkout. Out: one hash over names and
 * contents, in a fixed order. By content and not by time: a checkout or a copy changes times and nothing else. A few
 * hundred files take about 30 ms.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'data']);

function* filesIn(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isFile()) yield path;
  if (!stats.isDirectory()) return;
  for (const name of readdirSync(join(root, path)).sort()) {
    if (!skipped.has(name) && !name.startsWith('.')) yield* filesIn(root, `${path}/${name}`);
  }
}

/**
 * @param {string} root the checkout
 * @param {string[]} paths files and folders within it; a missing one counts as empty
 * @returns {string} hexadecimal SHA-256
 */
export function sourceHash(root, paths) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of paths) {
    for (const file of filesIn(root, path)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
