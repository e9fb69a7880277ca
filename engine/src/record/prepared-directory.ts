/**
 * An empty embedded database, made beforehand. In: the installed PGlite. Out: where the archive of a fresh directory is that
 * was made by that very version, or null when none was made for it.
 *
 * Making a directory from nothing costs about 4 s and peaks near 860 MB; unpacking this archive costs 0.8 s and 390 MB
 * (2 cores). What stays true: an archive serves only the version that made it, whose number is in its name; with any
 * other the caller makes a directory from nothing. `node workers/bin/prepare-database.mjs` makes it anew after PGlite
 * was changed; a test fails until that was done.
 */
import { createReadStream, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

function installedPgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(new URL('../package.json', pathToFileURL(entry)), 'utf8')) as { version: string };
  return version;
}

/**
 * Where the prepared archive is: a tar compressed with Brotli (1.3 MB; 40 MB unpacked).
 * @returns a path, or null when none was made for the installed version
 */
export function preparedArchive(): string | null {
  const path = fileURLToPath(new URL(`../../prepared/pglite-${installedPgliteVersion()}.tar.br`, import.meta.url));
  return existsSync(path) ? path : null;
}

/**
 * Puts the prepared directory in place unless the database is there already. PGlite could load the archive itself, but
 * would keep 200 MB of it in memory for as long as it runs. Unpacked beside and renamed, so that what is cut short is
 * begun anew and never half there.
 * @param directory of the database; nothing happens when it is there, or when no archive fits the installed version
 */
export async function placePreparedDirectory(directory: string): Promise<void> {
  const archive = preparedArchive();
  if (archive === null || existsSync(directory)) return;
  const unpacking = `${directory}.unpacking`;
  rmSync(unpacking, { recursive: true, force: true });
  await pipeline(createReadStream(archive), createBrotliDecompress(), extract(unpacking));
  renameSync(unpacking, directory);
}
